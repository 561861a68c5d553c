package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.ArrayList;
import java.util.List;

/**
 * Which responses an operation has. A redirect is a success, and {@code default} counts as the documentation of errors,
 * because it is what remains once the successes are written out.
 */
final class ResponseRules implements Check {

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        SpecParts parts = document.parts();
        parts.operations().forEach(operation -> checkStatuses(findings, operation));
        parts.of(Kind.RESPONSES).forEach(responses -> {
            for (String status : List.of("204", "304")) {
                Part response = parts.get(SpecDocument.child(responses.pointer(), status));
                if (response != null && response.get("content").size() > 0) {
                    findings.add(
                            Rule.of("response-body"),
                            response.at("content"),
                            "A response " + status + " has no body, but " + response.title() + " describes one.",
                            "Take `content` out, or write another status.");
                }
            }
        });
        return findings.toList();
    }

    private static void checkStatuses(FindingList findings, Part operation) {
        if (!operation.get("responses").isObject()) {
            // The parser and the official schema report it.
            return;
        }
        List<String> statuses = new ArrayList<>();
        operation.get("responses").fieldNames().forEachRemaining(statuses::add);
        if (statuses.stream()
                .noneMatch(status -> status.startsWith("2") || status.startsWith("3") || status.equals("101"))) {
            findings.add(
                    Rule.of("operation-success-response"),
                    operation.at("responses"),
                    "There is no response for success of " + operation.title() + ".",
                    "Add the response that comes when all goes well, such as `\"200\":`.");
        }
        if (statuses.stream().noneMatch(status -> status.startsWith("4") || status.equals("default"))) {
            findings.add(
                    Rule.of("error-response"),
                    operation.at("responses"),
                    "There is no response for errors of " + operation.title() + ".",
                    "Add `default:` or a 4xx status, with the schema of the body that errors have.");
        }
    }
}
