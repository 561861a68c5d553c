package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Keywords;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Single parameters. That one of an operation replaces one of its path is what OpenAPI means, and so no duplicate. */
final class ParameterRules implements Check {

    private static final Set<String> IGNORED_HEADERS = Set.of("accept", "content-type", "authorization");

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        SpecParts parts = document.parts();
        parts.of(Kind.OPERATION).forEach(operation -> checkUnique(findings, parts, operation));
        parts.of(Kind.PATH_ITEM).forEach(path -> checkUnique(findings, parts, path));
        parts.of(Kind.PARAMETER).forEach(parameter -> {
            String in = parameter.text("in");
            if (in.equals("path") && !parameter.isTrue("required")) {
                findings.add(
                        Rule.of("path-parameter-required"),
                        parameter.at("required"),
                        "A part of a path can't be left out, but " + parameter.title() + " is not required.",
                        "Write `required: true`.");
            }
            if (in.equals("header")
                    && IGNORED_HEADERS.contains(parameter.text("name").toLowerCase(Locale.ROOT))) {
                findings.add(
                        Rule.of("header-reserved"),
                        parameter.at("name"),
                        "OpenAPI ignores " + parameter.title() + ".",
                        "Take it out: media types under `content` and security schemes say the same.");
            }
            checkSensitive(findings, parameter, in);
        });
        return findings.toList();
    }

    private static void checkUnique(FindingList findings, SpecParts parts, Part holder) {
        Map<String, String> seen = new HashMap<>();
        for (Part written : parts.children(holder, "parameters")) {
            Part parameter = parts.resolve(written);
            if (parameter == null || parameter.text("name").isEmpty()) {
                continue;
            }
            String first = seen.putIfAbsent(parameter.text("in") + " " + parameter.text("name"), written.pointer());
            if (first != null) {
                findings.add(
                        Rule.of("parameter-unique"),
                        written.pointer(),
                        "There is a second one of " + parameter.title() + " in " + holder.title() + ".",
                        "Take one of the two out, or rename it.");
            }
        }
    }

    private static void checkSensitive(FindingList findings, Part parameter, String in) {
        if (!parameter.isTrue(Keywords.SENSITIVE)) {
            return;
        }
        if (!in.equals("header") && !in.equals("cookie")) {
            findings.add(
                    Rule.of("sensitive-place"),
                    parameter.at(Keywords.SENSITIVE),
                    "A credential in a URL ends in logs, and `x-sensitive` has no effect on " + parameter.title() + ".",
                    "Make it a header or a cookie, or take `x-sensitive` out.");
        }
        for (String keyword : List.of("example", "examples")) {
            if (parameter.has(keyword)) {
                findings.add(
                        Rule.of("sensitive-example"),
                        parameter.at(keyword),
                        "There is an example of a credential in " + parameter.title() + ".",
                        "Take the example out.");
            }
        }
    }
}
