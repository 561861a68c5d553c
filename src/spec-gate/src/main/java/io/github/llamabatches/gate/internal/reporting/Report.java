package io.github.llamabatches.gate.internal.reporting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Holds the code that the reports share. */
public final class Report {

    private Report() {}

    /** Returns the shortest path from the working directory. */
    public static String path(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(here) ? here.relativize(absolute) : absolute;
        return shown.toString().replace('\\', '/');
    }

    /** Returns the number of findings of each severity, the highest first. */
    static String counts(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "no findings";
        }
        List<String> counts = new ArrayList<>();
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)) {
            long count = findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            if (count > 0) {
                counts.add(count + " " + severity + (count == 1 ? "" : "s"));
            }
        }
        return String.join(", ", counts);
    }
}
