package io.github.llamabatches.gate;

import io.github.llamabatches.gate.Change.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells in Markdown what changed from one specification to another. */
final class ApiChangelog {

    private ApiChangelog() {}

    /**
     * Writes the changelog.
     *
     * @throws IllegalStateException if the documents can't be compared
     */
    static String between(SpecDocument from, SpecDocument to) {
        for (SpecDocument document : List.of(from, to)) {
            List<Finding> problems = Comparability.check(document);
            if (!problems.isEmpty()) {
                Finding first = problems.get(0);
                throw new IllegalStateException(
                        document.file() + ":" + first.position().line() + ": " + first.message());
            }
        }
        StringBuilder markdown = new StringBuilder("# Changes of the API from ")
                .append(version(from))
                .append(" to ")
                .append(version(to))
                .append('\n');
        List<Change> changes = CompatibilityCheck.changes(from, to);
        if (changes.isEmpty()) {
            return markdown.append("\nNo changes.\n").toString();
        }
        for (Kind kind : Kind.values()) {
            List<Change> some =
                    changes.stream().filter(change -> change.kind() == kind).toList();
            if (!some.isEmpty()) {
                markdown.append("\n## ").append(kind.title()).append('\n');
                byGroup(some).forEach((group, members) -> append(markdown, group, members));
            }
        }
        return markdown.toString();
    }

    private static Map<Text, List<Change>> byGroup(List<Change> changes) {
        return changes.stream().collect(Collectors.groupingBy(Change::group, LinkedHashMap::new, Collectors.toList()));
    }

    private static void append(StringBuilder markdown, Text group, List<Change> changes) {
        markdown.append("\n### ").append(sentence(group)).append("\n\n");
        for (Change change : changes) {
            markdown.append("- ")
                    .append(change.breaking() ? "**Breaking:** " : "")
                    .append(sentence(change.text()))
                    .append(".\n");
        }
    }

    private static String sentence(Text text) {
        String markdown = text.markdown();
        return Character.toUpperCase(markdown.charAt(0)) + markdown.substring(1);
    }

    private static String version(SpecDocument document) {
        return Text.of("%s", document.json().at("/info/version").asText("?")).markdown();
    }
}
