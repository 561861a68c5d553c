package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Converts a document of OpenAPI 3.1 to 3.0, so that linting, comparing and generating handle a single form:
 * {@code anyOf: [X, {type: "null"}]} becomes a nullable X.
 *
 * <p>Constraints that 3.0 can't express are dropped: code accepts the values that the server sends.
 */
final class OpenApi31 {

    /** The version of converted documents. */
    static final String FORM = "3.0.3";

    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;
    private static final int MOST_STEPS = 50;

    private final MovedPlaces places = new MovedPlaces();
    private final OpenApi31Schemas schemas = new OpenApi31Schemas(this, places);
    private final ObjectNode hoisted = FACTORY.objectNode();
    private final List<ObjectNode> references = new ArrayList<>();
    private final JsonNode root;
    private final Set<String> taken;

    private OpenApi31(JsonNode written) {
        this.root = written;
        this.taken = new HashSet<>();
        written.at("/components/schemas").fieldNames().forEachRemaining(taken::add);
    }

    /** Returns whether the version of a document requires conversion. */
    static boolean isNeeded(JsonNode written) {
        return written.path("openapi").asText().matches("3\\.[12]\\.\\d{1,3}");
    }

    /** A document in the form of 3.0, with the original locations. */
    record Conversion(JsonNode json, MovedPlaces places) {}

    static Conversion convert(JsonNode written) {
        OpenApi31 converter = new OpenApi31(written);
        ObjectNode json = (ObjectNode) converter.convert(Kind.DOCUMENT, written, "", "");
        json.put("openapi", FORM);
        if (!json.has("paths")) {
            json.putObject("paths");
        }
        if (!converter.hoisted.isEmpty()) {
            json.withObject("/components/schemas").setAll(converter.hoisted);
        }
        converter.references.forEach(converter::translate);
        return new Conversion(json, converter.places);
    }

    /** Converts an element of another file, whose locations aren't kept. */
    static JsonNode convertPart(Kind kind, JsonNode written) {
        return new OpenApi31(written).convert(kind, written, "", "");
    }

    private void translate(ObjectNode holder) {
        String reference = holder.path("$ref").asText();
        if (reference.startsWith("#/")) {
            holder.put("$ref", "#" + places.converted(reference.substring(1)));
        }
    }

    private JsonNode convert(Kind kind, JsonNode node, String from, String to) {
        if (kind == Kind.SCHEMA) {
            return schemas.convert(node, from, to);
        }
        if (!node.isObject()) {
            return node;
        }
        places.move(from, to);
        if (node.has("$ref") && kind == Kind.PATH_ITEM) {
            String target = pathItem(node);
            if (!target.isEmpty()) {
                return convert(kind, root.at(target), target, to);
            }
        } else if (node.has("$ref") && kind.referable()) {
            return reference(node);
        }
        ObjectNode out = FACTORY.objectNode();
        Map<String, Optional<Kind.Content>> keywords = kind.keywords();
        node.properties().forEach(entry -> {
            String key = entry.getKey();
            boolean named = kind.isMap() && !key.startsWith("x-");
            String keyword = named || keywords.containsKey(key)
                    ? key
                    : Keywords.meant(kind, key)
                            .filter(meant -> !node.has(meant))
                            .orElse(key);
            Optional<Kind.Content> content = keywords.get(named ? "*" : keyword);
            if (content == null) {
                if (!isNewer(kind, key)) {
                    out.set(key, entry.getValue());
                }
            } else if (content.isEmpty()) {
                out.set(key, entry.getValue());
            } else {
                String child = SpecDocument.child("", key);
                out.set(key, content(content.get(), entry.getValue(), from + child, to + child));
            }
        });
        return out;
    }

    /** Returns the location of the referenced path item in components; empty if there is none. */
    private String pathItem(JsonNode written) {
        String target = "";
        JsonNode item = written;
        for (int step = 0; item.has("$ref") && step < MOST_STEPS; step++) {
            target = item.path("$ref").asText().replaceFirst("^#", "");
            item = target.startsWith("/components/pathItems/") ? root.at(target) : MissingNode.getInstance();
        }
        return item.isObject() && !item.has("$ref") ? target : "";
    }

    private static boolean isNewer(Kind kind, String key) {
        return kind == Kind.DOCUMENT && key.equals("$self")
                || NewerKeywords.NEWER.path(kind.name()).has(key);
    }

    /** Returns a reference to the new location of its target. */
    ObjectNode reference(JsonNode node) {
        ObjectNode out = FACTORY.objectNode();
        out.set("$ref", node.get("$ref"));
        references.add(out);
        return out;
    }

    /** Converts the content of a keyword. */
    JsonNode content(Kind.Content content, JsonNode value, String from, String to) {
        if (content.shape() == Kind.Shape.ONE) {
            return convert(content.kind(), value, from, to);
        }
        if (content.shape() == Kind.Shape.LIST && value.isArray()) {
            ArrayNode list = FACTORY.arrayNode();
            value.forEach(
                    item -> list.add(convert(content.kind(), item, from + "/" + list.size(), to + "/" + list.size())));
            return list;
        }
        if (content.shape() == Kind.Shape.MAP && value.isObject()) {
            ObjectNode map = FACTORY.objectNode();
            value.properties().forEach(entry -> {
                String child = SpecDocument.child("", entry.getKey());
                map.set(entry.getKey(), convert(content.kind(), entry.getValue(), from + child, to + child));
            });
            return map;
        }
        return value;
    }

    /** Definitions in a schema become components, because 3.0 has no others. */
    void hoist(JsonNode definitions, String from) {
        definitions.properties().forEach(entry -> {
            String name = entry.getKey();
            for (int number = 2; !taken.add(name); number++) {
                name = entry.getKey() + number;
            }
            String to = SpecDocument.child("/components/schemas", name);
            hoisted.set(name, schemas.convert(entry.getValue(), from + SpecDocument.child("", entry.getKey()), to));
        });
    }
}
