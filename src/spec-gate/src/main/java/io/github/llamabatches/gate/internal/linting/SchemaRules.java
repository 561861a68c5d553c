package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import io.github.llamabatches.gate.internal.reading.Spelling;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reports statements of a schema that can't be true. */
final class SchemaRules implements Check {

    private static final Map<String, String> BOUNDS = new TreeMap<>(Map.of(
            "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"));

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        SpecParts parts = document.parts();
        parts.of(Kind.SCHEMA).forEach(schema -> {
            checkRequired(findings, parts, schema);
            checkBounds(findings, schema);
            checkDefault(findings, schema);
            if (schema.isTrue("readOnly") && schema.isTrue("writeOnly")) {
                findings.add(
                        Rule.of("read-write-only"),
                        schema.at("writeOnly"),
                        schema.titleAtStart() + " is both readOnly and writeOnly, so it can't be sent either way.",
                        "Take one of the two out.");
            }
        });
        return findings.toList();
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
                findings.add(
                        Rule.of("required-unique"),
                        pointer,
                        "`required` of " + schema.title() + " names \"" + name + "\" twice.",
                        "Take one of the two out.");
            } else if (view.isComplete() && !view.isOpen() && !view.properties().containsKey(name)) {
                findings.add(
                        Rule.of("required-property"),
                        pointer,
                        "`required` of " + schema.title() + " names \"" + name + "\", which is none of its properties.",
                        Spelling.nearest(name, view.properties().keySet())
                                .map(meant -> "Write `" + meant + "`, if that is what is meant.")
                                .orElse("Add the property, or take \"" + name + "\" out of `required`."));
            }
        }
    }

    private static void checkBounds(FindingList findings, Part schema) {
        BOUNDS.forEach((lower, upper) -> {
            JsonNode least = schema.get(lower);
            JsonNode most = schema.get(upper);
            if (!least.isNumber() || !most.isNumber()) {
                return;
            }
            int order = least.decimalValue().compareTo(most.decimalValue());
            boolean open =
                    lower.equals("minimum") && (schema.isTrue("exclusiveMinimum") || schema.isTrue("exclusiveMaximum"));
            if (order > 0 || (order == 0 && open)) {
                findings.add(
                        Rule.of("bounds-order"),
                        schema.at(lower),
                        "No value fits " + schema.title() + ": " + lower + " is " + least.asText() + " and " + upper
                                + " is " + most.asText() + ".",
                        "Swap the two bounds, or correct the one that is wrong.");
            }
        });
    }

    private static void checkDefault(FindingList findings, Part schema) {
        JsonNode value = schema.get("default");
        String type = schema.text("type");
        if (value.isMissingNode() || fits(value, type) || (value.isNull() && schema.isTrue("nullable"))) {
            return;
        }
        findings.add(
                Rule.of("default-type"),
                schema.at("default"),
                "The default " + value + " of " + schema.title() + " is no " + type + ".",
                remedy(value, type));
    }

    private static String remedy(JsonNode value, String type) {
        if (value.isNull()) {
            return "Write a value of that type, or take the default out.";
        }
        if (type.equals("string") && value.isValueNode()) {
            return "Write it in quotes, `default: \"" + value.asText() + "\"`.";
        }
        return "Write a value of that type" + (value.isTextual() ? ", without quotes." : ".");
    }

    /** Whether a value has a type; every value has one that doesn't exist, which is reported as that. */
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
        // Without expanding the likes of 1e999999999.
        return value.isIntegralNumber()
                || value.decimalValue().stripTrailingZeros().scale() <= 0;
    }
}
