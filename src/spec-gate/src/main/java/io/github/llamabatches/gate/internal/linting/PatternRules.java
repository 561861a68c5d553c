package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks that patterns are valid in ECMA-262. */
final class PatternRules implements PartCheck {

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)|\\[:\\w+:\\]", Pattern.DOTALL);
    private static final Pattern DELIMITED = Pattern.compile("/(\\^.*|.*\\$)/[a-z]*", Pattern.DOTALL);
    private static final String MEANINGFUL = "bBdDsSwWfnrtvcxuk";

    private static final Map<String, String> IN_ECMA = Map.of(
            "A", "Write ^, which is the start of the text.",
            "z", "Write $, which is the end of the text.",
            "Z", "Write $, which is the end of the text.",
            "Q", "Escape each character that has a meaning, instead of quoting by \\Q and \\E.",
            "E", "Escape each character that has a meaning, instead of quoting by \\Q and \\E.",
            "h", "Write [ \\t].",
            "R", "Write (?:\\r\\n|[\\n\\r]).",
            "e", "Write \\x1b.",
            "a", "Write \\x07.");

    private static final Map<Pattern, String> OTHER_DIALECTS = Map.of(
            Pattern.compile("\\(\\?[a-zA-Z]+\\)"),
            "ECMA-262 has no flags within a pattern: leave them out, and for letters of both cases write [aA].",
            Pattern.compile("[*+?}]\\+"),
            "ECMA-262 has no possessive quantifiers: leave the second + out.",
            Pattern.compile("\\(\\?>"),
            "ECMA-262 has no atomic groups: write (?: instead of (?>.",
            Pattern.compile("\\(\\?P<"),
            "Write (?<name>…) instead of (?P<name>…).",
            Pattern.compile("\\(\\?#"),
            "ECMA-262 has no comments within a pattern: leave it out.");

    @Override
    public void check(SpecParts parts, FindingList findings) {
        parts.of(Kind.SCHEMA)
                .filter(schema -> schema.get("pattern").isTextual())
                .forEach(schema -> {
                    String pattern = schema.text("pattern");
                    Optional<EcmaPattern> compiled = EcmaPattern.compile(pattern);
                    if (compiled.isEmpty()) {
                        findings.add("pattern-valid", schema, Pointers.show(schema.get("pattern")), remedy(pattern));
                    } else if (DELIMITED.matcher(pattern).matches()) {
                        findings.add(
                                "pattern-dialect/delimiters",
                                schema,
                                pattern.replaceFirst("^/", "").replaceFirst("/[a-z]*$", ""));
                    } else if (!compiled.get().isUnicode()) {
                        escapes(findings, schema, pattern);
                    }
                });
    }

    private static String remedy(String pattern) {
        return OTHER_DIALECTS.entrySet().stream()
                .filter(dialect -> dialect.getKey().matcher(pattern).find())
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst()
                .orElse("Close all groups and classes, and put a backslash before a character that stands for itself.");
    }

    /** Without the flag, an unnecessary escape is the letter itself, which is never intended. */
    private static void escapes(FindingList findings, Part schema, String pattern) {
        Map<String, String> remedies = new LinkedHashMap<>();
        List<String> means = new ArrayList<>();
        Matcher escape = ESCAPED.matcher(pattern);
        while (escape.find()) {
            String letter = escape.group(1);
            if (letter == null) {
                remedies.put(escape.group(), "Write the characters, such as [a-zA-Z].");
                means.add("one of its characters");
            } else if (letter.matches("[a-zA-Z]") && !MEANINGFUL.contains(letter)) {
                remedies.put(
                        escape.group(), IN_ECMA.getOrDefault(letter, "Write " + letter + ", or what it should mean."));
                means.add("the letter " + letter);
            }
        }
        if (!remedies.isEmpty()) {
            findings.add(
                    remedies.size() == 1 ? "pattern-dialect" : "pattern-dialect/escapes",
                    schema,
                    String.join(", ", remedies.keySet()),
                    means.stream().distinct().collect(Collectors.joining(" and ")),
                    remedies.values().stream().distinct().collect(Collectors.joining(" ")));
        }
    }
}
