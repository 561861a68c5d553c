package io.github.llamabatches.edits;

import static io.github.llamabatches.edits.Elements.list;
import static io.github.llamabatches.edits.Elements.map;

import java.util.List;
import java.util.Map;

/** Converts a document of OpenAPI 3.0 to 3.1, without a change of its meaning. */
final class OpenApi31 {

    private OpenApi31() {}

    /** Writes null as a type, references with siblings, and the examples of schemas as lists. */
    static void convert(Object node) {
        if (node instanceof List<?> items) {
            items.forEach(OpenApi31::convert);
        }
        if (!(node instanceof Map<?, ?>)) {
            return;
        }
        Map<String, Object> element = cast(node);
        element.values().forEach(OpenApi31::convert);
        if (element.get("nullable") instanceof Boolean) {
            element.remove("nullable");
            if (element.containsKey("type")) {
                element.computeIfPresent("type", (key, type) -> list(type, "null"));
            } else {
                element.put("anyOf", list(((List<?>) element.remove("allOf")).get(0), map("type", "null")));
            }
        } else if (element.get("allOf") instanceof List<?> parts) {
            element.remove("allOf");
            element.putAll(cast(parts.get(0)));
        }
        if (element.containsKey("example") && element.containsKey("properties")) {
            element.put("examples", list(element.remove("example")));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Object node) {
        return (Map<String, Object>) node;
    }
}
