package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds in a document of OpenAPI 3.0 what only 3.1 has. */
public final class NewerKeywords {

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

    /**
     * Something that only 3.1 has.
     *
     * @param pointer where it is written
     * @param subject the thing, at the start of a sentence
     * @param remedy its form in 3.0
     */
    public record Newer(String pointer, String subject, String remedy) {}

    private final List<Newer> found = new ArrayList<>();

    private NewerKeywords() {}

    /** Everything of 3.1, in the order of the file. */
    static List<Newer> find(SpecParts written) {
        NewerKeywords keywords = new NewerKeywords();
        for (Part part : written.all()) {
            Map<String, String> newer = NEWER.getOrDefault(part.kind(), Map.of());
            if (!part.isReference()) {
                part.node().fieldNames().forEachRemaining(key -> {
                    if (newer.containsKey(key)) {
                        keywords.add(SpecDocument.child(part.pointer(), key), "`" + key + "`", part, newer.get(key));
                    }
                });
            }
            if (part.kind() == Kind.SCHEMA) {
                keywords.addValues(part);
            }
        }
        return keywords.found;
    }

    private void addValues(Part schema) {
        JsonNode type = schema.get("type");
        if (type.isArray()) {
            add(schema.at("type"), "A list as `type`", schema, typeOf(type));
        } else if (type.asText().equals("null")) {
            add(
                    schema.at("type"),
                    "`type: \"null\"`",
                    schema,
                    "take it out, and write nullable: true beside the type of the other values");
        }
        for (String side : List.of("Minimum", "Maximum")) {
            JsonNode bound = schema.get("exclusive" + side);
            if (bound.isNumber()) {
                String bare = side.toLowerCase(Locale.ROOT);
                add(
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

    private void add(String pointer, String what, Part part, String remedy) {
        found.add(new Newer(pointer, what + " in " + part.title(), remedy));
    }
}
