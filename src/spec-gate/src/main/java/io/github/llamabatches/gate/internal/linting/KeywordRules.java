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
            List<String> unknown = new ArrayList<>(Keywords.unknown(part.kind(), part.node()));
            List<String> ofSchema = Misplaced.ofSchema(part, unknown);
            if (!ofSchema.isEmpty()) {
                String names = "`" + String.join("`, `", ofSchema) + "`";
                findings.add(
                        Rule.of("keyword-known"),
                        SpecDocument.child(part.pointer(), ofSchema.get(0)),
                        names + " in " + part.title() + (ofSchema.size() == 1 ? " describes" : " describe")
                                + " a schema, and would be ignored here.",
                        "Move " + names + " below `schema`.");
                unknown.removeAll(ofSchema);
            }
            for (String key : unknown) {
                findings.add(
                        Rule.of("keyword-known"),
                        SpecDocument.child(part.pointer(), key),
                        message(part, key),
                        remedy(part, key));
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
                                        : ", and so are keywords in "
                                                + (document.newer().size() - 1) + " more place"
                                                + (document.newer().size() == 2 ? "." : "s.")),
                        "Begin the file with `openapi: 3.1.0`; or, for 3.0.3, " + first.remedy() + ".")));
        return all;
    }

    static String message(Part part, String key) {
        return "`" + key + "` in " + part.title() + " is no keyword of OpenAPI there, and is ignored.";
    }

    static String remedy(Part part, String key) {
        return Keywords.meant(part.kind(), key)
                .map(keyword -> "Write `" + keyword + "`, if that is what is meant, or take it out.")
                .or(() -> Misplaced.remedy(part, key))
                .orElse("Take it out, or write it as an extension, `x-" + key + "`.");
    }
}
