package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Types and formats, and which keywords go with them. */
final class TypeRules implements Check {

    private static final Set<String> TYPES = Set.of("string", "integer", "number", "boolean", "array", "object");

    /** The formats of OpenAPI 3.0.3, and those of its registry and of JSON Schema that tools know. */
    private static final Map<String, Set<String>> FORMATS = Map.of(
            "integer", Set.of("int32", "int64", "int8", "int16", "uint8", "uint16", "uint32", "uint64"),
            "number", Set.of("float", "double", "decimal"),
            "string",
                    Set.of(
                            "byte",
                            "binary",
                            "date",
                            "date-time",
                            "time",
                            "duration",
                            "password",
                            "uuid",
                            "uri",
                            "uri-reference",
                            "uri-template",
                            "iri",
                            "iri-reference",
                            "url",
                            "email",
                            "idn-email",
                            "hostname",
                            "idn-hostname",
                            "ipv4",
                            "ipv6",
                            "regex",
                            "json-pointer",
                            "decimal",
                            "char"));

    private static final Map<String, Set<String>> KEYWORDS = new TreeMap<>(Map.of(
            "string", Set.of("minLength", "maxLength", "pattern"),
            "number", Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
            "array", Set.of("items", "minItems", "maxItems", "uniqueItems"),
            "object", Set.of("properties", "required", "additionalProperties", "minProperties", "maxProperties")));

    static boolean isKnown(String type) {
        return TYPES.contains(type);
    }

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        document.parts().of(Kind.SCHEMA).forEach(schema -> {
            String type = schema.text("type");
            if (schema.has("type")) {
                checkType(findings, schema, type);
            } else {
                checkStated(findings, schema);
            }
            checkFormat(findings, schema, type);
            if (type.equals("array") && !schema.has("items")) {
                findings.add(
                        Rule.of("array-items"),
                        schema.at("items"),
                        "Nothing says what is in " + schema.title() + ", an array.",
                        "Add `items:` with the schema of one item; `items: {}` says that it can be anything.");
            }
        });
        return findings.toList();
    }

    private static void checkType(FindingList findings, Part schema, String type) {
        if (!isKnown(type)) {
            // A list or "null" as a type is what 3.1 has, and reported as that.
            if (!schema.get("type").isArray() && !type.equals("null")) {
                findings.add(
                        Rule.of("schema-type"),
                        schema.at("type"),
                        "The type \"" + type + "\" of " + schema.title() + " doesn't exist.",
                        Spelling.nearest(type, TYPES)
                                .map(known -> "Write `type: " + known + "`.")
                                .orElse("Write string, integer, number, boolean, array or object."));
            }
            return;
        }
        KEYWORDS.forEach((fitting, keywords) -> {
            boolean fits = type.equals(fitting) || (type.equals("integer") && fitting.equals("number"));
            keywords.stream()
                    .filter(keyword -> !fits && schema.has(keyword))
                    .sorted()
                    .forEach(keyword -> findings.add(
                            Rule.of("keyword-type"),
                            schema.at(keyword),
                            "`" + keyword + "` means nothing for " + schema.title() + ", whose type is " + type + ".",
                            "Take `" + keyword + "` out, or write `type: " + fitting + "`."));
        });
    }

    private static void checkStated(FindingList findings, Part schema) {
        boolean composed = Stream.of("allOf", "anyOf", "oneOf", "not").anyMatch(schema::has)
                || List.of("allOf", "anyOf", "oneOf", "not").contains(schema.role());
        String implied = schema.has("properties") ? "object" : schema.has("items") ? "array" : "";
        if (implied.isEmpty() && schema.get("enum").size() > 0) {
            implied = typeOf(schema.get("enum").path(0));
        }
        if (implied.isEmpty()) {
            implied = fitting(schema.text("format")).reduce("", (first, last) -> last);
        }
        if (!composed && !implied.isEmpty()) {
            findings.add(
                    Rule.of("type-stated"),
                    schema.pointer(),
                    "There is no type of " + schema.title() + ", so code has to take any value.",
                    "Add `type: " + implied + "`.");
        } else if (!composed && schema.isTrue("nullable")) {
            findings.add(
                    Rule.of("nullable-type"),
                    schema.at("nullable"),
                    "`nullable` has no effect on " + schema.title() + ", which has no type: any value is allowed, null"
                            + " too.",
                    "Add the type, or take `nullable` out.");
        }
    }

    private static String typeOf(JsonNode value) {
        return TYPES.stream()
                .filter(type -> SchemaRules.fits(value, type))
                .sorted()
                .findFirst()
                .orElse("string");
    }

    /** The types that a format goes with. */
    private static Stream<String> fitting(String format) {
        return FORMATS.keySet().stream()
                .filter(type -> FORMATS.get(type).contains(format))
                .sorted();
    }

    private static void checkFormat(FindingList findings, Part schema, String type) {
        JsonNode written = schema.get("format");
        String format = written.asText("");
        if (written.isMissingNode()) {
            if (type.equals("integer") && !schema.has("enum")) {
                findings.add(
                        Rule.of("integer-format"),
                        schema.at("format"),
                        "Nothing says how large " + schema.title() + ", an integer, can be.",
                        "Add `format: int64`, or `format: int32` if it always fits.");
            }
            if (type.equals("string")
                    && schema.role().equals("properties")
                    && schema.name().endsWith("_at")) {
                findings.add(
                        Rule.of("time-format"),
                        schema.pointer(),
                        "By its name " + schema.title() + " is a time, but it has no format, so code takes it as text.",
                        "Add `format: date-time`.");
            }
            return;
        }
        List<String> fitting = fitting(format).toList();
        if (fitting.isEmpty()) {
            List<String> known = FORMATS.values().stream().flatMap(Set::stream).toList();
            findings.add(
                    Rule.of("format-known"),
                    schema.at("format"),
                    "The format \"" + format + "\" of " + schema.title() + " is not known, and is ignored.",
                    Spelling.nearest(format, known)
                            .map(meant -> "Write `format: " + meant + "`, if that is what is meant.")
                            .orElse("Take it out, and say in the description what the value looks like."));
        } else if (isKnown(type) && !fitting.contains(type)) {
            findings.add(
                    Rule.of("format-type"),
                    schema.at("format"),
                    "The format " + format + " doesn't go with the type " + type + " of " + schema.title() + ".",
                    "Write `type: " + fitting.get(fitting.size() - 1) + "`, or another format.");
        }
    }
}
