package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.Rule;
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

    private static final JsonNode OTHER_DIALECTS =
            Rule.of("pattern-valid").data().path("dialects");
    private static final JsonNode IN_ECMA = Rule.of("pattern-dialect").data().path("remedies");

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
        return OTHER_DIALECTS
                .propertyStream()
                .filter(dialect ->
                        Pattern.compile(dialect.getKey()).matcher(pattern).find())
                .map(dialect -> dialect.getValue().asText())
                .findFirst()
                .orElseThrow();
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
                        escape.group(), IN_ECMA.path(letter).asText("Write " + letter + ", or what it should mean."));
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
