package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** Resolves references within a document. */
public final class Refs {

    private static final String SCHEMAS = "#/components/schemas/";

    private Refs() {}

    /** Resolves the references of a node; missing if they are broken or circular. */
    public static Located resolve(JsonNode document, JsonNode node, String pointer) {
        JsonNode current = node;
        String at = pointer;
        Set<String> visited = new HashSet<>();
        while (current.path("$ref").isTextual()) {
            String ref = current.path("$ref").textValue();
            if (!ref.startsWith("#/") || !visited.add(ref)) {
                return Located.nothing(at);
            }
            at = SpecParts.decoded(ref.substring(1));
            current = document.at(at);
        }
        return new Located(current, at);
    }

    public static JsonNode resolve(JsonNode document, JsonNode node) {
        return resolve(document, node, "").node();
    }

    /**
     * Returns the name of the referenced schema, including references in an {@code allOf} with one entry; empty if
     * there is none.
     */
    public static String schemaName(JsonNode schema) {
        JsonNode node = schema.path("allOf").size() == 1 ? schema.path("allOf").path(0) : schema;
        String ref = node.path("$ref").asText("");
        return ref.startsWith(SCHEMAS)
                ? ref.substring(SCHEMAS.length()).replace("~1", "/").replace("~0", "~")
                : "";
    }
}
