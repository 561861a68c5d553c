package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Keywords;
import io.github.llamabatches.gate.internal.reading.NewerKeywords.Newer;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks for keywords without effect at their location, or of another version of OpenAPI. */
final class KeywordRules implements PartCheck {

    @Override
    public void check(SpecParts parts, FindingList findings) {
        for (Part part : parts.all()) {
            List<String> unknown = new ArrayList<>(Keywords.unknown(part.kind(), part.node()));
            List<String> ofSchema = Misplaced.ofSchema(part, unknown);
            if (!ofSchema.isEmpty()) {
                findings.at(
                        "keyword-known/of-schema",
                        part,
                        SpecDocument.child(part.pointer(), ofSchema.get(0)),
                        "`" + String.join("`, `", ofSchema) + "`");
                unknown.removeAll(ofSchema);
            }
            for (String key : unknown) {
                String pointer = SpecDocument.child(part.pointer(), key);
                Optional<String> meant = Keywords.meant(part.kind(), key);
                Optional<String> place = Misplaced.remedy(part, key);
                if (meant.isEmpty() && place.isPresent()) {
                    findings.at("keyword-known/misplaced", part, pointer, place.get(), key);
                } else {
                    findings.meant("keyword-known", part, pointer, meant, key);
                }
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
                        newer.size() == 2 ? "1 more place" : newer.size() - 1 + " more places"));
    }
}
