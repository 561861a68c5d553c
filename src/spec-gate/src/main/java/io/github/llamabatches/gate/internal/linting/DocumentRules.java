package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version and the servers. */
final class DocumentRules implements Check {

    private static final Pattern SEMVER =
            Pattern.compile("(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]*)}");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        SpecParts parts = document.parts();
        parts.of(Kind.INFO).forEach(info -> checkVersion(findings, info));
        Part root = parts.document();
        if (parts.children(root, "servers").isEmpty()) {
            findings.add(
                    Rule.of("oas3-api-servers"),
                    root.at("servers"),
                    "The document names no server.",
                    "Write `servers:` with the base address of each region, such as `- url: https://api.example.com`.");
        }
        parts.of(Kind.SERVER).forEach(server -> checkServer(findings, server));
        return findings.toList();
    }

    private static void checkVersion(FindingList findings, Part info) {
        String version = info.text("version");
        if (!SEMVER.matcher(version).matches()) {
            findings.add(
                    Rule.of("info-version"),
                    info.at("version"),
                    version.isEmpty()
                            ? "info has no version."
                            : "The version \"" + version + "\" of the document is no semantic version.",
                    "Write three numbers, major.minor.patch, such as `version: 1.0.0`.");
        }
    }

    private static void checkServer(FindingList findings, Part server) {
        String url = server.text("url");
        if (url.startsWith("http://") && !LOOPBACK.contains(host(url))) {
            findings.add(
                    Rule.of("server-https"),
                    server.at("url"),
                    "The server " + url + " is called without encryption.",
                    "Write `https://` instead of `http://`; only a loopback address may go without.");
        }
        if (url.length() > 1 && url.endsWith("/")) {
            findings.add(
                    Rule.of("oas3-server-trailing-slash"),
                    server.at("url"),
                    "The server " + url + " ends with a slash, which paths begin with.",
                    "Write `" + url.replaceAll("/+$", "") + "`.");
        }
        for (Matcher variable = VARIABLE.matcher(url); variable.find(); ) {
            if (!server.get("variables").has(variable.group(1))) {
                findings.add(
                        Rule.of("oas3-server-variables"),
                        server.at("url"),
                        "The server " + url + " has a variable {" + variable.group(1) + "} that is not declared.",
                        "Declare `" + variable.group(1) + "` under the server's `variables` with a default.");
            }
        }
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
