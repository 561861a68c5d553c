package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Keywords;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.Severity;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Checks the keywords of schemas in a document of OpenAPI 3.1, whose dialect of JSON Schema takes any. */
final class DialectRules implements Check {

    @Override
    public List<Finding> check(SpecDocument document) {
        List<Finding> findings = new ArrayList<>();
        boolean standard = !document.written().has("jsonSchemaDialect");
        if (document.isConverted() && document.newer().isEmpty() && standard) {
            new SpecParts(document.written()).of(Kind.SCHEMA).forEach(schema -> {
                older(findings, document, schema);
                unknown(findings, document, schema);
            });
        }
        return findings;
    }

    private static void older(List<Finding> findings, SpecDocument document, Part schema) {
        if (schema.isTrue("nullable")) {
            findings.add(Finding.atWritten(
                    document,
                    schema.at("nullable"),
                    Rule.of("keyword-version"),
                    "`nullable` in " + schema.title() + " is OpenAPI 3.0, and ignored in 3.1.",
                    schema.get("type").isTextual()
                            ? "Take it out, and write `type: [" + schema.text("type") + ", \"null\"]`."
                            : "Take it out, and add `type: \"null\"` as an alternative of `anyOf`."));
        }
        for (String bound : List.of("Minimum", "Maximum")) {
            String keyword = "exclusive" + bound;
            JsonNode value = schema.get(keyword);
            String inclusive = bound.toLowerCase(Locale.ROOT);
            if (value.isBoolean()) {
                findings.add(Finding.atWritten(
                        document,
                        schema.at(keyword),
                        Rule.of("keyword-version"),
                        "A boolean as `" + keyword + "` in " + schema.title() + " is OpenAPI 3.0.",
                        value.booleanValue() && schema.has(inclusive)
                                ? "Write `" + keyword + ": " + schema.text(inclusive) + "`, and take `" + inclusive
                                        + "` out."
                                : "Take it out."));
            }
        }
    }

    private static void unknown(List<Finding> findings, SpecDocument document, Part schema) {
        boolean ownDialect = schema.has("$schema");
        for (String key : ownDialect ? List.<String>of() : Keywords.unknown(Kind.SCHEMA, schema.node())) {
            if (!Keywords.NEWER_IN_SCHEMAS.contains(key)) {
                boolean mistake = Keywords.meant(Kind.SCHEMA, key).isPresent()
                        || Misplaced.remedy(schema, key).isPresent();
                Finding finding = Finding.atWritten(
                        document,
                        SpecDocument.child(schema.pointer(), key),
                        Rule.of("keyword-known"),
                        KeywordRules.message(schema, key),
                        KeywordRules.remedy(schema, key));
                findings.add(mistake ? finding : finding.with(Severity.NOTE));
            }
        }
    }
}
