package io.github.llamabatches.runtime;

/** Parses a value from a text in a larger array. */
interface TextParser<T> {

    /**
     * Parses the value.
     *
     * @throws java.time.DateTimeException if the text is invalid
     * @throws IllegalArgumentException if the text is invalid
     */
    T parse(char[] text, int offset, int length);
}
