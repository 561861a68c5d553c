package io.github.llamabatches.runtime;

/** Parses a value from a string in a larger array. */
interface TextParser<T> {

    /**
     * Parses the value.
     *
     * @throws java.time.DateTimeException if the string is invalid
     * @throws IllegalArgumentException if the string is invalid
     */
    T parse(char[] text, int offset, int length);
}
