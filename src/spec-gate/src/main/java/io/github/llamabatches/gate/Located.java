package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a document, and the JSON pointer (RFC 6901) to it. */
record Located(JsonNode node, String pointer) {

    static Located nothing(String pointer) {
        return new Located(MissingNode.getInstance(), pointer);
    }

    boolean isThere() {
        return !node.isMissingNode();
    }

    /** Whether it says true; what is left out says false. */
    boolean isTrue(String name) {
        return node.path(name).asBoolean(false);
    }

    String text(String name) {
        return node.path(name).asText("");
    }

    Located child(String name) {
        return new Located(node.path(name), SpecDocument.child(pointer, name));
    }

    List<Located> items() {
        List<Located> items = new ArrayList<>();
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            items.add(new Located(node.get(i), pointer + "/" + i));
        }
        return items;
    }

    Map<String, Located> members() {
        Map<String, Located> members = new LinkedHashMap<>();
        node.properties().forEach(entry -> members.put(entry.getKey(), child(entry.getKey())));
        return members;
    }
}
