package io.github.llamabatches.gate.internal.reading;

import java.util.HashMap;
import java.util.Map;

/** Maps the places of a converted document to those of the written one, and back. */
final class MovedPlaces {

    private final Map<String, String> written = new HashMap<>();
    private final Map<String, String> converted = new HashMap<>();

    /** Returns the place where something is written that stands here in the converted document. */
    String written(String pointer) {
        return translate(pointer, written);
    }

    /** Returns the place in the converted document of something that is written here. */
    String converted(String pointer) {
        return translate(pointer, converted);
    }

    /** Adds a part that stands at another place in the converted document; the first place counts. */
    void move(String from, String to) {
        if (!from.equals(to)) {
            written.putIfAbsent(to, from);
            converted.putIfAbsent(from, to);
        }
    }

    /** Adds a keyword of the converted document that follows from something else; the first place counts. */
    void derive(String from, String to) {
        written.putIfAbsent(to, from);
    }

    /** Adds a part whose keywords are written at different places. */
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
