package io.github.llamabatches.runtime;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Caches the listed values of an open enum that were read, and finds them without allocating a string. Doesn't cache
 * unknown values, of which there can be any number. Safe to share between threads.
 */
final class ListedValues {

    private final boolean failOnUnknown;
    private volatile OpenEnum<?>[] values = {};

    ListedValues(boolean failOnUnknown) {
        this.failOnUnknown = failOnUnknown;
    }

    @Nullable
    OpenEnum<?> find(char[] text, int offset, int length) {
        for (OpenEnum<?> listed : values) {
            if (isText(listed.toString(), text, offset, length)) {
                return listed;
            }
        }
        return null;
    }

    /**
     * Adds a listed value that was read. If two threads do so at once, one of the values can be missing until it is
     * read again.
     *
     * @return false if the value must be rejected
     */
    boolean accept(Object value) {
        if (!(value instanceof OpenEnum<?> open)) {
            return true;
        }
        OpenEnum<?>[] before = values;
        if (open.isKnown() && open.value() instanceof String && !List.of(before).contains(open)) {
            OpenEnum<?>[] after = Arrays.copyOf(before, before.length + 1);
            after[before.length] = open;
            values = after;
        }
        return open.isKnown() || !failOnUnknown;
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
