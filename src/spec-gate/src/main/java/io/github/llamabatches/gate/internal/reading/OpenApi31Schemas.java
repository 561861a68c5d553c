package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Converts the schemas of a document of OpenAPI 3.1. */
final class OpenApi31Schemas {

    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;
    private static final String NULL = "null";

    /** The keywords that only describe a value: of two, the outer one applies. */
    private static final Set<String> ANNOTATIONS =
            Set.of("title description default example examples deprecated readOnly writeOnly nullable".split(" "));

    private final OpenApi31 document;
    private final MovedPlaces places;
    private final OpenApi31Keywords keywords;

    OpenApi31Schemas(OpenApi31 document, MovedPlaces places) {
        this.document = document;
        this.places = places;
        this.keywords = new OpenApi31Keywords(document, this, places);
    }

    JsonNode convert(JsonNode node, String from, String to) {
        if (node.isBoolean()) {
            ObjectNode out = FACTORY.objectNode();
            places.move(from, to);
            if (!node.booleanValue()) {
                out.putObject("not");
            }
            return out;
        }
        if (!node.isObject()) {
            return node;
        }
        places.move(from, to);
        document.hoist(node.path("$defs"), from + "/$defs");
        if (node.has("$ref")) {
            return referring(node, from, to);
        }
        for (String keyword : List.of("anyOf", "oneOf")) {
            int only = onlyAlternative(node, keyword);
            if (only >= 0) {
                return nullable(node, keyword, only, from, to);
            }
        }
        return keywords.convert(node, from, to);
    }

    /** Keywords next to a reference apply in 3.1. */
    private ObjectNode referring(JsonNode node, String from, String to) {
        ObjectNode rest = ((ObjectNode) node).deepCopy();
        rest.remove(List.of("$ref", "$defs", "$comment"));
        if (rest.isEmpty()) {
            return document.reference(node);
        }
        if (rest.has("allOf")) {
            return including(rest, document.reference(node), from, from, to);
        }
        ObjectNode out = FACTORY.objectNode();
        out.putArray("allOf").add(document.reference(node));
        places.move(from, to + "/allOf/0");
        out.setAll((ObjectNode) convert(rest, from, to));
        return out;
    }

    /** Returns a schema with an additional part, which is first. */
    private ObjectNode including(ObjectNode rest, JsonNode first, String firstFrom, String from, String to) {
        ArrayNode parts = FACTORY.arrayNode().add(first);
        places.move(firstFrom, to + "/allOf/0");
        for (int i = 0; i < rest.path("allOf").size(); i++) {
            parts.add(convert(rest.path("allOf").get(i), from + "/allOf/" + i, to + "/allOf/" + parts.size()));
        }
        rest.remove("allOf");
        ObjectNode out = FACTORY.objectNode();
        out.set("allOf", parts);
        JsonNode others = convert(rest, from, to);
        if (others instanceof ObjectNode object) {
            out.setAll(object);
        }
        return out;
    }

    /**
     * Returns the index of the only alternative that isn't null; -1 if there are several, or null isn't an alternative.
     */
    private static int onlyAlternative(JsonNode node, String keyword) {
        JsonNode alternatives = node.path(keyword);
        int only = -1;
        int nulls = 0;
        for (int i = 0; i < (alternatives.isArray() ? alternatives.size() : 0); i++) {
            if (isNull(alternatives.get(i))) {
                nulls++;
            } else if (only < 0) {
                only = i;
            } else {
                return -1;
            }
        }
        return nulls > 0 ? only : -1;
    }

    static boolean isNull(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.asText().equals(NULL)
                || type.isArray() && type.size() == 1 && type.get(0).asText().equals(NULL)
                || schema.has("const") && schema.get("const").isNull()
                || schema.path("enum").size() == 1 && schema.path("enum").get(0).isNull();
    }

    private ObjectNode nullable(JsonNode node, String keyword, int only, String from, String to) {
        ObjectNode rest = ((ObjectNode) node).deepCopy();
        rest.remove(keyword);
        if (rest.path("default").isNull()) {
            rest.remove("default");
        }
        JsonNode alternative = node.path(keyword).get(only);
        String place = from + "/" + keyword + "/" + only;
        ObjectNode out;
        if (alternative.isObject() && !alternative.has("$ref") && isJoinable(rest, alternative)) {
            ObjectNode joined = ((ObjectNode) alternative).deepCopy();
            joined.setAll(rest);
            out = (ObjectNode) convert(joined, place, to);
            places.join(from, to);
            alternative.fieldNames().forEachRemaining(key -> {
                String child = SpecDocument.child("", key);
                places.derive((rest.has(key) ? from : place) + child, to + child);
            });
        } else {
            out = including(rest, convert(alternative, place, to + "/allOf/0"), place, from, to);
        }
        out.put("nullable", true);
        places.derive(from + "/" + keyword, to + "/nullable");
        return out;
    }

    private static boolean isJoinable(ObjectNode outer, JsonNode inner) {
        for (var names = outer.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!ANNOTATIONS.contains(name) && !name.startsWith("x-")) {
                return false;
            }
        }
        return inner.isObject();
    }
}
