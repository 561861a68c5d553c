package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The version and the servers. */
final class DocumentRules implements Check {

    private static final Pattern SEMVER =
            Pattern.compile("(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");
    private static final Pattern HOST = Pattern.compile("(([\\w-]+\\.)+[a-zA-Z]{2,}|localhost)(:\\d+)?(/.*)?");
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
        if (HOST.matcher(url).matches()) {
            findings.add(
                    Rule.of("server-https"),
                    server.at("url"),
                    "The server " + url + " has no scheme, so it is a path relative to the document's address.",
                    "Write `https://" + url + "`.");
        }
        checkVariables(findings, server, url);
    }

    private static void checkVariables(FindingList findings, Part server, String url) {
        server.get("variables").properties().forEach(entry -> {
            String pointer = SpecDocument.child(server.child("variables"), entry.getKey());
            JsonNode values = entry.getValue().path("enum");
            String chosen = entry.getValue().path("default").asText();
            boolean used = url.contains("{" + entry.getKey() + "}");
            if (!used && undeclared(server, url).isEmpty()) {
                findings.add(
                        Rule.of("oas3-server-variables"),
                        pointer,
                        "The server " + url + " has no variable {" + entry.getKey() + "}.",
                        "Write {" + entry.getKey() + "} in its address, or take the declaration out.");
            } else if (used
                    && values.isArray()
                    && !values.isEmpty()
                    && values.valueStream().noneMatch(value -> value.asText().equals(chosen))) {
                findings.add(
                        Rule.of("oas3-server-variables"),
                        pointer + "/default",
                        "The default \"" + chosen + "\" of the variable {" + entry.getKey()
                                + "} is none of its enum values.",
                        "Write one of "
                                + values.valueStream().map(JsonNode::asText).collect(Collectors.joining(", "))
                                + " as default, or add it to `enum`.");
            }
        });
        undeclared(server, url)
                .forEach(name -> findings.add(
                        Rule.of("oas3-server-variables"),
                        server.at("url"),
                        "The server " + url + " has a variable {" + name + "} that is not declared.",
                        "Declare `" + name + "` under the server's `variables` with a default."));
    }

    private static List<String> undeclared(Part server, String url) {
        return VARIABLE.matcher(url)
                .results()
                .map(variable -> variable.group(1))
                .filter(name -> !server.get("variables").has(name))
                .toList();
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
