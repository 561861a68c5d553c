package io.github.llamabatches.build.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Finds references that lead out of the document; nothing ever follows them. */
final class ExternalReferenceCheck implements Check {

    @Override
    public List<Finding> check(SpecDocument document) {
        List<Finding> findings = new ArrayList<>();
        look(document, document.json(), "", findings);
        return findings;
    }

    private static void look(SpecDocument document, JsonNode node, String pointer, List<Finding> findings) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                look(document, node.get(i), pointer + "/" + i, findings);
            }
        }
        node.properties().forEach(entry -> {
            String child = SpecDocument.child(pointer, entry.getKey());
            JsonNode value = entry.getValue();
            if (entry.getKey().equals("$ref") && value.isTextual()) {
                report(document, child, value.textValue(), findings);
            } else if (entry.getKey().equals("mapping")
                    && Pointers.name(pointer).equals("discriminator")) {
                value.properties().forEach(target -> {
                    if (target.getValue().asText().matches(".*[/.:].*")) {
                        report(
                                document,
                                SpecDocument.child(child, target.getKey()),
                                target.getValue().asText(),
                                findings);
                    }
                });
            } else {
                look(document, value, child, findings);
            }
        });
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
