package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import io.github.llamabatches.gate.internal.reading.Spelling;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks for contradictions in schemas, and for properties that can be both null and absent. */
final class SchemaRules implements PartCheck {

    private static final int MOST_STEPS = 20;

    @Override
    public void check(SpecParts parts, FindingList findings) {
        parts.of(Kind.SCHEMA).forEach(schema -> {
            checkRequired(findings, parts, schema);
            for (String limit : List.of("imum", "Length", "Items", "Properties")) {
                checkBounds(findings, schema, "min" + limit, "max" + limit);
            }
            checkDefault(findings, schema);
            for (String keyword : List.of("allOf", "oneOf", "anyOf")) {
                checkAlternatives(findings, schema, keyword);
            }
            List<Part> properties = parts.children(schema, "properties");
            if (!properties.isEmpty()) {
                SchemaView view = SchemaView.widest(parts, schema);
                properties.stream()
                        .filter(property -> !view.requires(property.name()) && isNullAndNotReadOnly(parts, property))
                        .forEach(property -> findings.add("null-or-absent", property));
            }
        });
    }

    private static boolean isNullAndNotReadOnly(SpecParts parts, Part property) {
        boolean nullable = false;
        Part part = property;
        for (int step = 0; step < MOST_STEPS; step++) {
            part = parts.resolve(part);
            if (part == null || part.isTrue("readOnly")) {
                return false;
            }
            nullable |= part.isTrue("nullable");
            List<Part> composed = parts.children(part, "allOf");
            if (composed.size() != 1 || part.has("type") || part.has("properties")) {
                return nullable;
            }
            part = composed.get(0);
        }
        return false;
    }

    private static void checkAlternatives(FindingList findings, Part schema, String keyword) {
        Set<String> seen = new HashSet<>();
        JsonNode alternatives = schema.get(keyword);
        for (int i = 0; i < alternatives.size(); i++) {
            String reference = alternatives.path(i).path("$ref").asText();
            if (!reference.isEmpty() && !seen.add(reference)) {
                findings.at(
                        "alternatives-unique",
                        schema,
                        schema.child(keyword) + "/" + i,
                        Pointers.name(reference),
                        "`" + keyword + "`");
            }
        }
    }

    private static void checkRequired(FindingList findings, SpecParts parts, Part schema) {
        JsonNode required = schema.get("required");
        if (!required.isArray() || required.isEmpty()) {
            return;
        }
        SchemaView view = SchemaView.widest(parts, schema);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < required.size(); i++) {
            String name = required.path(i).asText();
            String pointer = schema.at("required") + "/" + i;
            if (!seen.add(name)) {
                findings.at("required-unique", schema, pointer, name);
            } else if (view.isComplete() && !view.isOpen() && !view.mentions(name)) {
                findings.meant(
                        "required-property",
                        schema,
                        pointer,
                        Spelling.nearest(name, view.properties().keySet()),
                        name);
            }
        }
    }

    private static void checkBounds(FindingList findings, Part schema, String lower, String upper) {
        JsonNode least = schema.get(lower);
        JsonNode most = schema.get(upper);
        if (least.isNumber() && most.isNumber()) {
            int order = least.decimalValue().compareTo(most.decimalValue());
            boolean open =
                    lower.equals("minimum") && (schema.isTrue("exclusiveMinimum") || schema.isTrue("exclusiveMaximum"));
            if (order > 0 || (order == 0 && open)) {
                findings.at("bounds-order", schema, schema.at(lower), lower, least.asText(), upper, most.asText());
            }
        }
    }

    private static void checkDefault(FindingList findings, Part schema) {
        JsonNode value = schema.get("default");
        String type = schema.text("type");
        if (!value.isMissingNode() && !fits(value, type) && !(value.isNull() && schema.isTrue("nullable"))) {
            String remedy = value.isNull()
                    ? "/null"
                    : type.equals("string") && value.isValueNode() ? "/quotes" : value.isTextual() ? "/no-quotes" : "";
            findings.add("default-type" + remedy, schema, value, type, value.asText());
        }
    }

    /** Returns whether a value has a type; true for an invalid type, which has its own finding. */
    static boolean fits(JsonNode value, String type) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "number" -> value.isNumber();
            case "integer" -> value.isNumber() && isWhole(value);
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
    }

    private static boolean isWhole(JsonNode value) {
        // Avoids expanding values such as 1e999999999.
        return value.isIntegralNumber()
                || value.decimalValue().stripTrailingZeros().scale() <= 0;
    }
}
