package io.github.llamabatches.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The listed values of an enum that came so far, which are found without making a text or an object. What isn't listed
 * is not kept: there is no end to it. Safe to share between threads.
 */
final class ListedValues {

    private volatile OpenEnum[] values = {};

    @Nullable
    OpenEnum find(char[] text, int offset, int length) {
        for (OpenEnum listed : values) {
            if (isText(listed.value(), text, offset, length)) {
                return listed;
            }
        }
        return null;
    }

    /** Of two threads that keep a value at once one can lose it, and keeps it when it comes again. */
    void keep(OpenEnum value) {
        List<OpenEnum> all = new ArrayList<>(List.of(values));
        if (value.isKnown() && !all.contains(value)) {
            all.add(value);
            values = all.toArray(OpenEnum[]::new);
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
