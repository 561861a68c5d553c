package io.github.llamabatches.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Caches the listed values of an open enum that were read, and finds them without allocating a string. Doesn't cache
 * unknown values, of which there can be any number. Safe to share between threads.
 */
final class ListedValues {

    private volatile OpenEnum<?>[] values = {};

    @Nullable
    OpenEnum<?> find(char[] text, int offset, int length) {
        for (OpenEnum<?> listed : values) {
            if (isText(listed.toString(), text, offset, length)) {
                return listed;
            }
        }
        return null;
    }

    /** Adds a value. If two threads do so at once, one of the values can be missing until it is read again. */
    void add(OpenEnum<?> value) {
        List<OpenEnum<?>> all = new ArrayList<>(List.of(values));
        if (value.value() instanceof String && value.isKnown() && !all.contains(value)) {
            all.add(value);
            values = all.toArray(new OpenEnum<?>[0]);
        }
    }

    private static boolean isText(String value, char[] text, int offset, int length) {
        if (value.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (value.charAt(i) != text[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
