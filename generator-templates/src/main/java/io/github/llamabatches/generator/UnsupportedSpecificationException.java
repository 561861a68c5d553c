package io.github.llamabatches.generator;

/** Something in a specification that can't be generated, with its place and a remedy. */
final class UnsupportedSpecificationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Reports a part that can't be generated.
     *
     * @param finding the mistake, its place and its remedy, as the gate writes them
     */
    UnsupportedSpecificationException(String finding) {
        // On lines of its own, since Maven writes the name of the class before it, and without a stack trace, which the
        // plugin would print: the place that matters is in the specification.
        super("\n" + finding, null, false, false);
    }
}
