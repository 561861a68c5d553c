package io.github.llamabatches.runtime;

/**
 * Passes through Jackson, which wraps it, to its reader: a field came twice in one object. The place is complete from
 * the start, because Jackson doesn't add to it within what is skipped or has no type.
 */
final class RepeatedFieldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;

    /**
     * Names the field.
     *
     * @param name the field on the wire
     * @param path its place in the document, such as {@code $.items[3].status}
     */
    RepeatedFieldException(String name, String path) {
        super("Duplicate field '" + name + "'", null, false, false);
        this.path = path;
    }

    UnreadableJsonException unreadable() {
        return new UnreadableJsonException(String.valueOf(getMessage()), " at " + path, false);
    }
}
