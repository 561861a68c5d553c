package io.github.llamabatches.gate;

import java.util.List;
import java.util.function.Predicate;

/**
 * Finds elements of a specification that a generator doesn't support. Generators implement it as a service of
 * {@code ServiceLoader}.
 */
public interface GenerationCheck {

    /**
     * Describes an unsupported element.
     *
     * @param rule the id of a rule of the group generation
     * @param pointer the location: a JSON pointer (RFC 6901) into {@link Specification#json}
     * @param message the problem, as a sentence
     * @param remedy the remedy, as a sentence
     */
    record Problem(String rule, String pointer, String message, String remedy) {}

    /**
     * Checks a specification.
     *
     * @param specification the specification
     * @param operations the selected operations, in the format of the generator's option; empty for all
     * @param skip whether unsupported elements are omitted, so that they are errors only if no operation remains
     * @return the unsupported elements; empty if there are none
     */
    List<Problem> check(Specification specification, List<String> operations, boolean skip);

    /**
     * Returns a predicate for the elements that the selected operations use; others aren't checked.
     *
     * @param specification the specification
     * @param operations the selected operations; empty for all
     * @return a predicate of JSON pointers (RFC 6901) into {@link Specification#written}
     */
    default Predicate<String> concerned(Specification specification, List<String> operations) {
        return pointer -> true;
    }
}
