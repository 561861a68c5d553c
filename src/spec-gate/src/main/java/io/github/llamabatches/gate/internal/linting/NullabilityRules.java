package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.List;

/** Which properties become a Java type that tells null from absent. */
final class NullabilityRules implements Check {

    private static final int MOST_STEPS = 20;

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        SpecParts parts = document.parts();
        parts.of(Kind.SCHEMA).forEach(schema -> {
            List<Part> properties = parts.children(schema, "properties");
            if (!properties.isEmpty()) {
                SchemaView view = SchemaView.widest(parts, schema);
                properties.stream()
                        .filter(property -> !view.requires(property.name()) && isNullAndNotReadOnly(parts, property))
                        .forEach(property -> findings.add(
                                Rule.of("null-or-absent"),
                                property.at("nullable"),
                                property.titleAtStart()
                                        + " will be a JsonNullable: it can be null and be absent, and the two differ.",
                                "Add `readOnly: true` if only the server writes it; else nothing is left to do."));
            }
        });
        return findings.toList();
    }

    private static boolean isNullAndNotReadOnly(SpecParts parts, Part property) {
        boolean nullable = false;
        Part part = property;
        for (int step = 0; step < MOST_STEPS; step++) {
            part = parts.resolve(part);
            if (part == null || part.isTrue("readOnly")) {
                return false;
            }
            nullable |= part.isTrue("nullable");
            List<Part> composed = parts.children(part, "allOf");
            if (composed.size() != 1 || part.has("type") || part.has("properties")) {
                return nullable;
            }
            part = composed.get(0);
        }
        return false;
    }
}
