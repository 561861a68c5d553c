package io.github.llamabatches.gate.internal.comparing;

import io.github.llamabatches.gate.internal.comparing.Change.Demand;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.Severity;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares a specification with the released one, and requires a version that reflects the changes. */
public final class CompatibilityCheck {

    private static final String VERSION = "/info/version";
    private static final int NAMED_CHANGES = 3;

    private final SpecDocument released;
    private final SpecDocument current;
    private final Contract to;

    private CompatibilityCheck(SpecDocument released, SpecDocument current) {
        this.released = released;
        this.current = current;
        this.to = new Contract(current);
    }

    public static List<Finding> compare(SpecDocument released, SpecDocument current) {
        return compare(released, current, CodeView.NONE, List.of());
    }

    /**
     * Compares two documents.
     *
     * @param code adds the differences of generated code
     * @param operations the operations for which code is generated; empty for all
     */
    public static List<Finding> compare(
            SpecDocument released, SpecDocument current, CodeView code, List<String> operations) {
        List<Finding> problems = new ArrayList<>(Comparability.check(released));
        problems.addAll(Comparability.check(current));
        return problems.isEmpty()
                ? new CompatibilityCheck(released, current).findings(code, operations)
                : List.copyOf(problems);
    }

    private List<Finding> findings(CodeView code, List<String> operations) {
        if (released.json().equals(current.json())) {
            return judge(List.of());
        }
        Contract from = new Contract(released);
        List<Change> changes = new SpecComparison(from, to, Selection.ALL).run();
        return judge(code.join(from, to, changes, operations));
    }

    private List<Finding> judge(List<Change> changes) {
        Optional<SemanticVersion> from = version(released);
        if (from.isEmpty()) {
            return List.of(Finding.at(released, VERSION, "version-not-raised/released-form", text(released)));
        }
        List<Change> telling =
                changes.stream().filter(change -> change.rule() != null).toList();
        Demand demand = telling.stream()
                .map(Change::demand)
                .max(Comparator.naturalOrder())
                .orElse(Demand.NONE);
        Optional<SemanticVersion> version = version(current);
        boolean accepted = version.isPresent() && version.get().suffices(from.get(), demand);
        // Unchanged documents need no note, and a sufficient version accepts the changes.
        List<Finding> findings = new ArrayList<>();
        if (!accepted) {
            findings.add(tooLow(from.get(), version, demand, telling));
        }
        telling.forEach(change -> findings.add(finding(change, from.get(), accepted)));
        return List.copyOf(findings);
    }

    private Finding tooLow(
            SemanticVersion from, Optional<SemanticVersion> version, Demand demand, List<Change> changes) {
        SemanticVersion needed = from.after(demand);
        List<String> worst = changes.stream()
                .filter(change -> change.demand() == demand)
                .map(CompatibilityCheck::sentence)
                .toList();
        String named = worst.stream().limit(NAMED_CHANGES).collect(Collectors.joining("; "))
                + (worst.size() > NAMED_CHANGES ? "; and " + (worst.size() - NAMED_CHANGES) + " more" : "");
        int order = version.map(written -> written.compareTo(from)).orElse(0);
        String problem = version.isEmpty() ? "form" : order < 0 ? "lower" : order == 0 ? "same" : "low";
        String shown = version.map(SemanticVersion::toString).orElse(text(current));
        return Finding.at(current, VERSION, "version-not-raised/" + problem, needed, shown, from, named);
    }

    private Finding finding(Change change, SemanticVersion from, boolean accepted) {
        String message = sentence(change) + "; " + change.affected();
        String remedy;
        if (accepted) {
            message += " (accepted by " + text(current) + ")";
            remedy = change.breaking() ? "Adapt the code that calls the API, and its tests." : "Nothing is left to do.";
        } else if (change.demand() == Demand.NONE) {
            remedy = "Nothing has to be done.";
        } else {
            remedy = (change.breaking() || change.severity().fails()
                            ? switch (change.kind()) {
                                        case REMOVED -> "Restore it";
                                        case ADDED -> "Remove it again or make it optional";
                                        default -> "Change it back";
                                    }
                                    + ", or, if the API has changed this way, write"
                            : "Write")
                    + " 'version: " + from.after(change.demand()) + "' in 'info'.";
        }
        return to.bundle()
                .finding(
                        change.rule() == null ? Rule.of("other-change") : change.rule(),
                        accepted ? Severity.NOTE : change.severity(),
                        change.pointer(),
                        change.place().anchor(),
                        message + ".",
                        remedy);
    }

    private static String sentence(Change change) {
        return change.group().plain() + ": " + change.text().plain();
    }

    private static Optional<SemanticVersion> version(SpecDocument document) {
        return SemanticVersion.parse(text(document));
    }

    private static String text(SpecDocument document) {
        return document.json().at(VERSION).asText("");
    }
}
