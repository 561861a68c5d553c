package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what only has another name: it is gone under one, and there under another, and the same otherwise. */
final class Renames {

    /** Lists the keywords that are for readers only. */
    static final Set<String> DOCUMENTATION = Set.of(
            "description",
            "summary",
            "title",
            "example",
            "examples",
            "externalDocs",
            "x-enum-descriptions",
            "contact",
            "license",
            "termsOfService");

    private Renames() {}

    /** The new name of each schema that was renamed. A schema that refers to another renamed one is found as well. */
    static Map<String, String> ofSchemas(JsonNode old, JsonNode now) {
        Map<String, String> renames = new LinkedHashMap<>();
        List<String> gone = missing(old, now);
        List<String> added = missing(now, old);
        boolean found = !gone.isEmpty() && !added.isEmpty();
        while (found) {
            found = false;
            for (String from : List.copyOf(gone)) {
                JsonNode definition = essence(old.path(from), renames);
                List<String> same = added.stream()
                        .filter(to -> essence(now.path(to), Map.of()).equals(definition))
                        .toList();
                if (same.size() == 1) {
                    renames.put(from, same.get(0));
                    gone.remove(from);
                    added.remove(same.get(0));
                    found = true;
                }
            }
        }
        return renames;
    }

    /** The new name of each property that was renamed, which also has the place of the old one. */
    static Map<String, String> ofProperties(JsonNode old, JsonNode now, Map<String, String> schemas) {
        Map<String, String> renames = new LinkedHashMap<>();
        List<String> oldNames = names(old);
        List<String> newNames = names(now);
        for (int i = 0; i < Math.min(oldNames.size(), newNames.size()); i++) {
            String from = oldNames.get(i);
            String to = newNames.get(i);
            if (!now.has(from)
                    && !old.has(to)
                    && essence(old.path(from), schemas).equals(essence(now.path(to), Map.of()))) {
                renames.put(from, to);
            }
        }
        return renames;
    }

    /** A definition without its documentation, with the new names of schemas. */
    static JsonNode essence(JsonNode node, Map<String, String> schemas) {
        return essence(node, schemas, false);
    }

    private static JsonNode essence(JsonNode node, Map<String, String> schemas, boolean keysAreNames) {
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(essence(item, schemas, false)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(entry -> {
            String key = entry.getKey();
            if (keysAreNames || !DOCUMENTATION.contains(key)) {
                object.set(key, essence(entry.getValue(), schemas, key.equals("properties") && !keysAreNames));
            }
        });
        String name = node.path("$ref").isTextual() ? Refs.schemaName(node) : "";
        if (schemas.containsKey(name)) {
            object.put("$ref", node.path("$ref").textValue().replace(name, schemas.get(name)));
        }
        return object;
    }

    static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> missing(JsonNode from, JsonNode in) {
        List<String> names = names(from);
        names.removeIf(in::has);
        return names;
    }
}
