package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Keywords;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.StreamSupport;
import javax.lang.model.SourceVersion;

/** Checks enums and the extensions that describe them. */
final class EnumRules implements PartCheck {

    /** The names that every generated enum declares or inherits. */
    private static final Set<String> TAKEN = Set.of(
            "of ofKnown value known values equals hashCode toString getClass notify notifyAll wait clone finalize"
                    .split(" "));

    @Override
    public void check(SpecParts parts, FindingList findings) {
        parts.of(Kind.SCHEMA)
                .filter(schema ->
                        schema.get("enum").isArray() && !schema.get("enum").isEmpty())
                .forEach(schema -> check(findings, schema, schema.get("enum")));
    }

    private static void check(FindingList findings, Part schema, JsonNode values) {
        checkValues(findings, schema, values);
        if (!schema.isTrue(Keywords.EXTENSIBLE) && !isConstant(findings.document(), schema, values)) {
            findings.at(
                    "enum-extensible",
                    schema,
                    schema.at(schema.has(Keywords.EXTENSIBLE) ? Keywords.EXTENSIBLE : "enum"));
        }
        JsonNode descriptions = schema.get(Keywords.ENUM_DESCRIPTIONS);
        // A null value has its own finding.
        boolean hasNull = StreamSupport.stream(values.spliterator(), false).anyMatch(JsonNode::isNull);
        if (!descriptions.isMissingNode() && !hasNull && descriptions.size() != values.size()) {
            findings.add("enum-descriptions", schema, values.size(), descriptions.size());
        }
        Set<String> methods = new HashSet<>();
        JsonNode groups = schema.get(Keywords.ENUM_GROUPS);
        for (int i = 0; i < groups.size(); i++) {
            checkGroup(findings, schema, schema.at(Keywords.ENUM_GROUPS) + "/" + i, groups.path(i), methods);
        }
    }

    /** Returns whether it is a constant of 3.1, or the number or boolean that replaces one in 3.0. */
    private static boolean isConstant(SpecDocument document, Part schema, JsonNode values) {
        return document.written(schema.child("enum")).endsWith("/const")
                || values.size() == 1 && !values.path(0).isTextual();
    }

    private static void checkValues(FindingList findings, Part schema, JsonNode values) {
        Set<JsonNode> seen = new HashSet<>();
        String type = schema.text("type");
        for (int i = 0; i < values.size(); i++) {
            JsonNode value = values.path(i);
            String pointer = schema.at("enum") + "/" + i;
            if (!seen.add(value)) {
                findings.at("duplicated-entry-in-enum", schema, pointer, value);
            } else if (!SchemaRules.fits(value, type) && !(value.isNull() && schema.isTrue("nullable"))) {
                SpecDocument document = findings.document();
                String remedy =
                        value.isNull() ? "/null" : type.equals("string") && value.isValueNode() ? "/quotes" : "";
                String written = document.scalar(pointer, value.asText());
                findings.at("typed-enum" + remedy, schema, pointer, value, type, written);
            } else if (value.isTextual() && !value.asText().strip().equals(value.asText())) {
                findings.at("enum-blank", schema, pointer, value, value.asText().strip());
            }
        }
        JsonNode chosen = schema.get("default");
        if (!chosen.isMissingNode() && !chosen.isNull() && SchemaRules.fits(chosen, type) && !seen.contains(chosen)) {
            findings.add("enum-default", schema, chosen);
        }
    }

    private static void checkGroup(
            FindingList findings, Part schema, String pointer, JsonNode group, Set<String> methods) {
        String method = group.path("method").asText("");
        if (!SourceVersion.isName(method) || method.contains(".") || TAKEN.contains(method) || !methods.add(method)) {
            findings.at("enum-groups", schema, pointer + "/method", method);
        }
        Set<JsonNode> listed = new HashSet<>();
        schema.get("enum").forEach(listed::add);
        JsonNode values = group.path("values");
        for (int i = 0; i < values.size(); i++) {
            if (!listed.contains(values.path(i))) {
                findings.at("enum-groups/value", schema, pointer + "/values/" + i, method, values.path(i));
            }
        }
        if (group.path("description").asText("").isBlank()) {
            findings.at("enum-groups/description", schema, pointer, method);
        }
        if (!values.isArray() || values.isEmpty()) {
            findings.at("enum-groups/empty", schema, pointer, method);
        }
    }
}
