package io.github.llamabatches.gate;

import java.nio.file.Path;
import java.util.List;

/** Findings as compilers write them, so that terminals and editors find the place. */
final class TextReport {

    private TextReport() {}

    static String of(Path file, List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        findings.forEach(finding -> text.append(of(finding)).append('\n'));
        return text.append(Report.path(file))
                .append(": ")
                .append(Report.counts(findings))
                .append('\n')
                .toString();
    }

    static String of(Finding finding) {
        Position position = finding.position();
        return of(
                Report.path(finding.file()) + ":" + position.line() + ":" + position.column(),
                finding.severity(),
                finding.rule(),
                finding.pointer(),
                finding.message(),
                finding.remedy());
    }

    /** One finding, without a line break at its end. */
    static String of(String place, Severity severity, Rule rule, String pointer, String message, String remedy) {
        return place + ": " + severity + " [" + rule + "] " + printable(message)
                + (pointer.isEmpty() ? "" : "\n    at " + printable(pointer))
                + "\n    mend: " + printable(remedy);
    }

    /** A specification can't break the lines of a report, nor send commands to a terminal. */
    static String printable(String text) {
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
