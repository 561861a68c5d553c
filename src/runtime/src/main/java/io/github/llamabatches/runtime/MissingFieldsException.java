package io.github.llamabatches.runtime;

import java.util.List;

/** Signals that a record lacks required fields. Jackson adds the location in the document. */
final class MissingFieldsException extends NullPointerException {

    private static final long serialVersionUID = 1L;

    private final String[] names;

    /**
     * Creates the exception for a record.
     *
     * @param type the record
     * @param names the JSON names of the fields, at least one
     */
    MissingFieldsException(Class<? extends Record> type, List<String> names) {
        super(type.getSimpleName() + " lacks the required " + fields(names));
        this.names = names.toArray(new String[0]);
    }

    /**
     * Converts the exception to one for a document.
     *
     * @param path the location of the object, such as {@code $.items[3]}
     */
    UnreadableJsonException unreadable(String path) {
        String place = names.length == 1 ? path + '.' + names[0] : path;
        return new UnreadableJsonException("Missing required " + fields(List.of(names)), " at " + place, false);
    }

    private static String fields(List<String> names) {
        return (names.size() == 1 ? "field '" : "fields '") + String.join("', '", names) + "'";
    }
}
