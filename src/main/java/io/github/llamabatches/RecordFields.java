package io.github.llamabatches;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The fields of a record by their names on the wire, in the order of its components. */
final class RecordFields {

    /** Stands for a value until there is one. */
    static final Object ABSENT = new Object();

    static final RecordFields NONE = new RecordFields(new String[0]);

    private final String[] names;

    RecordFields(String[] names) {
        this.names = names;
    }

    @Nullable
    Object[] noValues() {
        @Nullable Object[] values = new Object[names.length];
        Arrays.fill(values, ABSENT);
        return values;
    }

    /**
     * The index of a field; -1 if there is none of this name.
     *
     * @param guess where to look first: servers send most fields in the order of the specification
     */
    int indexOf(String name, int guess) {
        for (int i = guess; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        for (int i = 0; i < guess; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
