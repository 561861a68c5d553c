package io.github.llamabatches.gate.internal.reading;

import java.util.HashMap;
import java.util.Map;

/** Maps the locations of a converted document to those of the original, and back. */
final class MovedPlaces {

    private final Map<String, String> written = new HashMap<>();
    private final Map<String, String> converted = new HashMap<>();

    /** Returns the original location for a location in the converted document. */
    String written(String pointer) {
        return translate(pointer, written);
    }

    /** Returns the location in the converted document for an original location. */
    String converted(String pointer) {
        return translate(pointer, converted);
    }

    /** Adds an element whose location differs in the converted document; only the first location is kept. */
    void move(String from, String to) {
        if (!from.equals(to)) {
            written.putIfAbsent(to, from);
            converted.putIfAbsent(from, to);
        }
    }

    /**
     * Adds a keyword of the converted document that is derived from another element; only the first location is kept.
     */
    void derive(String from, String to) {
        written.putIfAbsent(to, from);
    }

    /** Adds an element whose keywords have different original locations. */
    void join(String from, String to) {
        written.put(to, from);
    }

    private static String translate(String pointer, Map<String, String> moves) {
        if (moves.isEmpty()) {
            return pointer;
        }
        for (int end = pointer.length(); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
            String moved = moves.get(pointer.substring(0, end));
            if (moved != null) {
                return moved + pointer.substring(end);
            }
        }
        return pointer;
    }
}
