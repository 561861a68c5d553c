package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import io.github.llamabatches.gate.internal.reading.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** References within the document: where they lead, and what is lost beside them. */
final class ReferenceRules implements Check {

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        SpecParts parts = document.parts();
        parts.references().forEach(reference -> {
            checkTarget(findings, parts, reference);
            checkSiblings(findings, reference);
        });
        parts.of(Kind.SCHEMA)
                .filter(schema -> schema.isComponent() && includesItself(parts, schema))
                .forEach(schema -> findings.add(
                        Rule.of("reference-target"),
                        schema.at("allOf"),
                        "`allOf` of " + schema.title() + " leads back to the schema itself.",
                        "Take the reference that closes the circle out of `allOf`; a property may refer back, a part of"
                                + " `allOf` may not."));
        return findings.toList();
    }

    private static void checkTarget(FindingList findings, SpecParts parts, Part reference) {
        String text = reference.node().path("$ref").asText("");
        String pointer = SpecDocument.child(reference.pointer(), "$ref");
        if (!reference.node().path("$ref").isTextual()) {
            findings.add(
                    Rule.of("reference-target"),
                    pointer,
                    "`$ref` at " + reference.pointer() + " is not text.",
                    "Write the place of the definition as text, such as `$ref: \"#/components/schemas/Name\"`.");
            return;
        }
        String target = SpecParts.target(reference).orElse(null);
        if (target == null || parts.resolve(reference) != null) {
            return;
        }
        Part found = parts.get(target);
        if (parts.at(target).isMissingNode() || (found == null && !target.startsWith("/"))) {
            findings.add(
                    Rule.of("reference-target"),
                    pointer,
                    "The reference " + text + " leads to nothing.",
                    Spelling.nearest(last(target), siblings(parts, target))
                            .map(name -> "Write `" + text.substring(0, text.lastIndexOf('/') + 1) + name + "`.")
                            .or(() -> Spelling.nearest(target, parts.definitions())
                                    .map(definition -> "Write `#" + definition + "`."))
                            .orElse("Define `" + last(target) + "` there, or refer to a definition that exists."));
        } else if (found == null || found.kind() != reference.kind()) {
            findings.add(
                    Rule.of("reference-target"),
                    pointer,
                    "The reference " + text + " leads to something that can't stand at " + reference.pointer() + ".",
                    "Refer to a definition of the kind that is wanted here, and look at the part after `components/`.");
        } else if (leadsBack(parts, reference)) {
            findings.add(
                    Rule.of("reference-target"),
                    pointer,
                    "The reference " + text + " leads only back to itself.",
                    "Write the definition out in one of the places that now only refer to each other.");
        }
    }

    /** References that end in a broken one are not reported again. */
    private static boolean leadsBack(SpecParts parts, Part reference) {
        Set<String> seen = new HashSet<>();
        Part part = reference;
        while (part != null && part.isReference()) {
            if (!seen.add(part.pointer())) {
                return true;
            }
            part = parts.get(SpecParts.target(part).orElse(part.pointer() + "/?"));
        }
        return false;
    }

    private static void checkSiblings(FindingList findings, Part reference) {
        List<String> siblings = new ArrayList<>();
        reference.node().fieldNames().forEachRemaining(siblings::add);
        siblings.remove("$ref");
        if (!siblings.isEmpty()) {
            String names = "`" + String.join("`, `", siblings) + "`";
            findings.add(
                    Rule.of("no-$ref-siblings"),
                    SpecDocument.child(reference.pointer(), siblings.get(0)),
                    "OpenAPI 3.0.3 ignores what stands beside a `$ref`: here " + names + ".",
                    reference.kind() == Kind.SCHEMA
                            ? "Write the reference as `allOf: [{$ref: …}]`, beside which " + names + " counts."
                            : "Move " + names + " to the definition that is referred to, or take it out.");
        }
    }

    private static boolean includesItself(SpecParts parts, Part schema) {
        Set<String> seen = new HashSet<>();
        List<Part> open = new ArrayList<>(parts.children(schema, "allOf"));
        while (!open.isEmpty()) {
            Part part = parts.resolve(open.remove(open.size() - 1));
            if (part == schema) {
                return true;
            }
            if (part != null && seen.add(part.pointer())) {
                open.addAll(parts.children(part, "allOf"));
            }
        }
        return false;
    }

    private static String last(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    private static List<String> siblings(SpecParts parts, String target) {
        List<String> names = new ArrayList<>();
        if (target.startsWith("/")) {
            parts.at(target.substring(0, target.lastIndexOf('/'))).fieldNames().forEachRemaining(names::add);
        }
        return names;
    }
}
