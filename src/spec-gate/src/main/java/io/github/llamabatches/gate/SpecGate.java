package io.github.llamabatches.gate;

import io.github.llamabatches.gate.internal.comparing.CompatibilityCheck;
import io.github.llamabatches.gate.internal.linting.Check;
import io.github.llamabatches.gate.internal.linting.ExampleCheck;
import io.github.llamabatches.gate.internal.linting.ExternalReferenceCheck;
import io.github.llamabatches.gate.internal.linting.Lint;
import io.github.llamabatches.gate.internal.linting.OfficialSchemaCheck;
import io.github.llamabatches.gate.internal.linting.ParserCheck;
import io.github.llamabatches.gate.internal.linting.Suppressions;
import io.github.llamabatches.gate.internal.reading.Duplicates;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Reading;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs all checks of a specification in order. */
final class SpecGate {

    /** Checks whether the document is OpenAPI. */
    private static final List<Check> DOCUMENT_CHECKS =
            List.of(new ExternalReferenceCheck(), new ParserCheck(), new OfficialSchemaCheck());

    /** The checks that tolerate any document. */
    private static final List<Check> CHECKS = List.of(new Lint());

    /** After a finding of these rules, other elements may seem unused. */
    private static final Set<Rule> CUTS_OFF = Rule.of(
            "external-reference",
            "openapi-parser",
            "oas3-schema",
            "reference-target",
            "keyword-known",
            "keyword-shape",
            "schema-name",
            "alternatives-unique",
            "array-items",
            "oas3-operation-security-defined",
            "path-parameter-declared");

    private static final Set<Rule> UNUSED = Rule.of("oas3-unused-component", "tag-used");

    private static final Set<Rule> NAMED = Rule.of("schema-case", "schema-description", "schema-name");

    private static final Comparator<Finding> IN_ORDER_OF_THE_FILE = Comparator.comparing(Finding::file)
            .thenComparingInt(finding -> finding.position().line())
            .thenComparingInt(finding -> finding.position().column())
            .thenComparing(Finding::rule);

    private SpecGate() {}

    static List<Finding> check(SpecDocument document) {
        return check(document, null, Generation.OF_ALL);
    }

    /**
     * Returns the findings of a document in the order of the file, without duplicates and suppressed ones.
     *
     * @param released the document to compare with; null for none
     * @param generation the options of code generation
     */
    static List<Finding> check(SpecDocument document, @Nullable SpecDocument released, Generation generation) {
        List<Finding> general = new ArrayList<>(run(DOCUMENT_CHECKS, document));
        if (document.isConverted()
                && general.stream().anyMatch(finding -> finding.rule().is("oas3-schema"))) {
            // The parser reads the converted document, in which the same mistakes have other locations.
            general.removeIf(finding -> finding.rule().is("openapi-parser"));
        }
        List<Finding> particular = new ArrayList<>(run(CHECKS, document));
        List<Finding> known = new ArrayList<>(general);
        known.addAll(particular);
        particular.addAll(Duplicates.without(known, generation.check(document)));
        List<Finding> findings = new ArrayList<>(Duplicates.dropGeneral(general, particular));
        findings.addAll(particular);
        if (findings.stream().anyMatch(finding -> CUTS_OFF.contains(finding.rule()))) {
            findings.removeIf(finding -> UNUSED.contains(finding.rule()));
        }
        findings.addAll(ExampleCheck.check(document, mistakes(document, findings)));
        if (released != null) {
            findings.addAll(
                    CompatibilityCheck.compare(released, document, CodeComparison::join, generation.operations()));
        }
        List<Finding> remaining = Suppressions.apply(document, Duplicates.drop(findings));
        return sorted(withoutRepetitions(inFiles(document, remaining)));
    }

    /** An element of another file can be both a component and a property, and has no name of its own. */
    private static List<Finding> inFiles(SpecDocument document, List<Finding> findings) {
        Set<String> seen = new HashSet<>();
        return findings.stream()
                .filter(finding -> finding.file().equals(document.file())
                        || (!NAMED.contains(finding.rule()) || finding.pointer().matches("/components/schemas/[^/]+"))
                                && seen.add(finding.rule() + " " + finding.pointer() + " " + finding.file()))
                .toList();
    }

    /** Returns the findings of a file, including those of reading it. */
    static List<Finding> check(Reading reading, @Nullable SpecDocument released, Generation generation) {
        List<Finding> findings = new ArrayList<>(reading.findings());
        if (reading.document() != null) {
            findings.addAll(Duplicates.withoutConsequences(
                    reading.findings(), check(reading.document(), released, generation)));
            if (findings.stream().anyMatch(finding -> finding.rule() == Rule.of("duplicate-key"))) {
                findings.removeIf(finding -> UNUSED.contains(finding.rule()));
            }
            return generation.concerned(reading.document(), findings);
        }
        return findings;
    }

    /** Returns only the findings that prevent code generation. */
    static List<Finding> checkForGeneration(Reading reading, Generation generation) {
        SpecDocument document = reading.document();
        if (document == null) {
            return reading.findings();
        }
        List<Finding> findings = new ArrayList<>(reading.findings());
        findings.removeIf(finding -> finding.rule().group() != Rule.Group.DOCUMENT);
        findings.addAll(generation.check(document));
        return sorted(findings);
    }

    /** The mistake that prevents a comparison has its own finding. */
    private static List<Finding> withoutRepetitions(List<Finding> findings) {
        boolean explained = findings.stream().anyMatch(finding -> CUTS_OFF.contains(finding.rule()));
        return findings.stream()
                .filter(finding -> !explained || !finding.rule().is("comparison-possible"))
                .toList();
    }

    private static List<Finding> sorted(List<Finding> findings) {
        return findings.stream().sorted(IN_ORDER_OF_THE_FILE).toList();
    }

    /** Returns the locations of errors and warnings, except suppressed ones. */
    private static Set<String> mistakes(SpecDocument document, List<Finding> findings) {
        Set<Finding> failing = findings.stream()
                .filter(finding ->
                        finding.severity().fails() && !finding.rule().id().endsWith("description"))
                .collect(Collectors.toSet());
        failing.retainAll(Set.copyOf(Suppressions.apply(document, findings)));
        return failing.stream()
                .map(Finding::pointer)
                .filter(pointer -> pointer.matches(".*/schema.*|/components/[^/]+"))
                .collect(Collectors.toSet());
    }

    private static List<Finding> run(List<Check> checks, SpecDocument document) {
        return checks.stream().flatMap(check -> check.check(document).stream()).toList();
    }
}
