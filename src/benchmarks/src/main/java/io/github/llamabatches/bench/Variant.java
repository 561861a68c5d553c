package io.github.llamabatches.bench;

/** One of the things that a benchmark compares: a constant of an enum. */
public interface Variant {

    /**
     * The constant, as processes are told it.
     *
     * @return its name
     */
    String name();

    /**
     * What the page calls it.
     *
     * @return Markdown
     */
    String label();
}
