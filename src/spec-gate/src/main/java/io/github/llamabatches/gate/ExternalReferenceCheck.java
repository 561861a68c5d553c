package io.github.llamabatches.gate;

import java.util.ArrayList;
import java.util.List;

/** Finds references that lead out of the document; nothing ever follows them. */
final class ExternalReferenceCheck implements Check {

    @Override
    public List<Finding> check(SpecDocument document) {
        List<Finding> findings = new ArrayList<>();
        SpecParts parts = document.parts();
        parts.references()
                .forEach(reference -> report(
                        document,
                        SpecDocument.child(reference.pointer(), "$ref"),
                        reference.node().path("$ref").asText(),
                        findings));
        parts.of(Kind.PATH_ITEM)
                .filter(path -> path.node().has("$ref"))
                .forEach(path -> report(
                        document,
                        SpecDocument.child(path.pointer(), "$ref"),
                        path.node().path("$ref").asText(),
                        findings));
        parts.of(Kind.DISCRIMINATOR)
                .forEach(discriminator -> discriminator
                        .get("mapping")
                        .properties()
                        .forEach(target -> {
                            String reference = target.getValue().asText();
                            // A text that looks like a name is one.
                            if (reference.matches(".*[/.:].*")) {
                                report(
                                        document,
                                        SpecDocument.child(discriminator.child("mapping"), target.getKey()),
                                        reference,
                                        findings);
                            }
                        }));
        return findings;
    }

    private static void report(SpecDocument document, String pointer, String reference, List<Finding> findings) {
        if (!reference.startsWith("#")) {
            findings.add(Finding.at(
                    document,
                    pointer,
                    Rule.EXTERNAL_REFERENCE,
                    "The reference \"" + reference + "\" leads out of the document, and is not followed.",
                    "Copy what it points to into components, and write \"#/components/…\"."));
        }
    }
}
