package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The supported versions of OpenAPI: 3.0 and 3.1; 3.2 is read as 3.1. */
public final class OpenApiVersion {

    private OpenApiVersion() {}

    public static List<Finding> check(SpecDocument document) {
        JsonNode root = document.written();
        String version = root.path("openapi").asText();
        if (!root.isObject()) {
            return List.of(Finding.at(document, "", "openapi-version/no-object"));
        }
        if (root.has("swagger")) {
            return List.of(Finding.at(
                    document,
                    "/swagger",
                    "openapi-version/swagger",
                    root.get("swagger").asText()));
        }
        if (!root.has("openapi")) {
            return List.of(Finding.at(document, "", "openapi-version/missing"));
        }
        if (root.get("openapi").isTextual() && version.matches("3\\.[012]\\.\\d{1,3}")) {
            return List.of();
        }
        String problem =
                version.matches("3\\.[012]") ? "which is no whole version" : "and only 3.0 and 3.1 are supported";
        String shown = version.length() > 60 ? version.substring(0, 60) + "…" : version;
        String meant = version.startsWith("3.0") ? "/3.0" : version.startsWith("3.1") ? "/3.1" : "";
        return List.of(Finding.at(document, "/openapi", "openapi-version" + meant, shown, problem));
    }
}
