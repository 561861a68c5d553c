package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.Comparator;
import java.util.Map;

/** Finds the location of a message of Swagger Parser, which has the form {@code paths.'/x'(get).responses}. */
final class ParserMessages {

    private ParserMessages() {}

    /** Returns the deepest existing element that the message mentions. */
    static String pointer(JsonNode root, String message) {
        String rest = message.startsWith("attribute ") ? message.substring("attribute ".length()) : message;
        JsonNode node = root;
        String pointer = "";
        while (true) {
            rest = rest.replaceFirst("^[.(\\[']+", "");
            String name = node.isArray() ? element(node, rest) : key(node, rest);
            if (name.isEmpty()) {
                return node.has("$ref") && rest.startsWith("#/") ? pointer + "/$ref" : pointer;
            }
            rest = rest.substring(name.length()).replaceFirst("^[')\\]]+", "");
            if (node.isArray()) {
                int index = index(node, name);
                node = node.get(index);
                pointer = pointer + "/" + index;
            } else {
                node = node.get(name);
                pointer = SpecDocument.child(pointer, name);
            }
        }
    }

    /** Returns the longest key at the beginning of the string. */
    private static String key(JsonNode node, String text) {
        return node.propertyStream()
                .map(Map.Entry::getKey)
                .filter(key -> beginsWith(text, key))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** List items are identified by their index or name. */
    private static String element(JsonNode array, String text) {
        String longest = "";
        for (int i = 0; i < array.size(); i++) {
            String name = array.get(i).path("name").asText();
            if (name.length() > longest.length() && beginsWith(text, name)) {
                longest = name;
            }
            if (longest.isEmpty() && beginsWith(text, String.valueOf(i))) {
                longest = String.valueOf(i);
            }
        }
        return longest;
    }

    private static int index(JsonNode array, String name) {
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i).path("name").asText().equals(name)) {
                return i;
            }
        }
        return Integer.parseInt(name);
    }

    private static boolean beginsWith(String text, String name) {
        return text.startsWith(name)
                && (text.length() == name.length() || ".([)]' ".indexOf(text.charAt(name.length())) >= 0);
    }
}
