package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the place where a keyword belongs that is unknown where it is. */
final class Misplaced {

    private static final Set<Kind> HOLDERS = Set.of(Kind.PARAMETER, Kind.HEADER, Kind.MEDIA_TYPE);

    private static final JsonNode PLACES = Rule.of("keyword-known").data().path("places");

    private Misplaced() {}

    /** The unknown keywords that belong to the schema of a parameter, a header or a body. */
    static List<String> ofSchema(Part part, List<String> unknown) {
        return HOLDERS.contains(part.kind())
                ? unknown.stream()
                        .filter(key -> Kind.SCHEMA.keywords().containsKey(key) || key.equals("$ref"))
                        .toList()
                : List.of();
    }

    static Optional<String> remedy(Part part, String key) {
        JsonNode value = part.node().path(key);
        if (key.contains("/") && Set.of(Kind.RESPONSE, Kind.REQUEST_BODY).contains(part.kind())) {
            return Optional.of("Move it below `content`.");
        }
        boolean schema = value.has("type") || value.has("$ref") || value.has("properties") || value.has("allOf");
        if (part.kind() == Kind.COMPONENTS && schema) {
            return Optional.of("Indent it like the entries of `schemas`.");
        }
        if (part.kind() == Kind.SCHEMA && schema) {
            return Optional.of("Move it below `properties`, if it is a property, or remove it.");
        }
        return PLACES.path(part.kind().name()).optional(key).map(JsonNode::asText);
    }
}
