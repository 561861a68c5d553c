package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.Severity;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.ArrayList;
import java.util.List;

/** Collects what a check finds in a document. */
final class FindingList {

    private final SpecDocument document;
    private final List<Finding> findings = new ArrayList<>();

    FindingList(SpecDocument document) {
        this.document = document;
    }

    /** Adds a finding; of what isn't there, the place is what would hold it. */
    void add(Rule rule, String pointer, String message, String remedy) {
        String place = pointer;
        while (document.parts().at(place).isMissingNode()) {
            place = place.substring(0, Math.max(0, place.lastIndexOf('/')));
        }
        findings.add(Finding.at(document, place, rule, message, remedy));
    }

    /** Adds a finding that is worse or better than its rule says. */
    void add(Rule rule, Severity severity, String pointer, String message, String remedy) {
        add(rule, pointer, message, remedy);
        findings.set(findings.size() - 1, findings.get(findings.size() - 1).with(severity));
    }

    /** A plain scalar as it is written, which JSON may show in another way. */
    String written(String pointer, String otherwise) {
        return document.written(document.at(pointer), otherwise);
    }

    /** Whether the document is of a version that is read in the form of 3.0. */
    boolean isConverted() {
        return document.isConverted();
    }

    List<Finding> toList() {
        return List.copyOf(findings);
    }
}
