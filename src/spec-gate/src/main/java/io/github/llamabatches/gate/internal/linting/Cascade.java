package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Pointers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reduces the errors of a validator to one for each mistake. A validator reports every alternative of oneOf and anyOf
 * that doesn't match, but only one was intended.
 */
final class Cascade {

    /** Limits the quadratic run time: with more choices, the errors of all alternatives are reported. */
    private static final long MAX_STEPS = 50_000_000;

    /** Beyond that the time would grow with the square. */
    private static final int MOST_UNSAID = 2000;

    private Cascade() {}

    static List<SchemaProblem> reduce(List<SchemaProblem> problems) {
        Set<SchemaProblem> left = new LinkedHashSet<>(problems);
        left.addAll(unsaid(problems));
        List<SchemaProblem> choices = left.stream()
                .filter(problem -> isChoice(problem.keyword()))
                .sorted(Comparator.comparingInt(problem -> problem.schemaPath().size()))
                .limit(MAX_STEPS / Math.max(1, left.size()))
                .toList();
        for (SchemaProblem choice : choices) {
            if (left.contains(choice)) {
                reduce(choice, left);
            }
        }
        // A text that doesn't match a pattern or a format needs no finding for its length.
        Set<String> forms = left.stream()
                .filter(problem -> problem.keyword().matches("pattern|format"))
                .map(SchemaProblem::pointer)
                .collect(Collectors.toSet());
        return left.stream()
                .filter(problem ->
                        !problem.keyword().matches("minLength|maxLength") || !forms.contains(problem.pointer()))
                .toList();
    }

    /** The choices of which only the alternatives are reported. */
    private static Collection<SchemaProblem> unsaid(List<SchemaProblem> problems) {
        if (problems.size() > MOST_UNSAID) {
            return List.of();
        }
        Set<List<String>> said = problems.stream()
                .filter(problem -> isChoice(problem.keyword()))
                .map(SchemaProblem::schemaPath)
                .collect(Collectors.toSet());
        Map<String, SchemaProblem> choices = new LinkedHashMap<>();
        for (SchemaProblem problem : problems) {
            List<String> path = problem.schemaPath();
            for (int i = 0; i < path.size() - 1; i++) {
                List<String> choice = path.subList(0, i + 1);
                if (isChoice(path.get(i)) && path.get(i + 1).matches("\\d+") && !said.contains(choice)) {
                    String pointer = up(problem.pointer(), steps(path.subList(i + 2, path.size())));
                    choices.putIfAbsent(choice + " " + pointer, choice(choice, pointer, problem));
                }
            }
        }
        return choices.values();
    }

    private static SchemaProblem choice(List<String> path, String pointer, SchemaProblem problem) {
        String keyword = path.get(path.size() - 1);
        return new SchemaProblem(pointer, path, keyword, null, List.of(), problem.text(), problem.rulePlace());
    }

    /** How many steps a part of a schema's path leads down into the value. */
    private static int steps(List<String> path) {
        int steps = 0;
        for (int i = 0; i < path.size() - 1; i++) {
            switch (path.get(i)) {
                case "properties", "patternProperties", "prefixItems" -> {
                    steps++;
                    i++;
                }
                case "items", "additionalProperties", "unevaluatedProperties", "contains" -> steps++;
                case "allOf", "anyOf", "oneOf", "$defs", "dependentSchemas" -> i++;
                default -> {}
            }
        }
        return steps;
    }

    private static String up(String pointer, int steps) {
        String up = pointer;
        for (int i = 0; i < steps; i++) {
            up = Pointers.parent(up);
        }
        return up;
    }

    private static void reduce(SchemaProblem choice, Set<SchemaProblem> left) {
        Map<String, List<SchemaProblem>> alternatives = new LinkedHashMap<>();
        int depth = choice.schemaPath().size();
        for (SchemaProblem problem : left) {
            if (problem.schemaPath().size() > depth
                    && Pointers.isAtOrBelow(problem.pointer(), choice.pointer())
                    && problem.schemaPath().subList(0, depth).equals(choice.schemaPath())) {
                alternatives
                        .computeIfAbsent(problem.schemaPath().get(depth), key -> new ArrayList<>())
                        .add(problem);
            }
        }
        if (alternatives.isEmpty()) {
            return;
        }
        left.remove(choice);
        alternatives.values().forEach(left::removeAll);
        if (left.stream().anyMatch(problem -> isKindMissing(choice, problem))) {
            return;
        }
        SchemaProblem common = commonMismatch(choice, alternatives);
        if (common != null) {
            left.add(common);
        } else {
            left.addAll(meant(choice, alternatives));
        }
    }

    private static List<SchemaProblem> meant(SchemaProblem choice, Map<String, List<SchemaProblem>> alternatives) {
        Comparator<List<SchemaProblem>> best = Comparator.comparingLong(problems ->
                problems.stream().filter(problem -> isMismatch(choice, problem)).count());
        best = best.thenComparing(Cascade::depth, Comparator.reverseOrder()).thenComparing(List::size);
        return alternatives.values().stream().min(best).orElseThrow();
    }

    private static int depth(List<SchemaProblem> problems) {
        return problems.stream()
                .mapToInt(problem ->
                        (int) problem.pointer().chars().filter(c -> c == '/').count())
                .max()
                .orElse(0);
    }

    /** Returns whether an alternative wasn't intended: its $ref is missing, or it has another type. */
    private static boolean isMismatch(SchemaProblem choice, SchemaProblem problem) {
        int depth = choice.schemaPath().size();
        List<String> inner =
                problem.schemaPath().subList(depth, problem.schemaPath().size());
        if (inner.stream().anyMatch(Cascade::isChoice)) {
            return false;
        }
        boolean noReference = problem.keyword().equals("required")
                && "$ref".equals(problem.property())
                && problem.pointer().equals(choice.pointer());
        return noReference || isOtherKind(choice, problem);
    }

    /** Without the keyword that distinguishes the alternatives, nothing is said about them. */
    private static boolean isKindMissing(SchemaProblem choice, SchemaProblem problem) {
        return problem.keyword().equals("required")
                && Set.of("in", "type").contains(String.valueOf(problem.property()))
                && problem.pointer().equals(choice.pointer());
    }

    private static boolean isOtherKind(SchemaProblem choice, SchemaProblem problem) {
        return problem.keyword().equals("enum")
                && Set.of("in", "type").contains(Pointers.name(problem.pointer()))
                && Pointers.parent(problem.pointer()).equals(choice.pointer());
    }

    /** If no alternative has the right type, the type is the mistake. */
    private static @Nullable SchemaProblem commonMismatch(
            SchemaProblem choice, Map<String, List<SchemaProblem>> alternatives) {
        List<SchemaProblem> kinds = alternatives.values().stream()
                .flatMap(problems -> problems.stream()
                        .filter(problem -> isMismatch(choice, problem) && isOtherKind(choice, problem))
                        .limit(1))
                .toList();
        if (kinds.size() < 2 || kinds.size() != alternatives.size()) {
            return null;
        }
        String allowed = kinds.stream()
                .flatMap(problem -> problem.arguments().stream())
                .map(list -> list.replaceAll("^\\[|]$", ""))
                .collect(Collectors.joining(", ", "[", "]"));
        SchemaProblem kind = kinds.get(0);
        return new SchemaProblem(
                kind.pointer(), kind.schemaPath(), "enum", null, List.of(allowed), kind.text(), kind.rulePlace());
    }

    private static boolean isChoice(String keyword) {
        return keyword.equals("oneOf") || keyword.equals("anyOf");
    }
}
