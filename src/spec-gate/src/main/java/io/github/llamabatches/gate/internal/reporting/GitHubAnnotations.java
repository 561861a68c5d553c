package io.github.llamabatches.gate.internal.reporting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Severity;
import java.util.List;
import java.util.Map;

/** Findings as workflow commands of GitHub Actions, which shows them in the lines they are about. */
public final class GitHubAnnotations {

    private GitHubAnnotations() {}

    public static boolean areWanted(Map<String, String> env) {
        return "true".equals(env.get("GITHUB_ACTIONS"));
    }

    public static String of(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append("::")
                    .append(command(finding.severity()))
                    .append(" file=")
                    .append(property(Report.path(finding.file())))
                    .append(",line=")
                    .append(finding.position().line())
                    .append(",col=")
                    .append(finding.position().column())
                    .append(",title=")
                    .append(property(finding.rule().id()))
                    .append("::")
                    .append(data(finding.message() + "\n" + finding.remedy()))
                    .append('\n');
        }
        return text.toString();
    }

    public static String error(String message) {
        return "::error title=spec::" + data(message) + "\n";
    }

    private static String command(Severity severity) {
        return severity == Severity.NOTE ? "notice" : severity.toString();
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
