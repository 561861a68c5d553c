package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import io.github.llamabatches.gate.internal.reading.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks types, formats, and the keywords that apply to them. */
final class TypeRules implements PartCheck {

    private static final Set<String> TYPES = Set.of("string", "integer", "number", "boolean", "array", "object");

    private static final Map<String, List<String>> FORMATS =
            Rule.of("format-known").table("formats");
    private static final Map<String, List<String>> KEYWORDS =
            Rule.of("keyword-type").table("keywords");
    private static final JsonNode OTHER_NAMES = Rule.of("schema-type").data().path("other-names");

    static boolean isKnown(String type) {
        return TYPES.contains(type);
    }

    @Override
    public void check(SpecParts parts, FindingList findings) {
        parts.of(Kind.SCHEMA).forEach(schema -> {
            String type = schema.text("type");
            if (schema.has("type")) {
                checkType(findings, schema, type);
            } else {
                checkStated(findings, schema);
            }
            checkFormat(findings, schema, type);
        });
        parts.of(Kind.PARAMETER).forEach(parameter -> checkStyle(findings, parts, parameter));
    }

    private static void checkStyle(FindingList findings, SpecParts parts, Part parameter) {
        Part schema = parts.child(parameter, "schema");
        String type = schema == null ? "" : schema.text("type");
        String style = parameter.text("style");
        String wanted = style.equals("deepObject") ? "object" : style.endsWith("Delimited") ? "array" : type;
        if (isKnown(type) && !type.equals(wanted) && !type.equals("object")) {
            findings.add("parameter-style", parameter, style, wanted);
        }
    }

    private static void checkType(FindingList findings, Part schema, String type) {
        if (!isKnown(type)) {
            // A list or "null" as a type is valid in 3.1, and has its own finding.
            if (!schema.get("type").isArray() && !type.equals("null")) {
                Optional<String> meant = OTHER_NAMES
                        .optional(type.toLowerCase(Locale.ROOT))
                        .map(JsonNode::asText)
                        .or(() -> Spelling.nearest(type, TYPES).map(known -> "type: " + known));
                findings.meant("schema-type", schema, schema.at("type"), meant, type);
            }
            return;
        }
        KEYWORDS.forEach((fitting, keywords) -> {
            boolean fits = type.equals(fitting) || (type.equals("integer") && fitting.equals("number"));
            keywords.stream()
                    .filter(keyword -> !fits && schema.has(keyword))
                    .forEach(keyword -> findings.at(
                            isOfItems(schema, fitting) ? "keyword-type/items" : "keyword-type",
                            schema,
                            schema.at(keyword),
                            keyword,
                            type,
                            fitting));
        });
    }

    /** What limits the entries of an array belongs to {@code items}. */
    private static boolean isOfItems(Part schema, String fitting) {
        return schema.text("type").equals("array")
                && schema.get("items").path("type").asText().equals(fitting);
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
            findings.add("type-stated", schema, implied);
        } else if (!composed && schema.isTrue("nullable")) {
            findings.add("nullable-type", schema);
        }
    }

    private static String typeOf(JsonNode value) {
        return TYPES.stream()
                .filter(type -> SchemaRules.fits(value, type))
                .sorted()
                .findFirst()
                .orElse("string");
    }

    /** Returns the types to which a format applies. */
    private static Stream<String> fitting(String format) {
        return FORMATS.keySet().stream().filter(type -> FORMATS.get(type).contains(format));
    }

    private static void checkFormat(FindingList findings, Part schema, String type) {
        JsonNode written = schema.get("format");
        String format = written.asText("");
        if (written.isMissingNode()) {
            return;
        }
        List<String> fitting = fitting(format).toList();
        if (fitting.isEmpty()) {
            List<String> known = FORMATS.values().stream().flatMap(List::stream).toList();
            findings.meant("format-known", schema, schema.at("format"), Spelling.nearest(format, known), format);
        } else if (isKnown(type) && !fitting.contains(type)) {
            findings.add("format-type", schema, format, type, fitting.get(fitting.size() - 1));
        }
    }
}
