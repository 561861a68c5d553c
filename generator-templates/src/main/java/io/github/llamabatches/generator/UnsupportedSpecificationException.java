package io.github.llamabatches.generator;

/** Thrown if a specification can't be generated; the message holds the findings, with their places and remedies. */
final class UnsupportedSpecificationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Reports all that can't be generated.
     *
     * @param findings the mistakes, their places and their remedies, as the gate writes them
     */
    UnsupportedSpecificationException(String findings) {
        // On lines of its own, since Maven writes the name of the class before it, and without a stack trace, which the
        // plugin would print: the places that matter are in the specification.
        super("\n" + findings, null, false, false);
    }
}
