package io.github.llamabatches.runtime;

import java.util.List;

/** Signals that a record lacks required fields. Jackson adds the location in the document. */
final class MissingFieldsException extends NullPointerException implements LibraryFailure.Wrapped {

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

    @Override
    public UnreadableJsonException unreadable(String path) {
        String place = names.length == 1 ? path + '.' + names[0] : path;
        return new UnreadableJsonException("Missing required " + fields(List.of(names)), " at " + place, false);
    }

    private static String fields(List<String> names) {
        return (names.size() == 1 ? "field '" : "fields '") + String.join("', '", names) + "'";
    }
}
