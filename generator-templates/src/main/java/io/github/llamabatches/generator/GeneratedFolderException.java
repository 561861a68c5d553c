package io.github.llamabatches.generator;

/** A committed copy of generated code that isn't what is generated, or that can't be written. */
final class GeneratedFolderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message what is wrong, and what mends it
     */
    GeneratedFolderException(String message) {
        // Without a stack trace, which the plugin would print: the place that matters is in the message.
        super(message, null, false, false);
    }
}
