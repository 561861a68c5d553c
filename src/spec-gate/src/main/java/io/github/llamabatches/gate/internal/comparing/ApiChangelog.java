package io.github.llamabatches.gate.internal.comparing;

import io.github.llamabatches.gate.internal.comparing.Change.Kind;
import io.github.llamabatches.gate.internal.comparing.Contract.Operation;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the changes between two specifications in Markdown. */
public final class ApiChangelog {

    private ApiChangelog() {}

    public static String between(SpecDocument from, SpecDocument to) {
        return between(from, to, Selection.ALL, CodeView.NONE);
    }

    /**
     * Writes the changelog.
     *
     * @throws IllegalStateException if the documents can't be compared
     */
    public static String between(SpecDocument from, SpecDocument to, Selection selection, CodeView code) {
        for (SpecDocument document : List.of(from, to)) {
            List<Finding> problems = Comparability.check(document);
            if (!problems.isEmpty()) {
                Finding first = problems.get(0);
                throw new IllegalStateException(
                        document.file() + ":" + first.position().line() + ": " + first.message());
            }
        }
        Contract old = new Contract(from);
        Contract now = new Contract(to);
        List<Operation> operations = new ArrayList<>(old.operations().values());
        operations.addAll(now.operations().values());
        selection.unknown(operations).ifPresent(name -> {
            throw new IllegalStateException("no operation of the two documents is called \"" + name + "\"");
        });
        SpecComparison comparison = new SpecComparison(old, now, selection);
        List<Change> changes = comparison.run();
        String title = title(version(from), version(to));
        if (!selection.isAll() && !comparison.hasCommon() && changes.isEmpty()) {
            return title + "\nNo operation is in both documents.\n";
        }
        List<Change> joined = selection.isAll() ? code.join(old, now, changes, List.of()) : changes;
        return title + (joined.isEmpty() ? "\nNo changes.\n" : sections(joined));
    }

    private static String title(String from, String to) {
        return from.equals(to)
                ? "# Changes of the API within " + from + "\n"
                : "# Changes of the API from " + from + " to " + to + "\n";
    }

    private static String sections(List<Change> changes) {
        StringBuilder markdown = new StringBuilder();
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
        String version = document.json().at("/info/version").asText();
        return Text.of("%s", version.isBlank() ? "?" : version).markdown();
    }
}
