package io.github.llamabatches.runtime;

import java.util.List;

/** Reports that a record can't be made: fields that it must have are missing. Jackson adds the place in a document. */
final class MissingFieldsException extends NullPointerException {

    private static final long serialVersionUID = 1L;

    private final String[] names;

    /**
     * Names the fields.
     *
     * @param type the record
     * @param names the fields on the wire, at least one
     */
    MissingFieldsException(Class<? extends Record> type, List<String> names) {
        super(type.getSimpleName() + " lacks the required " + fields(names));
        this.names = names.toArray(new String[0]);
    }

    /**
     * Makes the exception for a document.
     *
     * @param path the place of the object, such as {@code $.items[3]}
     */
    UnreadableJsonException unreadable(String path) {
        String place = names.length == 1 ? path + '.' + names[0] : path;
        return new UnreadableJsonException("Missing required " + fields(List.of(names)), " at " + place, false);
    }

    private static String fields(List<String> names) {
        return (names.size() == 1 ? "field '" : "fields '") + String.join("', '", names) + "'";
    }
}
