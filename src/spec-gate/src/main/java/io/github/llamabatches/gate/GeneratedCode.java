package io.github.llamabatches.gate;

import java.util.List;

/**
 * Compares the generated code of two specifications, as far as callers are affected. Generators implement it as a
 * service of {@code ServiceLoader}.
 */
public interface GeneratedCode {

    /** The effect of a difference on callers. */
    enum Effect {
        /** The element is new. */
        ADDED,
        /** Code that uses the old version works with the new version. */
        HARMLESS,
        /** Code that uses the old version no longer compiles, or behaves differently. */
        BREAKING
    }

    /**
     * Describes a difference between two versions of generated code.
     *
     * @param effect the effect on callers
     * @param code the type or method, as in the code of callers
     * @param before the old form; empty if the element is new
     * @param after the new form; empty if the element was removed
     * @param from the cause in the old specification: a JSON pointer (RFC 6901) into {@link Specification#json}; empty
     *     if there is none
     * @param to the cause in the new specification, in the same format
     */
    record Difference(Effect effect, String code, String before, String after, String from, String to) {}

    /**
     * Compares the code of two specifications, ignoring unsupported elements.
     *
     * @param from the old specification
     * @param to the new specification
     * @param operations the selected operations, in the format of the generator's option; empty for all
     * @return the differences; empty if callers aren't affected
     */
    List<Difference> differences(Specification from, Specification to, List<String> operations);
}
