package io.github.llamabatches.gate;

/** Reports that the gate can't run, with a message of one line. */
final class GateFailure extends Exception {

    private static final long serialVersionUID = 1L;

    GateFailure(String message) {
        super(message);
    }
}
