package io.github.llamabatches.runtime;

import org.jspecify.annotations.Nullable;

/** Describes an exception of a JSON library, because the exception itself references the whole document. */
final class LibraryFailure {

    final String problem;
    final String path;
    private final String position;
    private final @Nullable Throwable exception;

    /**
     * Creates the description.
     *
     * @param problem the message of the library
     * @param path the location in the value, such as {@code $.items[3].status}; {@code $} is the root
     * @param position the position of invalid syntax, such as {@code " at byte 7"}; may be empty
     * @param exception the exception; null if it isn't needed
     */
    LibraryFailure(String problem, String path, String position, @Nullable Throwable exception) {
        this.problem = problem;
        this.path = path;
        this.position = position;
        this.exception = exception;
    }

    /** An exception of this runtime that the library may wrap. */
    sealed interface Wrapped permits MissingFieldsException, RepeatedFieldException, UnreadableValueException {

        /**
         * Converts the exception to one for a document.
         *
         * @param path the location of the object or value at which the exception was thrown
         */
        UnreadableJsonException unreadable(String path);
    }

    /** Returns a step of a location: to a field, or to an item if there is no name. */
    static String step(@Nullable String name, int index) {
        return name == null ? "[" + index + "]" : "." + name;
    }

    /** Returns the exception of this runtime that the library wrapped; null if there is none. */
    @Nullable
    Throwable wrapped() {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            // For example, an OutOfMemoryError, which the document doesn't cause.
            if (cause instanceof Error error) {
                throw error;
            }
            if (cause instanceof Wrapped) {
                return cause;
            }
        }
        return null;
    }

    /** Creates the exception for a document that can't be read. */
    UnreadableJsonException unreadable() {
        if (wrapped() instanceof Wrapped own) {
            return own.unreadable(path);
        }
        boolean isAtRoot = path.equals("$");
        return new UnreadableJsonException(problem, isAtRoot ? position : " at " + path, isAtRoot);
    }

    /**
     * Creates the exception for a value that can't be written, without the message of its cause, which may quote it.
     */
    IllegalArgumentException unwritable() {
        Throwable cause = exception == null ? null : exception.getCause();
        if (cause instanceof Error error && !(cause instanceof StackOverflowError)) {
            throw error;
        }
        if (cause instanceof StackOverflowError) {
            return Unwritable.containsItself(path);
        }
        return Unwritable.exception(cause == null ? problem : cause.getClass().getSimpleName(), path);
    }
}
