package io.github.llamabatches.core;

import org.jspecify.annotations.Nullable;

/** Says why a value can't be written, without the value. */
final class Unwritable {

    private Unwritable() {}

    /**
     * Makes the exception.
     *
     * @param problem the library's own words
     * @param cause what the value itself has thrown, whose words may quote it
     * @param path the place in the value
     */
    static IllegalArgumentException exception(@Nullable String problem, @Nullable Throwable cause, String path) {
        // Such as a lack of memory: no fault of the value.
        if (cause instanceof Error error && !(cause instanceof StackOverflowError)) {
            throw error;
        }
        String words = String.valueOf(problem);
        if (cause instanceof StackOverflowError) {
            words = "it holds itself";
        } else if (words.contains("surrogate")) {
            words = "a text holds half of a surrogate pair";
        } else if (cause != null) {
            words = cause.getClass().getSimpleName();
        }
        return new IllegalArgumentException(
                "the value cannot be written as JSON: " + Excerpt.of(words) + " at " + Excerpt.of(path, PATH_LENGTH));
    }

    private static final int PATH_LENGTH = 500;
}
