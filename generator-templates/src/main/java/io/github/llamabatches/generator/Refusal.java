package io.github.llamabatches.generator;

/**
 * Describes an unsupported element of a specification.
 *
 * @param rule the id of the gate's rule
 * @param pointer the JSON pointer to the element
 * @param message the problem, as a sentence
 * @param remedy the remedy, as a sentence
 */
record Refusal(String rule, String pointer, String message, String remedy) {

    /** Ends the processing of the element, up to the next {@link RefusalList#collect}. */
    static final class Signal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Refusal refusal;

        private Signal(Refusal refusal) {
            super(refusal.toString(), null, false, false);
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    static Signal at(String rule, SpecPart part, String message, String remedy) {
        return at(rule, part.pointer(), message, remedy);
    }

    static Signal at(String rule, String pointer, String message, String remedy) {
        return new Signal(new Refusal(rule, pointer, message, remedy));
    }
}
