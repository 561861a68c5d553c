package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds references that lead to no element of the document, nor of a file in its folder or below. */
public final class ExternalReferenceCheck implements Check {

    @Override
    public List<Finding> check(SpecDocument document) {
        List<Finding> findings = new ArrayList<>();
        SpecParts parts = document.parts();
        Stream.concat(
                        parts.references(),
                        parts.of(Kind.PATH_ITEM).filter(path -> path.node().has("$ref")))
                .forEach(reference -> report(
                        document,
                        SpecDocument.child(reference.pointer(), "$ref"),
                        Objects.requireNonNullElse(reference.node().path("$ref").textValue(), ""),
                        findings));
        parts.of(Kind.DISCRIMINATOR)
                .forEach(discriminator -> discriminator
                        .get("mapping")
                        .properties()
                        .forEach(target -> {
                            String reference = target.getValue().asText();
                            // A string that looks like a name is a name.
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
        if (reference.isBlank()) {
            return;
        }
        if (reference.matches("[\\w-]+")) {
            String target = component(document, reference).orElse("");
            String name = target.isEmpty() ? "reference-target/undefined-name" : "reference-target/bare-name";
            findings.add(Finding.at(document, pointer, name, reference, target));
        } else if (!reference.startsWith("#")) {
            // A pointer without its number sign is a relative address.
            String target = "/" + reference.replaceFirst("^/", "");
            boolean within = document.parts().definitions().contains(target);
            findings.add(Finding.at(
                    document, pointer, within ? "external-reference/within" : "external-reference", reference, target));
        }
    }

    private static Optional<String> component(SpecDocument document, String name) {
        return document.parts().definitions().stream()
                .filter(pointer -> Pointers.name(pointer).equals(name))
                .findFirst();
    }
}
