package io.github.llamabatches.gate.internal.comparing;

import io.github.llamabatches.gate.internal.reading.Bundle;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Refs;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.ArrayList;
import java.util.List;

/** Checks whether a document can be compared completely: a partial comparison would miss changes. */
public final class Comparability {

    private Comparability() {}

    public static List<Finding> check(SpecDocument document) {
        List<Finding> findings = new ArrayList<>();
        String version = document.written().path("openapi").asText("");
        if (!version.matches("3\\.[012]\\.\\d{1,3}")) {
            String written = version.isEmpty() ? "missing" : "'" + version + "'";
            findings.add(Finding.at(document, "/openapi", "comparison-possible/version", written));
        }
        for (String part : new String[] {"info", "paths"}) {
            if (!document.json().path(part).isObject()) {
                findings.add(Finding.at(document, "/" + part, "comparison-possible/part", part));
            }
        }
        if (findings.isEmpty()) {
            Bundle bundle = Bundle.of(document);
            new SpecParts(bundle.json())
                    .all().stream()
                            .filter(part -> part.node().path("$ref").isTextual())
                            .filter(part ->
                                    Refs.resolve(bundle.json(), part.node()).isMissingNode())
                            .forEach(part -> findings.add(bundle.finding(
                                    SpecDocument.child(part.pointer(), "$ref"),
                                    "comparison-possible",
                                    part.node().path("$ref").textValue())));
        }
        return findings;
    }
}
