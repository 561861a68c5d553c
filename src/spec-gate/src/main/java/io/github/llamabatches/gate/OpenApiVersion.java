package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Only OpenAPI 3.0.x is supported: the generator's support of 3.1 is incomplete. */
final class OpenApiVersion {

    private static final String REMEDY = "Begin the file with openapi: 3.0.3, and write the rest in that version.";

    private OpenApiVersion() {}

    static List<Finding> check(SpecDocument document) {
        JsonNode root = document.json();
        if (!root.isObject()) {
            return finding(document, "", "The file holds no object, so it is no OpenAPI document.", REMEDY);
        }
        if (root.has("swagger")) {
            return finding(
                    document,
                    "/swagger",
                    "The document is Swagger " + root.get("swagger").asText()
                            + ", and only OpenAPI 3.0.x is supported.",
                    "Convert it to OpenAPI 3.0.3.");
        }
        JsonNode version = root.path("openapi");
        if (version.isMissingNode()) {
            return finding(
                    document, "", "The document doesn't say that it is OpenAPI: \"openapi\" is missing.", REMEDY);
        }
        if (!version.isTextual() || !version.textValue().matches("3\\.0\\.\\d{1,3}")) {
            String text = version.asText();
            boolean newer = text.startsWith("3.1") || text.startsWith("3.2");
            return finding(
                    document,
                    "/openapi",
                    "\"openapi\" is \"" + (text.length() > 60 ? text.substring(0, 60) + "…" : text)
                            + "\", and only 3.0.x is supported"
                            + (newer ? ", because the generator reads newer versions only in part." : "."),
                    newer
                            ? "Write openapi: 3.0.3, nullable: true instead of the type null, and example instead of examples."
                            : "Write openapi: 3.0.3.");
        }
        return List.of();
    }

    private static List<Finding> finding(SpecDocument document, String pointer, String message, String remedy) {
        return List.of(Finding.at(document, pointer, Rule.OPENAPI_VERSION, message, remedy));
    }
}
