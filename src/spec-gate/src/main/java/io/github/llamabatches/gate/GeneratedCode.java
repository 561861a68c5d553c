package io.github.llamabatches.gate;

import java.util.List;

/**
 * Compares the code that is generated from two specifications, as far as its callers notice. A generator offers it as a
 * service of {@code ServiceLoader}.
 */
public interface GeneratedCode {

    /** How callers notice a difference. */
    enum Effect {
        /** Something is there that wasn't. */
        ADDED,
        /** Code that was written for the old form is right for the new one. */
        HARMLESS,
        /** Code that was written for the old form no longer compiles, or does something else. */
        BREAKING
    }

    /**
     * A difference between two versions of generated code.
     *
     * @param effect how callers notice it
     * @param code the type or the method, as callers write it
     * @param before its form in the old version; empty if it wasn't there
     * @param after its form in the new version; empty if it isn't there any more
     * @param from the reason in the old specification: a JSON pointer (RFC 6901) into {@link Specification#json}; empty
     *     if there is none
     * @param to the reason in the new specification, in the same way
     */
    record Difference(Effect effect, String code, String before, String after, String from, String to) {}

    /**
     * Compares what can be generated.
     *
     * @param from the old specification
     * @param to the new specification
     * @param operations the operations that are wanted, as the generator's option says; none means all
     * @return all differences; empty if callers notice nothing
     */
    List<Difference> differences(Specification from, Specification to, List<String> operations);
}
