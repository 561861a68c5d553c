package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds the type of a value in the generated code, in words of the specification. */
final class ValueType {

    /** Formats that decide the Java type; the others are hints. */
    private static final Set<String> TYPING_FORMATS =
            Set.of("date-time", "date", "uuid", "uri", "byte", "binary", "int32", "int64", "float", "double");

    private final JsonNode document;
    private final Map<String, String> renames;

    ValueType(JsonNode document, Map<String, String> renames) {
        this.document = document;
        this.renames = renames;
    }

    String of(JsonNode schema) {
        return of(schema, new HashSet<>());
    }

    /** Whether a schema of that name is a class; otherwise it is only another name for a type. */
    boolean isClass(JsonNode schema) {
        String name = Refs.schemaName(schema);
        return !name.isEmpty() && becomesClass(Refs.resolve(document, reference(schema)));
    }

    private String of(JsonNode schema, Set<String> visited) {
        String name = Refs.schemaName(schema);
        if (!name.isEmpty()) {
            JsonNode target = Refs.resolve(document, reference(schema));
            if (target.isMissingNode() || becomesClass(target) || !visited.add(name)) {
                return renames.getOrDefault(name, name);
            }
            return of(target, visited);
        }
        if (isComposed(schema)) {
            return "composed";
        }
        String type = schema.path("type").asText("");
        if (type.equals("array")) {
            return "array of " + of(schema.path("items"), visited);
        }
        JsonNode additional = schema.path("additionalProperties");
        if (schema.path("properties").isEmpty() && additional.isObject() && !additional.isEmpty()) {
            return "map of " + of(additional, visited);
        }
        if (schema.path("enum").isArray() && type.equals("string")) {
            return "string enum";
        }
        String format = schema.path("format").asText("");
        if (TYPING_FORMATS.contains(format)) {
            return type + " (" + format + ")";
        }
        return type.isEmpty() ? schema.has("properties") ? "object" : "any" : type;
    }

    private static JsonNode reference(JsonNode schema) {
        return schema.has("$ref") ? schema : schema.path("allOf").path(0);
    }

    private static boolean becomesClass(JsonNode schema) {
        return !schema.path("properties").isEmpty()
                || isComposed(schema)
                || !schema.path("allOf").isEmpty()
                || schema.path("enum").isArray();
    }

    private static boolean isComposed(JsonNode schema) {
        return schema.has("oneOf")
                || schema.has("anyOf")
                || schema.path("allOf").size() > 1;
    }
}
