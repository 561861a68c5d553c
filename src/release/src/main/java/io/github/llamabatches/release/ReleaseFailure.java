package io.github.llamabatches.release;

/** Ends a release; the message says why and how to mend it. */
final class ReleaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReleaseFailure(String message) {
        super(message);
    }
}
