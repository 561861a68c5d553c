package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The supported versions of OpenAPI: 3.0 and 3.1; 3.2 is read as 3.1. */
public final class OpenApiVersion {

    private static final String REMEDY = "Begin the file with openapi: 3.0.3, and write the rest in that version.";

    private OpenApiVersion() {}

    public static List<Finding> check(SpecDocument document) {
        JsonNode root = document.written();
        if (!root.isObject()) {
            return finding(document, "", "The file holds no object, so it is no OpenAPI document.", REMEDY);
        }
        if (root.has("swagger")) {
            return finding(
                    document,
                    "/swagger",
                    "The document is Swagger " + root.get("swagger").asText()
                            + ", and only OpenAPI 3.0 and 3.1 are supported.",
                    "Convert it to OpenAPI 3.0.3.");
        }
        JsonNode version = root.path("openapi");
        if (version.isMissingNode()) {
            return finding(
                    document, "", "The document doesn't say that it is OpenAPI: \"openapi\" is missing.", REMEDY);
        }
        if (!version.isTextual() || !version.textValue().matches("3\\.[012]\\.\\d{1,3}")) {
            String text = version.asText();
            return finding(
                    document,
                    "/openapi",
                    "\"openapi\" is \"" + (text.length() > 60 ? text.substring(0, 60) + "…" : text)
                            + (text.matches("3\\.[012]")
                                    ? "\", which is no whole version."
                                    : "\", and only 3.0 and 3.1 are supported."),
                    text.startsWith("3.1") || text.startsWith("3.0")
                            ? "Write openapi: " + (text.startsWith("3.1") ? "3.1.0" : "3.0.3") + "."
                            : "Write openapi: 3.0.3 or openapi: 3.1.0, whichever the document follows.");
        }
        return List.of();
    }

    private static List<Finding> finding(SpecDocument document, String pointer, String message, String remedy) {
        return List.of(Finding.at(document, pointer, Rule.of("openapi-version"), message, remedy));
    }
}
