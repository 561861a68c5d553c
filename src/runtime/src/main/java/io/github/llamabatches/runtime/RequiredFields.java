package io.github.llamabatches.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the required fields of a record that are missing, so that one exception names all of them. */
public final class RequiredFields {

    static final RequiredFields NONE_MISSING = new RequiredFields(List.of());

    private final List<String> missing;

    private RequiredFields(List<String> missing) {
        this.missing = missing;
    }

    /**
     * Looks at one more required field.
     *
     * @param name its name in JSON
     * @param value its value; null if it is missing
     * @return what is missing so far
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
     * Refuses the record if a field is missing.
     *
     * @param type the record
     * @throws NullPointerException if one is missing; the message names the record and all that are missing
     */
    public void of(Class<? extends Record> type) {
        if (!missing.isEmpty()) {
            throw new MissingFieldsException(type, missing);
        }
    }
}
