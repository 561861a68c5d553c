package io.github.llamabatches.runtime;

/**
 * Reports a repeated field through Jackson, which may wrap it. It contains the complete location, because Jackson adds
 * none for skipped and untyped values.
 */
final class RepeatedFieldException extends RuntimeException implements LibraryFailure.Wrapped {

    private static final long serialVersionUID = 1L;

    private final String path;

    /**
     * Creates the exception.
     *
     * @param name the name of the field
     * @param path the location in the document, such as {@code $.items[3].status}
     */
    RepeatedFieldException(String name, String path) {
        super("Duplicate field '" + name + "'", null, false, false);
        this.path = path;
    }

    @Override
    public UnreadableJsonException unreadable(String place) {
        return new UnreadableJsonException(String.valueOf(getMessage()), " at " + path, false);
    }
}
