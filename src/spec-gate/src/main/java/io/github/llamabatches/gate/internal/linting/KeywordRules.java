package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Keywords;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.ArrayList;
import java.util.List;

/** Keywords that mean nothing where they are, or that the document's version of OpenAPI doesn't have. */
final class KeywordRules implements Check {

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        for (Part part : document.parts().all()) {
            for (String key : Keywords.unknown(part.kind(), part.node())) {
                findings.add(
                        Rule.of("keyword-known"),
                        SpecDocument.child(part.pointer(), key),
                        "`" + key + "` in " + part.title() + " is no keyword of OpenAPI there, and is ignored.",
                        Keywords.meant(part.kind(), key)
                                .map(keyword -> "Write `" + keyword + "`, if that is what is meant, or take it out.")
                                .orElse("Take it out, or write it as an extension, `x-" + key + "`."));
            }
        }
        List<Finding> all = new ArrayList<>(findings.toList());
        // One finding for all of them: one line of the document mends them.
        document.newer().stream()
                .findFirst()
                .ifPresent(first -> all.add(Finding.atWritten(
                        document,
                        first.pointer(),
                        Rule.of("keyword-version"),
                        first.subject() + " is OpenAPI 3.1"
                                + (document.newer().size() == 1
                                        ? "."
                                        : ", and so is something in "
                                                + (document.newer().size() - 1) + " other places."),
                        "Begin the file with `openapi: 3.1.0`; or, for 3.0.3, " + first.remedy() + ".")));
        return all;
    }
}
