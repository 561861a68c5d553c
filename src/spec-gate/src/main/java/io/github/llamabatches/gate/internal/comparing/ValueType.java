package io.github.llamabatches.gate.internal.comparing;

import io.github.llamabatches.gate.internal.reading.Located;
import java.util.List;
import java.util.Set;

/** Compares the types of values, and names them for readers. */
final class ValueType {

    /** The formats that determine a type; the others are hints. */
    private static final Set<String> TYPING_FORMATS =
            Set.of("date-time", "date", "uuid", "uri", "byte", "binary", "int32", "int64", "float", "double");

    /** Lists can be nested without limit. */
    private static final int MOST_STEPS = 5;

    private ValueType() {}

    /** Returns the keyword that causes the difference, if it is a single one. */
    static Place place(List<Located> old, List<Located> now, MergedSchema was, MergedSchema is, Place place) {
        String oldReference = referencePlace(old);
        String reference = referencePlace(now);
        if (!oldReference.isEmpty() && !reference.isEmpty()) {
            return place.at(reference);
        }
        for (String key : List.of("type", "format")) {
            Located before = was.keywords().get(key);
            Located after = is.keywords().get(key);
            if (!was.get("type").isMissingNode()
                    && !is.get("type").isMissingNode()
                    && !was.get(key).equals(is.get(key))) {
                return after != null || before == null
                        ? place.at(after == null ? place.pointer() : after.pointer())
                        : place.child(key);
            }
        }
        return place;
    }

    private static String referencePlace(List<Located> schemas) {
        if (schemas.size() != 1) {
            return "";
        }
        Located schema = schemas.get(0);
        if (schema.node().has("$ref")) {
            return schema.child("$ref").pointer();
        }
        List<Located> parts = schema.child("allOf").items();
        return parts.size() == 1 && parts.get(0).node().has("$ref")
                ? parts.get(0).child("$ref").pointer()
                : "";
    }

    /** Returns the kind of a value; values of different kinds aren't interchangeable. */
    static String shape(MergedSchema schema) {
        String type = schema.type();
        if (!schema.alternatives().isEmpty() && schema.properties().isEmpty()) {
            return "composed";
        }
        return switch (type) {
            case "object" ->
                schema.properties().isEmpty() && !schema.additional().isEmpty() && !schema.isClosed()
                        ? "map"
                        : "object";
            case "array", "" -> type;
            default ->
                type
                        + (TYPING_FORMATS.contains(schema.get("format").asText())
                                ? schema.get("format").asText()
                                : "")
                        + (type.equals("string") && schema.keywords().containsKey("enum") ? " enum" : "");
        };
    }

    /** Returns the name of a type for readers. */
    static String label(Contract contract, List<Located> schemas) {
        return label(contract, schemas, 0);
    }

    private static String label(Contract contract, List<Located> schemas, int depth) {
        if (depth > MOST_STEPS) {
            return "…";
        }
        MergedSchema schema = contract.merged(schemas);
        String component = contract.component(schemas);
        String format = schema.get("format").asText();
        boolean isEnum = schema.keywords().containsKey("enum");
        return switch (shape(schema)) {
            case "array" -> "array of " + label(contract, schema.items(), depth + 1);
            case "map" -> "map of " + label(contract, schema.additional(), depth + 1);
            case "object", "composed" ->
                !component.isEmpty() ? component : schema.type().isEmpty() ? "composed" : "object";
            case "" -> "any";
            default ->
                !component.isEmpty() && isEnum
                        ? component
                        : schema.type()
                                + (isEnum && schema.type().equals("string") ? " enum" : "")
                                + (TYPING_FORMATS.contains(format) ? " (" + format + ")" : "");
        };
    }
}
