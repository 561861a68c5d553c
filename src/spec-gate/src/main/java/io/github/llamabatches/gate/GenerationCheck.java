package io.github.llamabatches.gate;

import java.util.List;
import java.util.function.Predicate;

/** Finds what can't be generated from a specification. A generator offers it as a service of {@code ServiceLoader}. */
public interface GenerationCheck {

    /**
     * A part of a specification that can't be generated.
     *
     * @param rule the id of the rule that it breaks, one of the group generation
     * @param pointer where: a JSON pointer (RFC 6901) into {@link Specification#json}
     * @param message what can't be generated, as one sentence
     * @param remedy how to mend it, as one sentence
     */
    record Problem(String rule, String pointer, String message, String remedy) {}

    /**
     * Checks a specification.
     *
     * @param specification the specification
     * @param operations the operations that are wanted, as the generator's option says; none means all
     * @param skip whether what can't be generated is left out, so that it is a problem only if nothing is left
     * @return all that is in the way; empty if nothing is
     */
    List<Problem> check(Specification specification, List<String> operations, boolean skip);

    /**
     * Returns whether a part has to do with the operations that are wanted: of others nothing is judged.
     *
     * @param specification the specification
     * @param operations the operations that are wanted; none means all
     * @return takes a JSON pointer (RFC 6901) into {@link Specification#written}
     */
    default Predicate<String> concerned(Specification specification, List<String> operations) {
        return pointer -> true;
    }
}
