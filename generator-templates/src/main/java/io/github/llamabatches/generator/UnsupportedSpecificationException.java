package io.github.llamabatches.generator;

/** Something in a specification that can't be generated, with its place and a remedy. */
final class UnsupportedSpecificationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Names what can't be generated.
     *
     * @param file the specification
     * @param rule the rule of the gate that refuses the same
     * @param pointer where: a JSON pointer (RFC 6901)
     * @param message what is wrong, as one sentence
     * @param remedy how to mend it, as one sentence
     */
    UnsupportedSpecificationException(String file, String rule, String pointer, String message, String remedy) {
        // Without a stack trace, which the plugin would print: the place that matters is in the specification.
        super(
                file + ": error [" + rule + "] " + message + "\n    at " + pointer + "\n    mend: " + remedy,
                null,
                false,
                false);
    }
}
