package io.github.llamabatches.gate;

import java.nio.file.Path;
import java.util.List;

/** Findings as compilers write them, so that terminals and editors find the place. */
final class TextReport {

    private TextReport() {}

    static String of(Path file, List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(Report.path(finding.file()))
                    .append(':')
                    .append(finding.position().line())
                    .append(':')
                    .append(finding.position().column())
                    .append(": ")
                    .append(finding.severity())
                    .append(" [")
                    .append(finding.rule())
                    .append("] ")
                    .append(printable(finding.message()))
                    .append('\n');
            if (!finding.pointer().isEmpty()) {
                text.append("    at ").append(printable(finding.pointer())).append('\n');
            }
            text.append("    mend: ").append(printable(finding.remedy())).append('\n');
        }
        return text.append(Report.path(file))
                .append(": ")
                .append(Report.counts(findings))
                .append('\n')
                .toString();
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
