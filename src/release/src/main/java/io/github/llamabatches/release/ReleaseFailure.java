package io.github.llamabatches.release;

/** Reports a failed release with its cause and remedy. */
final class ReleaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReleaseFailure(String message) {
        super(message);
    }
}
