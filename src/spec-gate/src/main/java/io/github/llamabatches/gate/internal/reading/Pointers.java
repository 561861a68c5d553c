package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;

/** Reads JSON pointers. */
public final class Pointers {

    private Pointers() {}

    public static JsonNode get(JsonNode root, String pointer) {
        return root.at(JsonPointer.compile(pointer));
    }

    /** Returns the relative pointers of the members of an object or a list. */
    public static List<String> members(JsonNode node) {
        return node.isArray()
                ? IntStream.range(0, node.size()).mapToObj(i -> "/" + i).toList()
                : node.propertyStream()
                        .map(entry -> SpecDocument.child("", entry.getKey()))
                        .toList();
    }

    public static String parent(String pointer) {
        int slash = pointer.lastIndexOf('/');
        return slash < 0 ? "" : pointer.substring(0, slash);
    }

    /** Returns the last token, unescaped; empty for the whole document. */
    public static String name(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }

    /**
     * Returns the name of the element at a pointer for readers: in quotation marks, a list item by its name if it has
     * one.
     */
    public static String describe(JsonNode root, String pointer) {
        String name = name(pointer);
        if (pointer.isEmpty()) {
            return "the document";
        }
        if (get(root, parent(pointer)).isArray()) {
            String given = get(root, pointer).path("name").asText();
            return given.isEmpty() ? "entry " + name + " of " + describe(root, parent(pointer)) : quote(given);
        }
        return quote(name);
    }

    private static String quote(String name) {
        return '"' + shorten(name) + '"';
    }

    /** Formats a value as JSON of limited length. */
    public static String show(JsonNode value) {
        return shorten(value.toString());
    }

    private static String shorten(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    public static boolean isAtOrBelow(String pointer, String ancestor) {
        int end = ancestor.length();
        return pointer.startsWith(ancestor) && (pointer.length() == end || pointer.charAt(end) == '/');
    }
}
