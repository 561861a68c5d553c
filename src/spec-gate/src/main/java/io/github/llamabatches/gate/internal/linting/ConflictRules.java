package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Keywords that exclude each other, statuses and media types that are none. */
final class ConflictRules implements Check {

    private static final Set<String> TYPES = Set.of(
            "application", "audio", "chemical", "font", "image", "message", "model", "multipart", "text", "video", "*");
    private static final List<String> COMMON = List.of(
            "application/json",
            "application/xml",
            "application/pdf",
            "application/zip",
            "application/yaml",
            "application/octet-stream",
            "application/x-www-form-urlencoded",
            "application/problem+json",
            "application/x-ndjson",
            "application/x-jsonl",
            "application/jsonl",
            "multipart/form-data",
            "text/plain",
            "text/html",
            "text/csv",
            "text/event-stream",
            "image/png",
            "image/jpeg");

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        document.parts().all().forEach(part -> {
            if (Set.of(Kind.PARAMETER, Kind.HEADER, Kind.MEDIA_TYPE).contains(part.kind())) {
                exclude(
                        findings,
                        part,
                        "example",
                        "examples",
                        "Take `example` out, or write it as one more of `examples`.");
                exclude(
                        findings,
                        part,
                        "schema",
                        "content",
                        "Take `content` out, or `schema` if it isn't sent as text.");
            }
            if (part.kind() == Kind.RESPONSES) {
                part.node().fieldNames().forEachRemaining(status -> status(findings, part, status));
            }
            if (part.kind() == Kind.MEDIA_TYPE && part.role().equals("content")) {
                mediaType(findings, part);
            }
        });
        return findings.toList();
    }

    private static void exclude(FindingList findings, Part part, String one, String other, String remedy) {
        if (part.kind().keywords().containsKey(other) && part.has(one) && part.has(other)) {
            findings.add(
                    Rule.of("keyword-exclusive"),
                    part.at(other),
                    "`" + one + "` and `" + other + "` exclude each other, and " + part.title() + " has both.",
                    remedy);
        }
    }

    private static void status(FindingList findings, Part responses, String status) {
        if (!status.matches("[1-5](\\d\\d|XX)|default|x-.*")) {
            findings.add(
                    Rule.of("response-status"),
                    SpecDocument.child(responses.pointer(), status),
                    "The status \"" + status + "\" of " + responses.title() + " is no status.",
                    status.matches("[1-5][xX]{2}")
                            ? "Write \"" + status.toUpperCase(Locale.ROOT) + "\"."
                            : "Write three digits, such as \"200\", a range, such as \"4XX\", or default.");
        }
    }

    private static void mediaType(FindingList findings, Part part) {
        String name = part.name().replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        int slash = name.indexOf('/');
        boolean known = slash > 0
                && slash < name.length() - 1
                && (TYPES.contains(name.substring(0, slash)) || name.startsWith("x-"));
        Optional<String> meant = COMMON.contains(name)
                ? Optional.empty()
                : COMMON.stream()
                        .filter(common -> common.endsWith("/" + name))
                        .findFirst()
                        .or(() -> Spelling.nearest(name, COMMON)
                                .filter(type -> Spelling.distance(name, type) == 1 || !known));
        if (!known || meant.isPresent()) {
            findings.add(
                    Rule.of("media-type-known"),
                    part.pointer(),
                    "`" + part.name() + "` of " + part.title() + (known ? " looks like a misspelt" : " is no")
                            + " media type.",
                    meant.map(type -> "Write `" + type + "`.")
                            .orElse("Write a type, a slash and a subtype, such as `application/json`."));
        }
    }
}
