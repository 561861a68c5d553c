package io.github.llamabatches.runtime;

import org.jspecify.annotations.Nullable;

/** Passes through Jackson, which wraps it, to its reader: a part of a document can't be read. */
final class UnreadableValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String path;

    /**
     * Describes the problem.
     *
     * @param problem Jackson's words
     * @param path the place in the part, such as {@code $.items[3].status}
     * @param cause Jackson's exception
     */
    UnreadableValueException(String problem, String path, @Nullable Throwable cause) {
        super(UnreadableJsonException.of(problem, path, "", cause).getMessage(), cause);
        this.problem = problem;
        this.path = path;
    }

    /**
     * Makes the exception for the whole document.
     *
     * @param place the place of the part, such as {@code $.items[3]}
     */
    UnreadableJsonException unreadable(String place) {
        return UnreadableJsonException.of(problem, place + path.substring(1), "", getCause());
    }
}
