package io.github.llamabatches.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the missing required fields of a record, so that one exception lists all of them. */
public final class RequiredFields {

    static final RequiredFields NONE_MISSING = new RequiredFields(List.of());

    private final List<String> missing;

    private RequiredFields(List<String> missing) {
        this.missing = missing;
    }

    /**
     * Checks another required field.
     *
     * @param name the name in JSON
     * @param value the value; null if it is missing
     * @return the missing fields so far
     */
    public RequiredFields and(String name, @Nullable Object value) {
        if (value != null) {
            return this;
        }
        List<String> more = new ArrayList<>(missing);
        more.add(name);
        return new RequiredFields(more);
    }

    /**
     * Rejects the record if a required field is missing.
     *
     * @param type the record
     * @throws NullPointerException if a field is missing; the message contains the record and all missing fields
     */
    public void of(Class<? extends Record> type) {
        if (!missing.isEmpty()) {
            throw new MissingFieldsException(type, missing);
        }
    }
}
