package io.github.llamabatches.generator;

/** Reports a committed copy that differs from the generated code, or that can't be written. */
final class GeneratedFolderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Reports a mistake.
     *
     * @param message the mistake and its remedy
     */
    GeneratedFolderException(String message) {
        // Without a stack trace, which the plugin would print: the place that matters is in the message.
        super(message, null, false, false);
    }
}
