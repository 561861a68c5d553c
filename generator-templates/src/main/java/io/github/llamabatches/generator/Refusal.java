package io.github.llamabatches.generator;

/**
 * A part of a specification that can't be generated.
 *
 * @param rule the id of the gate's rule that it breaks
 * @param pointer where it stands
 * @param message what can't be generated, as one sentence
 * @param remedy how to mend it, as one sentence
 */
record Refusal(String rule, String pointer, String message, String remedy) {

    /** Leaves the part that can't be generated, up to the next {@link RefusalList#collect}. */
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
