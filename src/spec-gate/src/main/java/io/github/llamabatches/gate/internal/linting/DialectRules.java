package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.gate.internal.reading.Keywords;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks the keywords of schemas in a document of OpenAPI 3.1, whose dialect of JSON Schema permits any keyword. */
final class DialectRules implements PartCheck {

    @Override
    public void check(SpecParts parts, FindingList findings) {
        SpecDocument document = findings.document();
        boolean standard = !document.written().has("jsonSchemaDialect");
        if (document.isConverted() && document.newer().isEmpty() && standard) {
            new SpecParts(document.written())
                    .all().stream()
                            .filter(part -> part.kind() == Kind.SCHEMA)
                            .map(DialectRules::withoutReference)
                            .filter(schema -> !schema.has("$schema"))
                            .forEach(schema -> {
                                older(findings, schema);
                                unknown(findings, schema);
                            });
        }
    }

    /** Keywords next to a reference apply in 3.1. */
    private static Part withoutReference(Part schema) {
        if (!schema.isReference()) {
            return schema;
        }
        JsonNode rest = schema.node().deepCopy();
        return new Part(
                schema.kind(),
                schema.parent(),
                schema.role(),
                schema.name(),
                schema.pointer(),
                ((ObjectNode) rest).without("$ref"),
                schema.misspelt());
    }

    private static void older(FindingList findings, Part schema) {
        if (schema.isTrue("nullable")) {
            findings.atWritten(
                    "keyword-version/nullable",
                    schema.at("nullable"),
                    schema.title(),
                    schema.get("type").isTextual()
                            ? "Remove it, and write `type: [" + schema.text("type") + ", \"null\"]`."
                            : "Remove it, and add `type: \"null\"` as an alternative of `anyOf`.");
        }
        for (String bound : List.of("Minimum", "Maximum")) {
            String keyword = "exclusive" + bound;
            String inclusive = bound.toLowerCase(Locale.ROOT);
            JsonNode value = schema.get(keyword);
            if (value.isBoolean()) {
                findings.atWritten(
                        "keyword-version/bound",
                        schema.at(keyword),
                        schema.title(),
                        value.booleanValue() && schema.has(inclusive)
                                ? "Write `" + keyword + ": " + schema.text(inclusive) + "`, and remove `" + inclusive
                                        + "`."
                                : "Remove it.",
                        keyword);
            }
        }
    }

    /** Any keyword is allowed, but one that is nearly another is a mistake. */
    private static void unknown(FindingList findings, Part schema) {
        for (String key : Keywords.unknown(Kind.SCHEMA, schema.node())) {
            if (!Keywords.isNewerInSchemas(key)) {
                Optional<String> remedy = Keywords.meant(Kind.SCHEMA, key)
                        .map(keyword -> "Write `" + keyword + "`, if that is intended, or remove it.")
                        .or(() -> Misplaced.remedy(schema, key));
                findings.atWritten(
                        remedy.isPresent() ? "keyword-known/dialect" : "keyword-known/other-dialect",
                        SpecDocument.child(schema.pointer(), key),
                        key,
                        schema.title(),
                        remedy.orElse("Remove it, or write it as an extension, `x-" + key + "`."));
            }
        }
    }
}
