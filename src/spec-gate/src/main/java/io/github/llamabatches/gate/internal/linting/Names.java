package io.github.llamabatches.gate.internal.linting;

import java.util.Locale;

/** Converts names to other cases. */
final class Names {

    private Names() {}

    static String snakeCase(String name) {
        String words = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("[^A-Za-z0-9]+", "_");
        return words.replaceAll("^_+|_+$", "").toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the same string for all names that would be the same Java file, also on file systems that ignore case.
     */
    static String javaName(String name) {
        return camelCase(name, true).toLowerCase(Locale.ROOT);
    }

    static String camelCase(String name, boolean upper) {
        StringBuilder result = new StringBuilder();
        for (String word : name.split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                String first = word.substring(0, 1);
                boolean big = upper || !result.isEmpty();
                result.append(big ? first.toUpperCase(Locale.ROOT) : first.toLowerCase(Locale.ROOT))
                        .append(word.substring(1));
            }
        }
        return result.toString();
    }
}
