package io.github.llamabatches.runtime;

import org.jspecify.annotations.Nullable;

/** Signals that a part of a document can't be read. Jackson wraps it. */
final class UnreadableValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String path;

    /**
     * Creates the exception.
     *
     * @param problem the message of Jackson
     * @param path the location in the part, such as {@code $.items[3].status}
     * @param exception Jackson's exception
     */
    UnreadableValueException(String problem, String path, @Nullable Throwable exception) {
        super(UnreadableJsonException.of(problem, path, "", exception).getMessage(), ownCause(exception));
        this.problem = problem;
        this.path = path;
    }

    /** Finds the runtime's exception below Jackson's, which reference the whole document. */
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
