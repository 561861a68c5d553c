package io.github.llamabatches.gate;

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

    List<Finding> toList() {
        return List.copyOf(findings);
    }
}
