package io.github.llamabatches.generator;

/** Reports a committed copy that differs from the generated code, or that can't be written. */
final class GeneratedFolderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message the problem and its remedy
     */
    GeneratedFolderException(String message) {
        // Without a stack trace, which the plugin would print.
        super(message, null, false, false);
    }
}
