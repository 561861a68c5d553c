package io.github.llamabatches.runtime;

import org.jspecify.annotations.Nullable;

/** Reports through Jackson, which wraps it, that a part of a document can't be read. */
final class UnreadableValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String path;

    /**
     * Describes the problem.
     *
     * @param problem Jackson's words
     * @param path the location in the part, such as {@code $.items[3].status}
     * @param exception Jackson's exception
     */
    UnreadableValueException(String problem, String path, @Nullable Throwable exception) {
        super(UnreadableJsonException.of(problem, path, "", exception).getMessage(), ownCause(exception));
        this.problem = problem;
        this.path = path;
    }

    /** Finds the exception of the runtime below those of Jackson, which reference the whole document. */
    private static @Nullable Throwable ownCause(@Nullable Throwable exception) {
        Throwable cause = exception;
        while (cause != null
                && !(cause instanceof UnreadableValueException)
                && !(cause instanceof MissingFieldsException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    /**
     * Creates the exception for the whole document.
     *
     * @param place the location of the part, such as {@code $.items[3]}
     */
    UnreadableJsonException unreadable(String place) {
        return UnreadableJsonException.of(problem, place + path.substring(1), "", getCause());
    }
}
