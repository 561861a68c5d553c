package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Keywords;
import io.github.llamabatches.gate.internal.reading.NewerKeywords.Newer;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.List;

/** Checks for keywords without effect at their location, or of another version of OpenAPI. */
final class KeywordRules implements PartCheck {

    @Override
    public void check(SpecParts parts, FindingList findings) {
        for (Part part : parts.all()) {
            for (String key : Keywords.unknown(part.kind(), part.node())) {
                String pointer = SpecDocument.child(part.pointer(), key);
                findings.meant("keyword-known", part, pointer, Keywords.meant(part.kind(), key), key);
            }
        }
        // A single finding for all of them: one line of the document corrects them.
        List<Newer> newer = findings.document().newer();
        newer.stream()
                .findFirst()
                .ifPresent(first -> findings.atWritten(
                        newer.size() == 1 ? "keyword-version" : "keyword-version/more",
                        first.pointer(),
                        first.subject(),
                        first.remedy(),
                        newer.size() - 1));
    }
}
