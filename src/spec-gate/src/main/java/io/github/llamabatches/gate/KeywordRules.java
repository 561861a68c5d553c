package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Keywords that mean nothing where they are, or that only OpenAPI 3.1 knows. */
final class KeywordRules implements Check {

    /** Lists the keywords that 3.1 added to schemas, each with its form in 3.0. */
    private static final Map<String, String> NEWER_IN_SCHEMAS = Map.ofEntries(
            Map.entry("const", "write enum with that one value"),
            Map.entry("examples", "write one of them as example"),
            Map.entry("$defs", "move the schemas to components/schemas"),
            Map.entry("prefixItems", "write items with a schema that fits every item"),
            Map.entry("patternProperties", "write additionalProperties with a schema that fits every value"),
            Map.entry("propertyNames", "say it in the description"),
            Map.entry("unevaluatedProperties", "write additionalProperties"),
            Map.entry("unevaluatedItems", "leave it out"),
            Map.entry("contains", "say it in the description"),
            Map.entry("if", "say the condition in the description"),
            Map.entry("then", "say the condition in the description"),
            Map.entry("else", "say the condition in the description"),
            Map.entry("dependentRequired", "say it in the description"),
            Map.entry("dependentSchemas", "say it in the description"),
            Map.entry("contentEncoding", "write format: byte"),
            Map.entry("contentMediaType", "write format: binary"),
            Map.entry("$comment", "write a YAML comment"),
            Map.entry("$id", "leave it out"),
            Map.entry("$anchor", "refer to the schema by its place"),
            Map.entry("$schema", "leave it out"));

    private static final Map<Kind, Map<String, String>> NEWER = Map.of(
            Kind.SCHEMA,
            NEWER_IN_SCHEMAS,
            Kind.DOCUMENT,
            Map.of(
                    "webhooks", "describe them in the description, or as callbacks",
                    "jsonSchemaDialect", "leave it out"),
            Kind.INFO,
            Map.of("summary", "move the text to info.description"),
            Kind.LICENSE,
            Map.of("identifier", "write the address of the licence as url"),
            Kind.COMPONENTS,
            Map.of("pathItems", "write the path item in paths"));

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        for (Part part : document.parts().all()) {
            for (String key : Keywords.unknown(part.kind(), part.node())) {
                check(findings, part, key);
            }
            if (part.kind() == Kind.SCHEMA) {
                checkNewerValues(findings, part);
            }
        }
        return findings.toList();
    }

    private static void check(FindingList findings, Part part, String key) {
        String pointer = SpecDocument.child(part.pointer(), key);
        String newer = NEWER.getOrDefault(part.kind(), Map.of()).get(key);
        if (newer != null) {
            newer(findings, pointer, "`" + key + "`", part, newer);
            return;
        }
        findings.add(
                Rule.KEYWORD_KNOWN,
                pointer,
                "`" + key + "` in " + part.title() + " is no keyword of OpenAPI 3.0.3 there, and is ignored.",
                Keywords.meant(part.kind(), key)
                        .map(keyword -> "Write `" + keyword + "`, if that is what is meant, or take it out.")
                        .orElse("Take it out, or write it as an extension, `x-" + key + "`."));
    }

    private static void checkNewerValues(FindingList findings, Part schema) {
        JsonNode type = schema.get("type");
        if (type.isArray()) {
            newer(findings, schema.at("type"), "A list as `type`", schema, typeOf(type));
        } else if (type.asText().equals("null")) {
            newer(
                    findings,
                    schema.at("type"),
                    "`type: \"null\"`",
                    schema,
                    "take it out, and write nullable: true beside the type of the other values");
        }
        for (String side : List.of("Minimum", "Maximum")) {
            JsonNode bound = schema.get("exclusive" + side);
            if (bound.isNumber()) {
                String bare = side.toLowerCase(Locale.ROOT);
                newer(
                        findings,
                        schema.at("exclusive" + side),
                        "A number as `exclusive" + side + "`",
                        schema,
                        "write " + bare + ": " + bound.asText() + " and exclusive" + side + ": true");
            }
        }
    }

    private static String typeOf(JsonNode types) {
        StringBuilder other = new StringBuilder();
        boolean nullable = false;
        for (JsonNode type : types) {
            if (type.isNull() || type.asText().equals("null")) {
                nullable = true;
            } else {
                other.append(other.isEmpty() ? "write type: " : " or ").append(type.asText());
            }
        }
        return (other.isEmpty() ? "write a type" : other) + (nullable ? " and nullable: true" : "");
    }

    private static void newer(FindingList findings, String pointer, String what, Part part, String remedy) {
        findings.add(
                Rule.KEYWORD_VERSION,
                pointer,
                what + " in " + part.title() + " is OpenAPI 3.1; in 3.0.3 it means nothing.",
                "For 3.0.3, " + remedy + ".");
    }
}
