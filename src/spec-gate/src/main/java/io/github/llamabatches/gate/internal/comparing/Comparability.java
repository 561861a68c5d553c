package io.github.llamabatches.gate.internal.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Bundle;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Refs;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.ArrayList;
import java.util.List;

/** Whether a document can be compared: a comparison of half a document would look clean. */
public final class Comparability {

    private Comparability() {}

    public static List<Finding> check(SpecDocument document) {
        List<Finding> findings = new ArrayList<>();
        String version = document.written().path("openapi").asText("");
        if (!version.matches("3\\.[012]\\.\\d{1,3}")) {
            findings.add(impossible(
                    document,
                    "/openapi",
                    "only OpenAPI 3.0 and 3.1 can be compared, and 'openapi' is "
                            + (version.isEmpty() ? "missing" : "'" + version + "'"),
                    "Write the specification in OpenAPI 3.0.3 or 3.1.0, and so at its top."));
        }
        for (String part : new String[] {"info", "paths"}) {
            if (!document.json().path(part).isObject()) {
                findings.add(impossible(
                        document,
                        "/" + part,
                        "'" + part + "' is not an object",
                        "Write '" + part + ":' with its keys below it, or take the file from version control again."));
            }
        }
        if (findings.isEmpty()) {
            Bundle bundle = Bundle.of(document);
            references(bundle, bundle.json(), "", findings);
        }
        return findings;
    }

    private static Finding impossible(SpecDocument document, String pointer, String problem, String remedy) {
        return Finding.at(document, pointer, Rule.of("comparison-possible"), message(problem), remedy);
    }

    private static String message(String problem) {
        return "The specification and the released one can't be compared: " + problem + ".";
    }

    private static void references(Bundle bundle, JsonNode node, String pointer, List<Finding> findings) {
        JsonNode ref = node.path("$ref");
        if (ref.isTextual() && !pointer.endsWith("/properties") && !isExample(pointer)) {
            if (Refs.resolve(bundle.json(), node).isMissingNode()) {
                Rule rule = Rule.of("comparison-possible");
                findings.add(bundle.finding(
                        rule,
                        rule.severity(),
                        SpecDocument.child(pointer, "$ref"),
                        message("'" + ref.textValue() + "' leads to nothing that can be read"),
                        "Write the reference as '#/components/…' with a name that is there."));
            }
            return;
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> references(
                            bundle, entry.getValue(), SpecDocument.child(pointer, entry.getKey()), findings));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            references(bundle, node.path(i), pointer + "/" + i, findings);
        }
    }

    private static boolean isExample(String pointer) {
        return pointer.contains("/x-")
                || pointer.contains("/example/")
                || pointer.contains("/examples/")
                || pointer.contains("/default/");
    }
}
