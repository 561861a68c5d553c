package io.github.llamabatches.bench;

/** A variant of a benchmark: a constant of an enum. */
public interface Variant {

    /**
     * Returns the name of the constant, which is passed to processes.
     *
     * @return the name
     */
    String name();

    /**
     * Returns the name on the page.
     *
     * @return Markdown
     */
    String label();
}
