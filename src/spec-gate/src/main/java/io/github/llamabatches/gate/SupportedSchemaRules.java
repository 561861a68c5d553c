package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Reports schemas that the templates can't turn into a model. */
final class SupportedSchemaRules implements Check {

    /** Names that the generator takes for types of its own, wherever they come from. */
    private static final Set<String> GENERATOR_TYPES = Set.of(
            "AnyType",
            "ByteArray",
            "DateTime",
            "URI",
            "UUID",
            "UnsignedInteger",
            "UnsignedLong",
            "array",
            "binary",
            "boolean",
            "char",
            "date",
            "date-time-local",
            "decimal",
            "double",
            "file",
            "float",
            "int",
            "integer",
            "long",
            "map",
            "number",
            "object",
            "set",
            "Set",
            "short",
            "string",
            "time-local");

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        SpecParts parts = document.parts();
        parts.of(Kind.SCHEMA).forEach(schema -> {
            checkAlternatives(findings, schema);
            checkName(findings, schema);
            checkEnum(findings, schema);
            checkFurtherProperties(findings, schema);
            checkNullItems(findings, parts, schema);
            checkRequired(findings, parts, schema);
            checkLeniency(findings, schema);
            parts.children(schema, "properties")
                    .forEach(property -> UnsupportedText.inName(property.name())
                            .ifPresent(what -> findings.add(
                                    Rule.SUPPORTED_NAME,
                                    property.pointer(),
                                    "The name of " + property.title() + " holds " + what
                                            + ", which no generated code can.",
                                    "Rename the property.")));
            if (schema.text("format").equals("binary")) {
                findings.add(
                        Rule.SUPPORTED_FORMAT,
                        schema.child("format"),
                        "The format of " + schema.title() + " is binary, but the templates only know JSON.",
                        "Write `format: byte` if it is Base64 in JSON; else leave the operation out.");
            }
        });
        return findings.toList();
    }

    private static void checkAlternatives(FindingList findings, Part schema) {
        for (String keyword : List.of("oneOf", "anyOf", "not", "discriminator")) {
            if (schema.has(keyword)) {
                findings.add(
                        Rule.SUPPORTED_COMPOSITION,
                        schema.child(keyword),
                        "The templates don't support `" + keyword + "`, which is in " + schema.title() + ".",
                        "Compose with `allOf`, list all fields in one object, or write `{}` for any JSON.");
            }
        }
    }

    private static void checkName(FindingList findings, Part schema) {
        if (schema.isComponent() && GENERATOR_TYPES.contains(schema.name())) {
            findings.add(
                    Rule.SUPPORTED_NAME,
                    schema.pointer(),
                    "The generator takes a reference to " + schema.title() + " for one to a type of its own.",
                    "Rename the schema.");
        }
    }

    private static void checkEnum(FindingList findings, Part schema) {
        if (!schema.has("enum")) {
            return;
        }
        String type = schema.text("type");
        if (!type.isEmpty() && !type.equals("string")) {
            findings.add(
                    Rule.SUPPORTED_ENUM,
                    schema.child("enum"),
                    "The templates only support enums of strings, but " + schema.title() + " is of type " + type + ".",
                    "Take the enum out and name the values in the description.");
        }
        int index = 0;
        for (JsonNode value : schema.get("enum")) {
            String pointer = schema.child("enum") + "/" + index++;
            UnsupportedText.inValue(value.asText())
                    .ifPresent(what -> findings.add(
                            Rule.SUPPORTED_ENUM,
                            pointer,
                            "A value of " + schema.title() + " holds " + what + ", which the generator would change.",
                            "Take the value out: an open enum keeps it as an unknown one."));
        }
    }

    private static void checkFurtherProperties(FindingList findings, Part schema) {
        JsonNode further = schema.get("additionalProperties");
        if (further.isObject()
                && !further.isEmpty()
                && !schema.get("properties").isEmpty()) {
            findings.add(
                    Rule.SUPPORTED_COMPOSITION,
                    schema.child("additionalProperties"),
                    "A record keeps further properties as any JSON, but those of " + schema.title() + " have a type.",
                    "Write `additionalProperties: true`, or put them into a property of their own.");
        }
    }

    /** The generator takes a field for required only where the same schema defines it. */
    private static void checkRequired(FindingList findings, SpecParts parts, Part schema) {
        SchemaView view = SchemaView.widest(parts, schema);
        int index = 0;
        for (JsonNode name : schema.get("required")) {
            String pointer = schema.child("required") + "/" + index++;
            Part property = view.properties().get(name.asText());
            Part definition = property == null ? null : property.parent();
            if (definition != null
                    && !definition.pointer().equals(schema.pointer())
                    && !requires(definition, name.asText())) {
                findings.add(
                        Rule.SUPPORTED_COMPOSITION,
                        pointer,
                        "The generator takes \"" + name.asText() + "\" for optional, because " + schema.title()
                                + " requires it but " + definition.title() + " defines it.",
                        "Require it there, or define it once more beside this `required`.");
            }
        }
    }

    private static boolean requires(Part schema, String name) {
        for (JsonNode required : schema.get("required")) {
            if (required.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static void checkLeniency(FindingList findings, Part schema) {
        JsonNode written = schema.get(Keywords.IGNORE_UNREADABLE);
        if (written.isMissingNode()) {
            return;
        }
        Part holder = schema.role().equals("properties") ? schema.parent() : null;
        if (!written.isBoolean()
                || holder == null
                || requires(holder, schema.name())
                || !List.of("string", "integer", "number", "boolean").contains(schema.text("type"))) {
            findings.add(
                    Rule.SUPPORTED_LENIENCY,
                    schema.child(Keywords.IGNORE_UNREADABLE),
                    "`" + Keywords.IGNORE_UNREADABLE + "` has no effect on " + schema.title() + ": it is `true` on an"
                            + " optional property that is a text, a number or a boolean.",
                    "Take it out, or write it there.");
        }
    }

    /** Jackson has one setting for the nulls on all levels of nested lists and maps. */
    private static void checkNullItems(FindingList findings, SpecParts parts, Part schema) {
        for (String keyword : List.of("items", "additionalProperties")) {
            Part items = parts.child(schema, keyword);
            if (items == null || !items.isTrue("nullable")) {
                continue;
            }
            boolean nested = schema.role().equals("items") || schema.role().equals("additionalProperties");
            boolean holds =
                    items.has("items") || items.get("additionalProperties").isObject();
            if (nested || holds) {
                findings.add(
                        Rule.SUPPORTED_COMPOSITION,
                        items.at("nullable"),
                        "The templates don't support null in lists and maps that are nested, as in " + schema.title()
                                + ".",
                        "Take `nullable` out, or put an object in between.");
            }
        }
    }
}
