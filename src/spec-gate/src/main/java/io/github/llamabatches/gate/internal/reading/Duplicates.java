package io.github.llamabatches.gate.internal.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Removes duplicate findings of several checks; the most specific one remains. */
public final class Duplicates {

    private static final Pattern MISSING = Pattern.compile("(\"[^\"]+\") is missing.*");

    private static final Pattern NAMED = Pattern.compile("names \"([^\"]+)\"");

    private static final Pattern COMPONENT = Pattern.compile("/components/[^/]+/[^/]+");

    private static final Set<Rule> MISSPELLINGS = Rule.of(
            "unquoted-key",
            "media-type-known",
            "response-status",
            "oas3-schema",
            "keyword-shape",
            "openapi-parser",
            "parameter-unique");

    /** Mistakes that affect everything in their element. */
    private static final Set<Rule> CAUSES = Rule.of("schema-type", "path-parameter-used");

    private static final Set<Rule> ABSENCES = Rule.of(
            ("operation-success-response error-response paging-token paging-next-token paging-items paging-size")
                    .split(" "));

    /** Of a value that has the wrong form nothing else can be said. */
    private static final Set<Rule> SHAPES = Rule.of("keyword-shape", "keyword-version");

    private Duplicates() {}

    /**
     * Removes findings of the parser and the official schema at locations with a finding of this project's rules: they
     * refer to a whole object, and are repeated for all its parents.
     */
    public static List<Finding> dropGeneral(List<Finding> general, List<Finding> particular) {
        Set<String> errors = new HashSet<>();
        Set<String> holders = new HashSet<>();
        for (Finding finding : particular) {
            // A missing element doesn't explain a finding about an existing one.
            if (finding.severity() == Severity.ERROR && !ABSENCES.contains(finding.rule())) {
                errors.add(finding.pointer());
                holders.addAll(upwards(finding.pointer()));
            }
        }
        Map<String, List<Finding>> byPointer = particular.stream().collect(Collectors.groupingBy(Finding::pointer));
        Set<String> exact = exactlyMissing(general);
        Map<String, List<Finding>> keywords = particular.stream()
                .filter(finding ->
                        finding.rule().is("keyword-known") || finding.rule().is("schema-name"))
                .collect(Collectors.groupingBy(finding -> Pointers.parent(finding.pointer())));
        return general.stream()
                .filter(finding -> !isLessExact(finding, exact) && !isExplained(finding, keywords))
                .filter(finding -> rank(finding.rule()) == 0
                        || !isNear(finding, errors, holders)
                                && byPointer.getOrDefault(finding.pointer(), List.of()).stream()
                                        .noneMatch(other -> saysTheSame(other, finding)))
                .toList();
    }

    /** Whether an unknown keyword explains a finding: it is one of several, or hides the target of references. */
    private static boolean isExplained(Finding general, Map<String, List<Finding>> keywords) {
        String name = "`" + Pointers.name(general.pointer()) + "`";
        return keywords.getOrDefault(Pointers.parent(general.pointer()), List.of()).stream()
                        .anyMatch(keyword -> keyword.message().contains(name))
                || isMisspelt(general, keywords.getOrDefault(general.pointer(), List.of()))
                || general.rule().is("openapi-parser")
                        && (keywords.containsKey("/components") || keywords.containsKey("/components/schemas"));
    }

    private static boolean isMisspelt(Finding general, List<Finding> keywords) {
        Matcher missing = MISSING.matcher(general.message());
        return missing.matches()
                && keywords.stream()
                        .anyMatch(keyword ->
                                keyword.remedy().contains(missing.group(1).replace('"', '`')));
    }

    /** Everything that the schema says is missing, for all that holds the part that lacks it. */
    private static Set<String> exactlyMissing(List<Finding> general) {
        Set<String> missing = new HashSet<>();
        for (Finding finding : general) {
            Matcher matcher = MISSING.matcher(finding.message());
            if (finding.rule().is("oas3-schema") && !matcher.matches()) {
                missing.addAll(upwards(Pointers.parent(finding.pointer())));
            } else if (finding.rule().is("oas3-schema")) {
                upwards(Pointers.parent(finding.pointer()))
                        .forEach(pointer -> missing.add(matcher.group(1) + " " + pointer));
            }
        }
        return missing;
    }

