package io.github.llamabatches.runtime;

/** Reads a value out of a text in a larger array. */
interface TextParser<T> {

    /**
     * Reads the value.
     *
     * @throws java.time.DateTimeException if it isn't one
     * @throws IllegalArgumentException if it isn't one
     */
    T parse(char[] text, int offset, int length);
}
