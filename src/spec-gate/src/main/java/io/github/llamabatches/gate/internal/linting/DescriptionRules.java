package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reports parts without a description for people. */
final class DescriptionRules implements Check {

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        document.parts().all().stream().filter(part -> !part.isReference()).forEach(part -> {
            if (needsDescription(part) && !part.says("description")) {
                findings.add(
                        Rule.of("description"),
                        part.at("description"),
                        part.titleAtStart() + " has no description.",
                        "Add `description:` with a sentence that says what it is for.");
            }
            checkDeprecation(findings, part);
        });
        return findings.toList();
    }

    private static boolean needsDescription(Part part) {
        return switch (part.kind()) {
            case INFO, TAG, OPERATION, PARAMETER, RESPONSE, HEADER, SECURITY_SCHEME -> true;
            case SCHEMA -> part.isComponent() || part.role().equals("properties");
            default -> false;
        };
    }

    private static void checkDeprecation(FindingList findings, Part part) {
        String text = part.text("description").toLowerCase(Locale.ROOT);
        boolean explained =
                Stream.of("deprecat", "instead", "replace", "no longer").anyMatch(text::contains);
        if (part.kind().keywords().containsKey("deprecated") && part.isTrue("deprecated") && !explained) {
            findings.add(
                    Rule.of("deprecation"),
                    part.at("deprecated"),
                    part.titleAtStart() + " is deprecated, but its description doesn't say what to use.",
                    "Say in the description since when it is deprecated and what to use instead.");
        }
    }
}
