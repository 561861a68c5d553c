package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An element of a document with its JSON pointer (RFC 6901). */
public record Located(JsonNode node, String pointer) {

    public static Located nothing(String pointer) {
        return new Located(MissingNode.getInstance(), pointer);
    }

    public boolean isThere() {
        return !node.isMissingNode();
    }

    /** Returns whether it is true; an absent value is false. */
    public boolean isTrue(String name) {
        return node.path(name).asBoolean(false);
    }

    public String text(String name) {
        return node.path(name).asText("");
    }

    public Located child(String name) {
        return new Located(node.path(name), SpecDocument.child(pointer, name));
    }

    /** Returns the child with a name if there is one. */
    public List<Located> optional(String name) {
        return node.has(name) ? List.of(child(name)) : List.of();
    }

    public List<Located> items() {
        List<Located> items = new ArrayList<>();
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            items.add(new Located(node.get(i), pointer + "/" + i));
        }
        return items;
    }

    public Map<String, Located> members() {
        Map<String, Located> members = new LinkedHashMap<>();
        node.properties().forEach(entry -> members.put(entry.getKey(), child(entry.getKey())));
        return members;
    }
}
