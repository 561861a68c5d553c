package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Combines the JSON of all successful responses to one body with alternatives, because a method has one result type.
 */
final class SuccessBodies {

    /** The keywords that change no type. */
    private static final Set<String> TEXTS = Set.of("title", "description", "example", "examples", "default");

    private SuccessBodies() {}

    /** Returns the responses of success; if there is none, and no redirect either, the default one. */
    static Map<String, SpecPart> of(Map<String, SpecPart> responses) {
        Map<String, SpecPart> successes = new LinkedHashMap<>();
        responses.forEach((code, response) -> {
            if (code.startsWith("2")) {
                successes.put(code, response);
            }
        });
        boolean redirects = responses.keySet().stream().anyMatch(code -> code.startsWith("3"));
        SpecPart otherwise = responses.get("default");
        if (successes.isEmpty() && !redirects && otherwise != null) {
            successes.put("default", otherwise);
        }
        return successes;
    }

    /** Returns the responses, with the same JSON in all successes that have any. */
    static Map<String, SpecPart> joined(Map<String, SpecPart> responses) {
        Map<String, SpecPart> bodies = of(responses);
        bodies.values().removeIf(response -> json(response).isEmpty());
        Map<JsonNode, JsonNode> schemas = new LinkedHashMap<>();
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        for (SpecPart body : bodies.values()) {
            json(body)
                    .forEach(media -> schemas.putIfAbsent(
                            meaning(media.get("schema").json()),
                            media.get("schema").json()));
            body.members("content").forEach((mediaType, media) -> content.putIfAbsent(mediaType, media.json()));
        }
        if (schemas.size() < 2 && bodies.size() < 2) {
            return responses;
        }
        ObjectNode alternatives = JsonNodeFactory.instance.objectNode();
        schemas.values()
                .forEach(schema -> alternatives
                        .withArray("oneOf")
                        .add(schema.isObject() ? schema : JsonNodeFactory.instance.objectNode()));
        JsonNode schema = schemas.size() == 1 ? alternatives.path("oneOf").get(0) : alternatives;
        bodies.values()
                .forEach(body -> json(body)
                        .forEach(media -> content.putObject(mediaType(media)).set("schema", schema)));
        SpecPart place = bodies.values().iterator().next();
        Map<String, SpecPart> joined = new LinkedHashMap<>(responses);
        bodies.forEach((code, body) -> {
            ObjectNode response = body.json().deepCopy();
            joined.put(code, new SpecPart(response.set("content", content), place.pointer()));
        });
        return joined;
    }

    private static List<SpecPart> json(SpecPart response) {
        Content content = Content.received(response);
        return content != null && content.form() == Content.Form.JSON ? content.media() : List.of();
    }

    private static String mediaType(SpecPart media) {
        return new Content(Content.Form.JSON, List.of(media)).mediaTypes().get(0);
    }

    /** A schema without the keywords that change no type. */
    private static JsonNode meaning(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        List<JsonNode> open = new ArrayList<>(List.of(copy));
        while (!open.isEmpty()) {
            JsonNode node = open.remove(open.size() - 1);
            if (node instanceof ObjectNode object) {
                // A field can be called so, too.
                TEXTS.stream().filter(name -> !object.path(name).isObject()).forEach(object::remove);
            }
            node.forEach(open::add);
        }
        return copy;
    }
}
