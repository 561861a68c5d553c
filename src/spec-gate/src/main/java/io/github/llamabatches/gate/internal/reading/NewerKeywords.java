package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds features of 3.1 in a document of OpenAPI 3.0. */
public final class NewerKeywords {

    /** The keywords that 3.1 added to objects of each kind, with their form in 3.0. */
    static final JsonNode NEWER = Rule.of("keyword-version").data().path("newer");

    /**
     * A feature of 3.1.
     *
     * @param pointer the location
     * @param subject the feature, at the start of a sentence
     * @param remedy the form in 3.0
     */
    public record Newer(String pointer, String subject, String remedy) {}

    private final List<Newer> found = new ArrayList<>();

    private NewerKeywords() {}

    /** Returns all features of 3.1, in the order of the file. */
    static List<Newer> find(SpecParts written) {
        NewerKeywords keywords = new NewerKeywords();
        for (Part part : written.all()) {
            JsonNode newer = NEWER.path(part.kind().name());
            if (!part.isReference()) {
                part.node().fieldNames().forEachRemaining(key -> {
                    if (newer.has(key)) {
                        keywords.add(
                                SpecDocument.child(part.pointer(), key),
                                "`" + key + "`",
                                part,
                                newer.path(key).textValue());
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
                    "remove it, and write nullable: true beside the type of the other values");
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
