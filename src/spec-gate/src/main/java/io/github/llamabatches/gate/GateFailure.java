package io.github.llamabatches.gate;

/** The gate can't do its work, and says in one line why. */
final class GateFailure extends Exception {

    private static final long serialVersionUID = 1L;

    GateFailure(String message) {
        super(message);
    }
}
