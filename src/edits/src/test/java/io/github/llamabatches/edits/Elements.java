package io.github.llamabatches.edits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Creates elements of a specification: schemas, parameters and operations. */
final class Elements {

    private Elements() {}

    static Map<String, Object> described(String description, Object... keysAndValues) {
        Map<String, Object> schema = map(keysAndValues);
        schema.put("description", description);
        return schema;
    }

    /** Returns an object with a tag and one field. */
    static Map<String, Object> variant(String tag, String field) {
        return object(
                "A source.",
                List.of("type", field),
                map(
                        "type",
                        described("The type.", "type", "string", "enum", list(tag), "x-extensible-enum", true),
                        field,
                        described("The value.", "type", "string")));
    }

    static Map<String, Object> reference(String schema) {
        return map("$ref", "#/components/schemas/" + schema);
    }

    static Map<String, Object> referenceTo(String schema, String description, Object... keysAndValues) {
        Map<String, Object> property = described(description, keysAndValues);
        property.put("allOf", list(reference(schema)));
        return property;
    }

    static Map<String, Object> object(String description, List<String> required, Map<String, Object> properties) {
        return described(
                description, "type", "object", "required", new ArrayList<>(required), "properties", properties);
    }

    static Map<String, Object> enumeration(String description, String... values) {
        List<Object> descriptions = new ArrayList<>();
        for (String value : values) {
            descriptions.add("The value " + value + ".");
        }
        return described(
                description,
                "type",
                "string",
                "enum",
                list((Object[]) values),
                "x-enum-descriptions",
                descriptions,
                "x-extensible-enum",
                true);
    }

    static Map<String, Object> parameter(String in, String name, String description, Map<String, Object> schema) {
        return map("name", name, "in", in, "description", description, "schema", schema);
    }

    static Map<String, Object> operation(
            String id, String summary, List<Map<String, Object>> parameters, String answer) {
        Map<String, Object> operation = map(
                "operationId",
                id,
                "tags",
                list("Batches"),
                "summary",
                summary,
                "description",
                summary + ".",
                "responses",
                map(
                        "200",
                        map("description", "The result.", "content", json(answer)),
                        "default",
                        map("description", "The request failed.", "content", json("ErrorBody"))));
        if (!parameters.isEmpty()) {
            operation.put("parameters", new ArrayList<>(parameters));
        }
        return operation;
    }

    static Map<String, Object> json(String schema) {
        return map("application/json", map("schema", reference(schema)));
    }

    static List<Object> list(Object... items) {
        return new ArrayList<>(List.of(items));
    }

    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return map;
    }
}
