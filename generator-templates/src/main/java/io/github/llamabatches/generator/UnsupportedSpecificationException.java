package io.github.llamabatches.generator;

/**
 * Thrown if a specification contains unsupported elements; the message holds the findings with their locations and
 * remedies.
 */
final class UnsupportedSpecificationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param findings the problems, their locations and remedies, formatted by the gate
     */
    UnsupportedSpecificationException(String findings) {
        // Begins on a new line, after the class name that Maven prints, and without a stack trace, which the plugin
        // would print.
        super("\n" + findings, null, false, false);
    }
}
