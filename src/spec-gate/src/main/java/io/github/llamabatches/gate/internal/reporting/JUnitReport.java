package io.github.llamabatches.gate.internal.reporting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Rule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats findings as Surefire's XML, which CI servers read: a test case for each rule. */
public final class JUnitReport {

    private JUnitReport() {}

    /** Rules that weren't checked are omitted. */
    public static String of(List<Rule> rules, List<Finding> findings) {
        Map<Rule, List<Finding>> byRule = findings.stream()
                .filter(finding -> finding.severity().fails())
                .collect(Collectors.groupingBy(Finding::rule));
        String cases = rules.stream()
                .map(rule -> testCase(rule.id(), failure(rule, byRule.getOrDefault(rule, List.of()))))
                .collect(Collectors.joining());
        return suite(rules.size(), 0, byRule.size(), cases);
    }

    /** A failure of the gate itself, which must not look like a clean run. */
    public static String error(String message) {
        return suite(1, 1, 0, testCase("gate", problem("error", "gate", message, message)));
    }

    public static List<Rule> rules(boolean forGeneration) {
        return Rule.all().stream()
                .filter(rule -> !forGeneration || rule.group().mattersForGeneration())
                .toList();
    }

    private static String failure(Rule rule, List<Finding> findings) {
        return findings.isEmpty()
                ? ""
                : problem(
                        "failure",
                        rule.id(),
                        message(findings),
                        "\n" + TextReport.of(findings.get(0).file(), findings));
    }

    private static String message(List<Finding> findings) {
        Finding first = findings.get(0);
        String place = Report.path(first.file()) + ":" + first.position().line() + ": ";
        return place + first.message() + (findings.size() == 1 ? "" : " (and " + (findings.size() - 1) + " more)");
    }

    private static String suite(int tests, int errors, int failures, String cases) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="spec" time="0" tests="%d" errors="%d" skipped="0" failures="%d">%s</testsuite>
                """.formatted(tests, errors, failures, cases);
    }

    private static String testCase(String name, String content) {
        return "<testcase name=\"%s\" classname=\"spec\" time=\"0\">%s</testcase>".formatted(name, content);
    }

    private static String problem(String element, String type, String message, String details) {
        return "<%1$s type=\"%2$s\" message=\"%3$s\">%4$s</%1$s>"
                .formatted(element, type, printable(message), printable(details));
    }

    /** Removes characters that XML 1.0 can't represent. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .forEach(c -> printable.appendCodePoint(
                        c == '\n' || c >= 0x20 && c < 0xD800 || c > 0xDFFF && c < 0xFFFE || c > 0xFFFF ? c : 0xFFFD));
        return printable
                .toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
