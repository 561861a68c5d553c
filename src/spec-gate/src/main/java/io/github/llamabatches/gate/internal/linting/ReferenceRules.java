package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Keywords;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import io.github.llamabatches.gate.internal.reading.Spelling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks references within the document, and keywords next to them, which are ignored. */
final class ReferenceRules implements PartCheck {

    @Override
    public void check(SpecParts parts, FindingList findings) {
        parts.references().forEach(reference -> {
            checkTarget(findings, parts, reference);
            checkSiblings(findings, reference);
        });
        parts.of(Kind.SCHEMA)
                .filter(schema -> schema.isComponent() && includesItself(parts, schema))
                .forEach(schema -> findings.add("reference-target/circle", schema));
        parts.of(Kind.DISCRIMINATOR).forEach(discriminator -> checkMapping(findings, parts, discriminator));
    }

    private static void checkTarget(FindingList findings, SpecParts parts, Part reference) {
        String text = reference.node().path("$ref").asText("");
        String pointer = SpecDocument.child(reference.pointer(), "$ref");
        if (!reference.node().path("$ref").isTextual() || text.isBlank()) {
            findings.at("reference-target/no-text", reference, pointer, reference.pointer());
            return;
        }
        String target = SpecParts.target(reference).orElse(null);
        if (target == null || parts.resolve(reference) != null || hasOtherCause(parts, target)) {
            return;
        }
        Part found = parts.get(target);
        if (parts.at(target).isMissingNode() || (found == null && !target.startsWith("/"))) {
            findings.meant(
                    "reference-target",
                    reference,
                    pointer,
                    Spelling.nearest(last(target), siblings(parts, target))
                            .map(name -> text.substring(0, text.lastIndexOf('/') + 1) + name)
                            .or(() -> Spelling.nearest(target, parts.definitions())
                                    .map(definition -> "#" + definition))
                            .or(() -> sameName(parts, target, reference.kind())),
                    text,
                    last(target));
        } else if (found == null || found.kind() != reference.kind()) {
            findings.at(
                    "reference-target/other-kind",
                    reference,
                    pointer,
                    text,
                    found == null
                            ? "a part of another kind"
                            : "a " + found.kind().words(),
                    reference.kind().words(),
                    sameName(parts, target, reference.kind())
                            .map(definition -> "Write `" + definition + "`.")
                            .orElse("Refer to a definition in `components/" + section(reference.kind()) + "`."));
        } else if (leadsBack(parts, reference)) {
            findings.at("reference-target/itself", reference, pointer, text);
        }
    }

    private static void checkMapping(FindingList findings, SpecParts parts, Part discriminator) {
        discriminator.get("mapping").properties().forEach(entry -> {
            String text = entry.getValue().asText();
            boolean name = text.matches("[\\w-]+");
            String target = name ? "/components/schemas/" + text : SpecParts.decoded(text.replaceFirst("^#", ""));
            if ((name || text.startsWith("#/")) && parts.at(target).isMissingNode() && !hasOtherCause(parts, target)) {
                Optional<String> meant = Spelling.nearest(last(target), siblings(parts, target))
                        .map(other -> text.substring(0, text.lastIndexOf('/') + 1) + other);
                findings.at(
                        meant.isPresent() ? "reference-target/meant" : "reference-target/mapping",
                        discriminator,
                        SpecDocument.child(discriminator.child("mapping"), entry.getKey()),
                        meant.orElse(""),
                        text,
                        last(target));
            }
        });
    }

    /** The definition with the same name in the section of components where a kind belongs. */
    private static Optional<String> sameName(SpecParts parts, String target, Kind kind) {
        String definition = "/components/" + section(kind) + "/" + last(target);
        return parts.definitions().contains(definition) ? Optional.of("#" + definition) : Optional.empty();
    }

    private static String section(Kind kind) {
        return Kind.COMPONENTS.keywords().entrySet().stream()
                .filter(entry -> entry.getValue()
                        .filter(content -> content.kind() == kind)
                        .isPresent())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("schemas");
    }

    /** Returns whether the mistake is the name of the target or of its section, or the indentation of the target. */
    private static boolean hasOtherCause(SpecParts parts, String target) {
        Part components = parts.get("/components");
        boolean misnamed = Spelling.nearest(last(target), siblings(parts, target))
                .filter(name -> !name.matches("[\\w.-]+"))
                .isPresent();
        boolean outdented = target.startsWith("/components/")
                && Keywords.unknown(Kind.COMPONENTS, parts.at("/components")).contains(last(target));
        return misnamed
                || outdented
                || components != null
                        && components.misspelt().entrySet().stream()
                                .anyMatch(misspelt -> target.startsWith("/components/" + misspelt.getKey() + "/")
                                        && !parts.at("/components/" + misspelt.getValue()
                                                        + target.substring(
                                                                ("/components/" + misspelt.getKey()).length()))
                                                .isMissingNode());
    }

    /** References to a broken reference have no finding. */
    private static boolean leadsBack(SpecParts parts, Part reference) {
        Set<String> seen = new HashSet<>();
        Part part = reference;
        while (part != null && part.isReference()) {
            if (!seen.add(part.pointer())) {
                // The first reference of a circle has the finding.
                return part == reference && Collections.min(seen).equals(part.pointer());
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
            findings.at(
                    reference.kind() == Kind.SCHEMA ? "no-$ref-siblings/schema" : "no-$ref-siblings",
                    reference,
                    SpecDocument.child(reference.pointer(), siblings.get(0)),
                    names,
                    siblings.size() == 1 ? "counts" : "count");
        }
    }

    private static boolean includesItself(SpecParts parts, Part schema) {
        return parts.included(schema).stream()
                .flatMap(part -> parts.children(part, "allOf").stream())
                .anyMatch(part -> parts.resolve(part) == schema);
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
