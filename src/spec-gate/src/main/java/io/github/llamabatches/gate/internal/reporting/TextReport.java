package io.github.llamabatches.gate.internal.reporting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Position;
import io.github.llamabatches.gate.internal.reading.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Formats findings like compilers, so that terminals and editors can open the location. */
public final class TextReport {

    private TextReport() {}

    /** Longer lists of findings end with a count for each rule. */
    private static final int MANY = 20;

    public static String of(Path file, List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        findings.forEach(finding -> text.append(of(finding)).append('\n'));
        return text.append(Report.path(file))
                .append(": ")
                .append(Report.counts(findings))
                .append('\n')
                .append(findings.size() > MANY ? summary(findings) : "")
                .toString();
    }

    private static String summary(List<Finding> findings) {
        Map<Rule, Long> counts =
                findings.stream().collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Rule, Long>comparingByValue().reversed())
                .map(count -> "%6d %s%n".formatted(count.getValue(), count.getKey()))
                .collect(Collectors.joining());
    }

    /** Formats a finding, without a line break at the end. */
    public static String of(Finding finding) {
        Position position = finding.position();
        return of(Report.path(finding.file()) + ":" + position.line() + ":" + position.column(), finding);
    }

    /** Formats a finding whose location isn't a line of a file. */
    public static String of(String place, Finding finding) {
        return place + ": " + finding.severity() + " [" + finding.rule() + "] " + printable(finding.message())
                + (finding.pointer().isEmpty() ? "" : "\n    at " + printable(finding.pointer()))
                + (finding.remedy().isEmpty() ? "" : "\n    fix: " + printable(finding.remedy()));
    }

    /** A specification can't break the lines of a report or send commands to a terminal. */
    public static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || Character.getType(c) == Character.FORMAT) {
                printable.append(String.format("\\u%04x", c));
            } else {
                printable.appendCodePoint(c);
            }
        });
        return printable.toString();
    }
}
