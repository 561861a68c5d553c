package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Keywords;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import javax.lang.model.SourceVersion;

/** Enums and the extensions that describe them. */
final class EnumRules implements Check {

    /** Lists the names that every generated enum has or inherits. */
    private static final Set<String> TAKEN = Set.of(
            "of",
            "ofKnown",
            "value",
            "known",
            "values",
            "equals",
            "hashCode",
            "toString",
            "getClass",
            "notify",
            "notifyAll",
            "wait",
            "clone",
            "finalize");

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        document.parts()
                .of(Kind.SCHEMA)
                .filter(schema -> schema.get("enum").isArray())
                .forEach(schema -> {
                    JsonNode values = schema.get("enum");
                    if (values.isEmpty()) {
                        findings.add(
                                Rule.of("enum-empty"),
                                schema.at("enum"),
                                "The enum of " + schema.title() + " is empty, so no value fits.",
                                "List the values, or take `enum` out.");
                        return;
                    }
                    checkValues(findings, schema, values);
                    // A constant, as 3.1 writes it, isn't meant to grow.
                    if (!schema.isTrue(Keywords.EXTENSIBLE)
                            && !document.written(schema.child("enum")).endsWith("/const")) {
                        findings.add(
                                Rule.of("enum-extensible"),
                                schema.has(Keywords.EXTENSIBLE) ? schema.at(Keywords.EXTENSIBLE) : schema.at("enum"),
                                "The enum of " + schema.title() + " is not marked as one that can grow.",
                                "Add `x-extensible-enum: true`: a response can hold a value that is not listed yet.");
                    }
                    checkDescriptions(findings, schema, values);
                    JsonNode groups = schema.get(Keywords.ENUM_GROUPS);
                    Set<String> methods = new HashSet<>();
                    for (int i = 0; i < groups.size(); i++) {
                        checkGroup(
                                findings, schema, schema.at(Keywords.ENUM_GROUPS) + "/" + i, groups.path(i), methods);
                    }
                });
        return findings.toList();
    }

    private static void checkValues(FindingList findings, Part schema, JsonNode values) {
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            JsonNode value = values.path(i);
            String pointer = schema.at("enum") + "/" + i;
            String type = schema.text("type");
            if (!seen.add(value)) {
                findings.add(
                        Rule.of("duplicated-entry-in-enum"),
                        pointer,
                        "The enum of " + schema.title() + " lists " + value + " twice.",
                        "Take one of the two out, and its description.");
            } else if (!SchemaRules.fits(value, type) && !(value.isNull() && schema.isTrue("nullable"))) {
                findings.add(
                        Rule.of("typed-enum"),
                        pointer,
                        "The enum of " + schema.title() + " lists " + value + ", which is no " + type + ".",
                        value.isNull()
                                ? "Take it out, and write `nullable: true` beside the type."
                                : type.equals("string") && value.isValueNode()
                                        ? "Write it in quotes, `\"" + findings.written(pointer, value.asText()) + "\"`."
                                        : "Write a value of that type, or take it out.");
            } else if (value.isTextual() && !value.asText().strip().equals(value.asText())) {
                findings.add(
                        Rule.of("enum-blank"),
                        pointer,
                        "The enum of " + schema.title() + " lists " + value + ", with a blank at an end.",
                        "Write `" + value.asText().strip() + "`.");
            }
        }
        JsonNode chosen = schema.get("default");
        if (!chosen.isMissingNode()
                && SchemaRules.fits(chosen, schema.text("type"))
                && !contains(values, chosen)
                && !chosen.isNull()) {
            findings.add(
                    Rule.of("enum-default"),
                    schema.at("default"),
                    "The default " + chosen + " of " + schema.title() + " is none of its enum values.",
                    "Write one of the values as default, or add it to `enum`.");
        }
    }

    private static void checkDescriptions(FindingList findings, Part schema, JsonNode values) {
        JsonNode descriptions = schema.get(Keywords.ENUM_DESCRIPTIONS);
        // A null among them is a mistake of its own.
        boolean hasNull = StreamSupport.stream(values.spliterator(), false).anyMatch(JsonNode::isNull);
        if (!descriptions.isMissingNode() && !hasNull && descriptions.size() != values.size()) {
            findings.add(
                    Rule.of("enum-descriptions"),
                    schema.at(Keywords.ENUM_DESCRIPTIONS),
                    "There are " + values.size() + " enum values but " + descriptions.size() + " descriptions in "
                            + schema.title() + ".",
                    "Write one description for each value, in the same order.");
        }
    }

    private static void checkGroup(
            FindingList findings, Part schema, String pointer, JsonNode group, Set<String> methods) {
        String method = group.path("method").asText("");
        if (!SourceVersion.isName(method) || method.contains(".") || TAKEN.contains(method) || !methods.add(method)) {
            findings.add(
                    Rule.of("enum-groups"),
                    pointer + "/method",
                    "The group \"" + method + "\" of " + schema.title()
                            + " can't become a Java method: it is no identifier, or taken.",
                    "Write `method:` with a name in lowerCamelCase that occurs once, such as `isTerminal`.");
        }
        JsonNode values = group.path("values");
        for (int i = 0; i < values.size(); i++) {
            if (!contains(schema.get("enum"), values.path(i))) {
                findings.add(
                        Rule.of("enum-groups"),
                        pointer + "/values/" + i,
                        "The group \"" + method + "\" of " + schema.title() + " holds " + values.path(i)
                                + ", which is none of the enum's values.",
                        "Write a value that is listed in `enum`, or take it out.");
            }
        }
        if (group.path("description").asText("").isBlank()) {
            findings.add(
                    Rule.of("enum-groups"),
                    pointer,
                    "The group \"" + method + "\" of " + schema.title() + " has no description.",
                    "Add `description:` with a sentence that says what the values have in common.");
        }
        if (!values.isArray() || values.isEmpty()) {
            findings.add(
                    Rule.of("enum-groups"),
                    pointer,
                    "The group \"" + method + "\" of " + schema.title() + " holds no values.",
                    "List the values for which the method is true under `values`, or take the group out.");
        }
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode listed : values) {
            if (listed.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
