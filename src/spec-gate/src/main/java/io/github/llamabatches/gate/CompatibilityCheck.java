package io.github.llamabatches.gate;

import io.github.llamabatches.gate.Change.Demand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Compares a specification with the released one, and asks for a version that tells users what to expect. */
final class CompatibilityCheck {

    private static final String VERSION = "/info/version";
    private static final int NAMED_CHANGES = 3;

    private CompatibilityCheck() {}

    static List<Finding> compare(SpecDocument released, SpecDocument current) {
        List<Finding> problems = new ArrayList<>(Comparability.check(released));
        problems.addAll(Comparability.check(current));
        if (!problems.isEmpty()) {
            return List.copyOf(problems);
        }
        if (released.json().equals(current.json())) {
            return judge(released, current, List.of());
        }
        List<Change> changes = new ArrayList<>(SpecComparison.changes(released, current));
        List<Finding> failures = new ArrayList<>();
        try {
            changes.addAll(OpenApiDiffNet.unexplained(released, current, changes));
        } catch (IllegalStateException e) {
            String remedy = "Mend what the other checks say of either file; if they say nothing, undo the last edit.";
            failures.add(Comparability.impossible(current, "", String.valueOf(e.getMessage()), remedy));
        }
        failures.addAll(judge(released, current, changes));
        return List.copyOf(failures);
    }

    /**
     * All changes, of which the first are those with rules of their own.
     *
     * @throws IllegalStateException if the documents can't be compared
     */
    static List<Change> changes(SpecDocument from, SpecDocument to) {
        if (from.json().equals(to.json())) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>(SpecComparison.changes(from, to));
        changes.addAll(OpenApiDiffNet.unexplained(from, to, changes));
        return List.copyOf(changes);
    }

    private static List<Finding> judge(SpecDocument released, SpecDocument current, List<Change> changes) {
        Optional<SemanticVersion> from = version(released);
        if (from.isEmpty()) {
            return List.of(versionFinding(
                    released,
                    "The released specification has the version '" + text(released)
                            + "', which is not of the form 1.2.3.",
                    "Write the version that was released as 'version: 1.2.3'."));
        }
        List<Change> telling =
                changes.stream().filter(change -> change.rule() != null).toList();
        Demand demand = telling.stream()
                .map(Change::demand)
                .max(Comparator.naturalOrder())
                .orElse(Demand.NONE);
        Optional<SemanticVersion> to = version(current);
        boolean accepted = to.isPresent() && to.get().suffices(from.get(), demand);
        // Unchanged documents of one version need no word; a raised version accepts what changed.
        List<Finding> findings = new ArrayList<>();
        if (!accepted) {
            findings.add(tooLow(current, from.get(), to, demand, telling));
        }
        telling.forEach(change -> findings.add(finding(current, change, from.get(), accepted)));
        return List.copyOf(findings);
    }

    private static Finding tooLow(
            SpecDocument current,
            SemanticVersion from,
            Optional<SemanticVersion> to,
            Demand demand,
            List<Change> changes) {
        SemanticVersion needed = from.after(demand);
        if (to.isEmpty()) {
            return versionFinding(
                    current,
                    "The version '" + text(current) + "' is not of the form 1.2.3.",
                    "Write 'version: " + needed + "', or a higher one.");
        }
        if (to.get().compareTo(from) < 0) {
            return versionFinding(
                    current,
                    "The version " + to.get() + " is lower than the released one, " + from + ".",
                    "Write 'version: " + needed + "', or a higher one.");
        }
        List<Change> worst =
                changes.stream().filter(change -> change.demand() == demand).toList();
        String names = String.join(
                "; ",
                worst.stream()
                        .limit(NAMED_CHANGES)
                        .map(change -> sentence(change))
                        .toList());
        String more = worst.size() > NAMED_CHANGES ? "; and " + (worst.size() - NAMED_CHANGES) + " more" : "";
        return versionFinding(
                current,
                "The version " + to.get() + " is too low after " + from + ", because of this: " + names + more + ".",
                "Write 'version: " + needed + "' if that is what the API does now, or undo the change.");
    }

    private static Finding finding(SpecDocument current, Change change, SemanticVersion from, boolean accepted) {
        String message = sentence(change) + "; " + change.affected();
        String remedy;
        if (accepted) {
            message += " (accepted by " + text(current) + ")";
            remedy = "Nothing is left to do.";
        } else if (change.demand() == Demand.NONE) {
            remedy = "Nothing has to be done.";
        } else {
            remedy = (change.breaking() || change.severity().fails()
                            ? switch (change.kind()) {
                                        case REMOVED -> "Put it back as it was";
                                        case ADDED -> "Take it out again or make it optional";
                                        default -> "Change it back";
                                    }
                                    + ", or, if the API is so now, write"
                            : "Write")
                    + " 'version: " + from.after(change.demand()) + "' in 'info'.";
        }
        return new Finding(
                change.rule() == null ? Rule.OTHER_CHANGE : change.rule(),
                accepted ? Severity.NOTE : change.severity(),
                current.file(),
                current.at(change.anchor()),
                change.pointer(),
                message + ".",
                remedy);
    }

    private static String sentence(Change change) {
        return change.group().plain() + ": " + change.text().plain();
    }

    private static Finding versionFinding(SpecDocument document, String message, String remedy) {
        Rule rule = Rule.VERSION_NOT_RAISED;
        return new Finding(rule, rule.severity(), document.file(), document.at(VERSION), VERSION, message, remedy);
    }

    private static Optional<SemanticVersion> version(SpecDocument document) {
        return SemanticVersion.parse(text(document));
    }

    private static String text(SpecDocument document) {
        return document.json().at(VERSION).asText("");
    }
}
