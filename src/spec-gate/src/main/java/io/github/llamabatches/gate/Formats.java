package io.github.llamabatches.gate;

import java.util.Set;

/** The formats that decide a type; the others are hints. */
final class Formats {

    private static final Set<String> TYPING =
            Set.of("date-time", "date", "uuid", "uri", "byte", "binary", "int32", "int64", "float", "double");

    private Formats() {}

    static boolean isTyping(String format) {
        return TYPING.contains(format);
    }
}
