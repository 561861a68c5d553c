package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Whether a document can be compared: a comparison of half a document would look clean. */
final class Comparability {

    private Comparability() {}

    static List<Finding> check(SpecDocument document) {
        List<Finding> findings = new ArrayList<>();
        String version = document.json().path("openapi").asText("");
        if (!version.matches("3\\.0\\.\\d+")) {
            findings.add(impossible(
                    document,
                    "/openapi",
                    "only OpenAPI 3.0 can be compared, and 'openapi' is "
                            + (version.isEmpty() ? "missing" : "'" + version + "'"),
                    "Write the specification in OpenAPI 3.0.3 and 'openapi: 3.0.3' at its top."));
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
        references(document, document.json(), "", findings);
        return findings;
    }

    static Finding impossible(SpecDocument document, String pointer, String problem, String remedy) {
        return new Finding(
                Rule.COMPARISON_POSSIBLE,
                Rule.COMPARISON_POSSIBLE.severity(),
                document.file(),
                document.at(pointer),
                pointer,
                "The specification and the released one can't be compared: " + problem + ".",
                remedy);
    }

    private static void references(SpecDocument document, JsonNode node, String pointer, List<Finding> findings) {
        JsonNode ref = node.path("$ref");
        if (ref.isTextual() && !pointer.endsWith("/properties") && !isExample(pointer)) {
            if (Refs.resolve(document.json(), node).isMissingNode()) {
                findings.add(impossible(
                        document,
                        SpecDocument.child(pointer, "$ref"),
                        "'" + ref.textValue() + "' leads to nothing in this file",
                        "Write the reference as '#/components/…' with a name that is there."));
            }
            return;
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> references(
                            document, entry.getValue(), SpecDocument.child(pointer, entry.getKey()), findings));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            references(document, node.path(i), pointer + "/" + i, findings);
        }
    }

    private static boolean isExample(String pointer) {
        return pointer.contains("/example/") || pointer.contains("/examples/") || pointer.contains("/default/");
    }
}