    /** The parser reports a whole for what the schema reports of its part. */
    private static boolean isLessExact(Finding general, Set<String> exact) {
        Matcher matcher = MISSING.matcher(general.message());
        return general.rule().is("openapi-parser")
                && exact.contains(matcher.matches() ? matcher.group(1) + " " + general.pointer() : general.pointer());
    }

    /** A schema reports the location itself, a parser one of its parents. */
    private static boolean isNear(Finding general, Set<String> errors, Set<String> holders) {
        String pointer = general.pointer();
        if (pointer.isEmpty() && !MISSING.matcher(general.message()).matches()) {
            return !errors.isEmpty();
        }
        return holders.contains(pointer)
                || upwards(pointer).stream().anyMatch(errors::contains)
                || general.rule().is("openapi-parser") && holders.contains(whole(pointer));
    }

    /** Returns a pointer and those of its parents, except for the document. */
    private static List<String> upwards(String pointer) {
        List<String> pointers = new ArrayList<>();
        for (int end = pointer.length(); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
            pointers.add(pointer.substring(0, end));
        }
        return pointers;
    }

    private static boolean saysTheSame(Finding particular, Finding general) {
        Matcher missing = MISSING.matcher(general.message());
        String name = missing.matches() ? missing.group(1).replace("\"", "") : "";
        return name.isEmpty()
                || Pattern.compile("(no |\"|`)" + Pattern.quote(name) + "\\b")
                        .matcher(particular.message())
                        .find();
    }

    /**
     * Removes findings about values that are read differently than intended, and about examples that are validated
     * against them.
     */
    public static List<Finding> withoutConsequences(List<Finding> traps, List<Finding> findings) {
        List<Finding> misread = traps.stream()
                .filter(trap -> trap.rule().group() == Rule.Group.YAML
                        && !trap.pointer().isEmpty())
                .toList();
        return withoutAbsences(misread, findings).stream()
                .filter(finding -> misread.isEmpty() || !finding.rule().is("example-invalid"))
                .filter(finding ->
                        misread.stream().noneMatch(trap -> Pointers.isAtOrBelow(finding.pointer(), trap.pointer())))
                .toList();
    }

    /** Returns the findings of a generator, except at locations with more specific ones. */
    public static List<Finding> without(List<Finding> known, List<Finding> ofGenerator) {
        Set<String> holders = new HashSet<>();
        Set<String> causes = new HashSet<>();
        Set<String> same = new HashSet<>();
        boolean broken = false;
        for (Finding finding : known) {
            if (finding.severity().fails()) {
                String pointer = finding.pointer();
                Rule rule = finding.rule();
                holders.add("");
                holders.addAll(upwards(pointer));
                same.add(rule + " " + pointer);
                if (CAUSES.contains(rule)) {
                    causes.add(rule.is("schema-type") ? Pointers.parent(pointer) : pointer);
                }
                // A misspelled section or a reference can break other references.
                broken |= rule.is("reference-target")
                        || rule.is("keyword-known") && pointer.matches("(/components)?/[^/]+");
            }
        }
        boolean unresolved = broken;
        return ofGenerator.stream()
                .filter(finding -> !holders.contains(finding.pointer())
                        && !(unresolved && finding.rule().is("reference-target"))
                        && upwards(finding.pointer()).stream()
                                .noneMatch(pointer ->
                                        causes.contains(pointer) || same.contains(finding.rule() + " " + pointer)))
                .toList();
    }

    /** Returns the pointer of the list or definition that contains an element which a parser reports. */
    private static String whole(String general) {
        Matcher component = COMPONENT.matcher(general);
        return component.lookingAt() ? component.group() : general.replaceFirst("/\\d+$", "");
    }

