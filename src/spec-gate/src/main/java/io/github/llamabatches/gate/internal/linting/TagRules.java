package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import io.github.llamabatches.gate.internal.reading.Spelling;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tags: each becomes an interface. */
final class TagRules implements Check {

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        SpecParts parts = document.parts();
        Set<String> declared = new HashSet<>();
        List<Part> tags = parts.of(Kind.TAG).toList();
        for (Part tag : tags) {
            if (!declared.add(tag.text("name"))) {
                findings.add(
                        Rule.of("openapi-tags-uniqueness"),
                        tag.at("name"),
                        "The tag " + tag.text("name") + " is declared twice.",
                        "Take one of the two declarations out.");
            }
        }
        Set<String> used = new HashSet<>();
        parts.operations().forEach(operation -> {
            JsonNode names = operation.get("tags");
            if (names.isEmpty()) {
                findings.add(
                        Rule.of("operation-tags"),
                        operation.at("tags"),
                        "There is no tag of " + operation.title() + ", which would name its Java interface.",
                        "Add `tags:` with the name of one that is declared in `tags` of the document.");
            }
            for (int i = 0; i < names.size(); i++) {
                String name = names.path(i).asText();
                used.add(name);
                if (!declared.contains(name)) {
                    findings.add(
                            Rule.of("operation-tag-defined"),
                            operation.at("tags") + "/" + i,
                            "The tag " + name + " of " + operation.title() + " is not declared.",
                            Spelling.nearest(name, declared)
                                    .map(tag -> "Write `" + tag + "`, or declare `" + name + "` in `tags`.")
                                    .orElse("Declare `" + name + "` in `tags` of the document, with a description."));
                }
            }
        });
        tags.stream()
                .filter(tag -> !used.contains(tag.text("name")))
                .forEach(tag -> findings.add(
                        Rule.of("tag-used"),
                        tag.pointer(),
                        "No operation has the tag " + tag.text("name") + ".",
                        "Take the declaration out, or give the tag to an operation."));
        return findings.toList();
    }
}
