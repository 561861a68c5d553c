package io.github.llamabatches.runtime;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers the fields of one object while it is read, and detects repeated ones. */
final class ReadFields {

    /** The number of a field that the record doesn't declare. */
    static final int UNKNOWN = 0;

    /** The number of a field that the object already has. */
    static final int REPEATED = -1;

    private final RecordFields fields;
    private final boolean[] read;
    private int last;
    private @Nullable Set<String> unknown;

    ReadFields(RecordFields fields) {
        this.fields = fields;
        this.read = new boolean[fields.count()];
    }

    /** Returns the number of the next field of the object, starting at 1. */
    int next(String name) {
        int number = fields.number(name, last);
        if (number == UNKNOWN) {
            unknown = unknown == null ? new HashSet<>() : unknown;
            return unknown.add(name) ? UNKNOWN : REPEATED;
        }
        last = number;
        if (read[number - 1]) {
            return REPEATED;
        }
        read[number - 1] = true;
        return number;
    }
}
