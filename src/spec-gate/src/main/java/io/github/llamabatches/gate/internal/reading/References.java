package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;

/** Replaces references by their targets. */
public final class References {

    private References() {}

    public static JsonNode replaced(JsonNode node, Function<String, JsonNode> target) {
        String reference = node.path("$ref").asText("");
        if (reference.startsWith("#/")) {
            return target.apply(SpecParts.decoded(reference.substring(1)));
        }
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                entry.setValue(replaced(entry.getValue(), target));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, replaced(array.get(i), target));
            }
        }
        return node;
    }
}