    public static List<Finding> drop(List<Finding> findings) {
        Set<Finding> distinct = new LinkedHashSet<>(withoutAbsences(findings, findings));
        Map<String, List<Finding>> byPointer = distinct.stream().collect(Collectors.groupingBy(Finding::pointer));
        Map<String, List<Finding>> keywords = distinct.stream()
                .filter(finding -> finding.rule().is("keyword-known"))
                .collect(Collectors.groupingBy(finding -> Pointers.parent(finding.pointer())));
        Set<String> noMediaTypes = places(distinct, "media-type-known");
        Set<String> unknown = places(distinct, "keyword-known");
        return distinct.stream()
                .filter(finding -> !finding.rule().is("required-property")
                        || !isBesideProperties(finding, unknown) && !isInAnotherCase(finding, distinct))
                .filter(finding -> !lacksMisspelt(finding, keywords, byPointer))
                .filter(finding -> !finding.rule().is("keyword-known")
                        || !noMediaTypes.contains(Pointers.parent(finding.pointer())))
                .filter(finding ->
                        byPointer.get(finding.pointer()).stream().noneMatch(other -> isSaidBetter(finding, other)))
                .toList();
    }

    private static Set<String> places(Set<Finding> findings, String rule) {
        return findings.stream()
                .filter(finding -> finding.rule().is(rule))
                .map(Finding::pointer)
                .collect(Collectors.toSet());
    }

    /** Whether a required property stands beside {@code properties}, where it is an unknown keyword. */
    private static boolean isBesideProperties(Finding required, Set<String> unknown) {
        Matcher name = NAMED.matcher(required.message());
        String schema = required.pointer().replaceFirst("/required/\\d+$", "");
        return name.find() && unknown.contains(SpecDocument.child(schema, name.group(1)));
    }

    /** Whether an element lacks a keyword only because it is misspelled, which JSON Schema permits, or malformed. */
    private static boolean lacksMisspelt(
            Finding finding, Map<String, List<Finding>> keywords, Map<String, List<Finding>> byPointer) {
        boolean required = finding.rule().is("required-property");
        String holder = finding.pointer().replaceFirst("/required/\\d+$", "");
        String keyword =
                required ? "properties" : finding.rule().data().path("at").asText();
        return !keyword.isEmpty()
                        && keywords.getOrDefault(holder, List.of()).stream()
                                .anyMatch(other -> other.remedy().contains("`" + keyword + "`"))
                || required
                        && byPointer.getOrDefault(holder + "/properties", List.of()).stream()
                                .anyMatch(other -> other.rule().is("keyword-shape"));
    }

    /** Whether a required name is that of a property which isn't in snake_case. */
    private static boolean isInAnotherCase(Finding required, Set<Finding> findings) {
        Matcher name = NAMED.matcher(required.message());
        String properties = required.pointer().replaceFirst("/required/\\d+$", "/properties");
        return name.find()
                && findings.stream()
                        .anyMatch(other -> other.rule().is("property-case")
                                && Pointers.parent(other.pointer()).equals(properties)
                                && other.remedy().contains("`" + name.group(1) + "`"));
    }

    /** Removes findings about missing keywords that are only misspelled. */
    static List<Finding> withoutAbsences(List<Finding> mistakes, List<Finding> findings) {
        List<String> misspelt = mistakes.stream()
                .filter(mistake -> MISSPELLINGS.contains(mistake.rule()))
                .map(Finding::pointer)
                .toList();
        return findings.stream()
                .filter(finding -> !ABSENCES.contains(finding.rule())
                        || misspelt.stream().noneMatch(place -> Pointers.isAtOrBelow(place, list(finding.pointer()))))
                .toList();
    }

    /** A parameter can be missing because another one of the list is misspelled. */
    private static String list(String pointer) {
        return pointer.replaceFirst("(?<=/parameters)/\\d+$", "");
    }

    private static boolean isSaidBetter(Finding finding, Finding other) {
        if (SHAPES.contains(other.rule()) && !SHAPES.contains(finding.rule())) {
            return true;
        }
        if (rank(finding.rule()) <= rank(other.rule())) {
            return false;
        }
        Matcher missing = MISSING.matcher(finding.message());
        return !missing.matches() || other.message().contains(missing.group(1));
    }

    /** Returns the generality of a rule; higher is more general. */
    private static int rank(Rule rule) {
        return switch (rule.id()) {
            case "oas3-schema" -> 3;
            case "openapi-parser" -> 2;
            case "example-invalid", "keyword-type" -> 1;
            default -> 0;
        };
    }
}
