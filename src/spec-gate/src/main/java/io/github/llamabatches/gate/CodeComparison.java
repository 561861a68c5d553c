package io.github.llamabatches.gate;

import io.github.llamabatches.gate.GeneratedCode.Difference;
import io.github.llamabatches.gate.GeneratedCode.Effect;
import io.github.llamabatches.gate.internal.comparing.Change;
import io.github.llamabatches.gate.internal.comparing.Change.Kind;
import io.github.llamabatches.gate.internal.comparing.Contract;
import io.github.llamabatches.gate.internal.comparing.Place;
import io.github.llamabatches.gate.internal.comparing.Text;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Combines the changes of two contracts with the differences of their generated code: a change that breaks code is
 * breaking, a change of names that doesn't affect code is dropped, and a difference without a change becomes a change.
 */
final class CodeComparison {

    private static final int NAMED = 3;
    private static final String NO_EFFECT = "no client has to change";

    private final Contract from;
    private final Contract to;
    private final List<Change> changes;
    private final Map<Integer, List<Difference>> breaking = new HashMap<>();
    private final Set<Integer> visible = new HashSet<>();
    private final Set<Integer> extending = new HashSet<>();
    private final Map<String, List<Difference>> unexplained = new LinkedHashMap<>();
    private final Set<String> classes = new HashSet<>();

    private CodeComparison(Contract from, Contract to, List<Change> changes) {
        this.from = from;
        this.to = to;
        this.changes = changes;
    }

    /** Returns the changes from the view of users of generated code; unchanged if no code is generated. */
    static List<Change> join(Contract from, Contract to, List<Change> changes, List<String> operations) {
        List<GeneratedCode> generators =
                ServiceLoader.load(GeneratedCode.class, GeneratedCode.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        return generators.isEmpty() ? changes : join(generators, from, to, changes, operations);
    }

    static List<Change> join(
            List<GeneratedCode> generators, Contract from, Contract to, List<Change> changes, List<String> operations) {
        List<Difference> differences = new ArrayList<>();
        Specification old = new Specification(from.bundle(), null);
        Specification now = new Specification(to.bundle(), null);
        generators.forEach(generator -> differences.addAll(generator.differences(old, now, operations)));
        return new CodeComparison(from, to, changes).join(differences);
    }

    private List<Change> join(List<Difference> differences) {
        differences.forEach(difference -> {
            classes.add(difference.from());
            classes.add(difference.to());
        });
        differences.forEach(this::explain);
        List<Change> joined = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            List<Difference> broken = breaking.getOrDefault(i, List.of());
            if (!broken.isEmpty()) {
                joined.add(change.breaking() ? change : change.breaking(words(broken)));
            } else if (change.breaking() && extending.contains(i)) {
                joined.add(change.note(
                        "released clients keep it as unknown, but code that has to handle every alternative,"
                                + " such as an exhaustive switch, no longer compiles"));
            } else if (!change.isOfNames() || visible.contains(i)) {
                joined.add(change.isOfNames() ? change.note(NO_EFFECT) : change);
            }
        }
        unexplained.forEach((pointer, some) -> joined.add(change(pointer, some)));
        return joined;
    }

    private void explain(Difference difference) {
        Optional<Integer> cause = cause(difference);
        if (cause.isEmpty()) {
            String pointer = difference.to().isEmpty() ? difference.from() : difference.to();
            unexplained.computeIfAbsent(pointer, key -> new ArrayList<>()).add(difference);
        } else if (difference.effect() == Effect.BREAKING) {
            breaking.computeIfAbsent(cause.get(), key -> new ArrayList<>()).add(difference);
        } else {
            visible.add(cause.get());
            Change change = changes.get(cause.get());
            if (difference.effect() == Effect.ADDED && change.rule().is("alternative-added")) {
                extending.add(cause.get());
            }
        }
    }

    /** Returns the index of the change that is nearest to a difference. */
    private Optional<Integer> cause(Difference difference) {
        Set<String> old = reached(from, difference.from());
        Set<String> now = reached(to, difference.to());
        return java.util.stream.IntStream.range(0, changes.size())
                .boxed()
                .filter(i -> changes.get(i).rule() != null)
                .filter(i -> distance(changes.get(i), difference, old, now) < Integer.MAX_VALUE)
                .min(Comparator.comparing((Integer i) -> distance(changes.get(i), difference, old, now))
                        .thenComparing(i -> !changes.get(i).breaking()));
    }

    private static int distance(Change change, Difference difference, Set<String> old, Set<String> now) {
        int nearest = Integer.MAX_VALUE;
        if (!difference.from().isEmpty()) {
            nearest = steps(change.place().origin(), difference.from());
        }
        if (!difference.to().isEmpty()) {
            nearest = Math.min(nearest, steps(change.pointer(), difference.to()));
        }
        for (Set<String> places : List.of(old, now)) {
            for (String place : places) {
                if (Pointers.isAtOrBelow(change.pointer(), place)) {
                    nearest = Math.min(nearest, 100 + change.pointer().length());
                }
            }
        }
        return nearest;
    }

    private static int steps(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        if (Pointers.isAtOrBelow(one, other) || Pointers.isAtOrBelow(other, one)) {
            long difference = one.chars().filter(c -> c == '/').count()
                    - other.chars().filter(c -> c == '/').count();
            return (int) Math.abs(difference);
        }
        return Integer.MAX_VALUE;
    }

    /** Returns the parts that a location refers to, except those whose own code differs. */
    private Set<String> reached(Contract contract, String pointer) {
        return pointer.isEmpty()
                ? Set.of()
                : contract.reached(contract.at(pointer).node(), target -> !classes.contains(target));
    }

    private static String words(List<Difference> differences) {
        List<String> named = differences.stream()
                .limit(NAMED)
                .map(CodeComparison::words)
                .map(Text::plain)
                .toList();
        int more = differences.size() - named.size();
        return "in generated code " + String.join("; ", named) + (more > 0 ? "; and " + more + " more" : "");
    }

    private static Text words(Difference difference) {
        if (difference.after().isEmpty()) {
            return Text.of("%s is gone", difference.code());
        }
        return difference.before().isEmpty()
                ? Text.of("%s is new", difference.code())
                : Text.of("%s is %s instead of %s", difference.code(), difference.after(), difference.before());
    }

    private static Change change(String pointer, List<Difference> differences) {
        boolean breaks = differences.stream().anyMatch(difference -> difference.effect() == Effect.BREAKING);
        List<Difference> telling = differences.stream()
                .filter(difference -> !breaks || difference.effect() == Effect.BREAKING)
                .toList();
        Text text = words(telling.get(0));
        for (Difference other : telling.subList(1, Math.min(NAMED, telling.size()))) {
            text = text.then(Text.of("; ")).then(words(other));
        }
        if (telling.size() > NAMED) {
            text = text.then(Text.of("; and " + (telling.size() - NAMED) + " more"));
        }
        return new Change(
                Kind.CHANGED,
                Rule.of("generated-code-changed"),
                breaks ? Severity.ERROR : Severity.NOTE,
                Place.at(Text.of("the generated code"), "", pointer),
                text,
                breaks ? "code that uses it no longer compiles, or does something else" : NO_EFFECT);
    }
}
