package io.github.llamabatches.gate.internal.reporting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Severity;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats findings as workflow commands of GitHub Actions, which shows them at their lines. */
public final class GitHubAnnotations {

    private GitHubAnnotations() {}

    public static boolean areWanted(Map<String, String> env) {
        return "true".equals(env.get("GITHUB_ACTIONS"));
    }

    public static String of(List<Finding> findings) {
        return findings.stream().map(GitHubAnnotations::of).collect(Collectors.joining());
    }

    private static String of(Finding finding) {
        return "::%s file=%s,line=%d,col=%d,title=%s::%s\n"
                .formatted(
                        finding.severity() == Severity.NOTE ? "notice" : finding.severity(),
                        property(Report.path(finding.file())),
                        finding.position().line(),
                        finding.position().column(),
                        property(finding.rule().id()),
                        data(finding.message() + "\n" + finding.remedy()));
    }

    public static String error(String message) {
        return "::error title=spec::" + data(message) + "\n";
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
