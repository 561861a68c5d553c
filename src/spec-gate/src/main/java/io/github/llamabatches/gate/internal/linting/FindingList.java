package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Case;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Collects the findings of a document. Rules and their cases have the names of {@link Case#of}. */
final class FindingList {

    private final SpecDocument document;
    private final List<Finding> findings = new ArrayList<>();

    FindingList(SpecDocument document) {
        this.document = document;
    }

    SpecDocument document() {
        return document;
    }

    /** Adds a finding at the keyword of a part. */
    void add(String name, Part part, Object... values) {
        String keyword = Case.of(name).text("at");
        at(name, part, keyword.isEmpty() ? part.pointer() : part.at(keyword), values);
    }

    /** Adds a finding at a pointer; a missing element has the location of its parent. */
    void at(String name, Part part, String pointer, Object... values) {
        add(Case.of(name), part, pointer, Case.numbered(values));
    }

    /** Adds a finding with the suggested correction, if there is one, as the first value. */
    void meant(String name, Part part, String pointer, Optional<String> meant, Object... values) {
        Object[] all =
                Stream.concat(Stream.of(meant.orElse("")), Stream.of(values)).toArray();
        at(meant.isPresent() ? name + "/meant" : name, part, pointer, all);
    }

    void add(Case words, Part part, String pointer, Map<String, String> values) {
        String place = pointer;
        while (document.parts().at(place).isMissingNode()) {
            place = Pointers.parent(place);
        }
        Map<String, String> named = new HashMap<>(values);
        named.put("title", part.title());
        named.put("Title", part.titleAtStart());
        named.put("name", part.name());
        named.put("role", part.role());
        findings.add(Finding.at(document, place, words, named));
    }

    /** Adds a finding at a pointer into the original document, regardless of its version. */
    void atWritten(String name, String pointer, Object... values) {
        findings.add(Finding.atWritten(document, pointer, name, values));
    }

    List<Finding> toList() {
        return List.copyOf(findings);
    }
}
