package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts the keywords of a schema of OpenAPI 3.1. */
final class OpenApi31Keywords {

    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

    private static final List<String> WITHOUT_EQUAL =
            List.of(("const contains minContains maxContains dependentRequired dependentSchemas if then else "
                            + "patternProperties prefixItems propertyNames unevaluatedItems unevaluatedProperties")
                    .split(" "));

    private static final Map<String, List<String>> FORMATS =
            Rule.of("format-known").table("formats");

    private final OpenApi31 document;
    private final OpenApi31Schemas schemas;
    private final MovedPlaces places;

    OpenApi31Keywords(OpenApi31 document, OpenApi31Schemas schemas, MovedPlaces places) {
        this.document = document;
        this.schemas = schemas;
        this.places = places;
    }

    ObjectNode convert(JsonNode node, String from, String to) {
        ObjectNode out = FACTORY.objectNode();
        node.properties().forEach(entry -> keyword(out, entry.getKey(), entry.getValue(), from, to));
        readType(out, node, from, to);
        readValues(out, node, from, to);
        readContent(out, node, from, to);
        readBounds(out, node);
        keepWithoutEqual(out, node, from, to);
        if (node.has("prefixItems")) {
            out.putObject("items");
        }
        if (node.has("patternProperties") && !node.has("properties") && !node.has("additionalProperties")) {
            out.put("additionalProperties", true);
        }
        if (node.path("default").isNull()) {
            out.remove("default");
        }
        return out;
    }

    private void keepWithoutEqual(ObjectNode out, JsonNode node, String from, String to) {
        for (String key : WITHOUT_EQUAL) {
            boolean hasEqual = key.equals("const") && node.path(key).isValueNode();
            if (node.has(key) && !hasEqual) {
                out.set(Keywords.KEPT + key, node.get(key));
                places.derive(from + "/" + key, to + "/" + Keywords.KEPT + key);
            }
        }
    }

    private void keyword(ObjectNode out, String key, JsonNode value, String from, String to) {
        String child = SpecDocument.child("", key);
        Optional<Kind.Content> content = Kind.SCHEMA.keywords().get(key);
        if (key.equals("anyOf") || key.equals("oneOf")) {
            alternatives(out, key, value, from, to);
        } else if (key.equals("properties") && value.isObject()) {
            ObjectNode properties = out.putObject(key);
            value.properties().forEach(property -> {
                // A schema that no value matches: the property is never present.
                if (!(property.getValue().isBoolean() && !property.getValue().booleanValue())) {
                    String place = child + SpecDocument.child("", property.getKey());
                    properties.set(property.getKey(), schemas.convert(property.getValue(), from + place, to + place));
                }
            });
        } else if (key.equals("additionalProperties") && value.isBoolean()) {
            out.set(key, value);
        } else if (content != null && content.isPresent()) {
            out.set(key, document.content(content.get(), value, from + child, to + child));
        } else if (content != null || key.startsWith("x-")) {
            out.set(key, value);
        }
    }

    /** Null among several alternatives makes all of them nullable. */
    private void alternatives(ObjectNode out, String key, JsonNode value, String from, String to) {
        if (!value.isArray()) {
            out.set(key, value);
            return;
        }
        ArrayNode kept = FACTORY.arrayNode();
        for (int i = 0; i < value.size(); i++) {
            if (OpenApi31Schemas.isNull(value.get(i))) {
                out.put("nullable", true);
                places.derive(from + "/" + key + "/" + i, to + "/nullable");
            } else {
                kept.add(schemas.convert(value.get(i), from + "/" + key + "/" + i, to + "/" + key + "/" + kept.size()));
            }
        }
        if (!kept.isEmpty()) {
            out.set(key, kept);
        }
    }

    private void readType(ObjectNode out, JsonNode node, String from, String to) {
        JsonNode type = node.path("type");
        if (type.asText().equals("null")) {
            out.remove("type");
            out.put("nullable", true);
            places.derive(from + "/type", to + "/nullable");
        }
        if (!type.isArray()) {
            return;
        }
        List<String> types = new ArrayList<>();
        type.forEach(one -> types.add(one.asText()));
        if (types.remove("null")) {
            out.put("nullable", true);
            places.derive(from + "/type", to + "/nullable");
        }
        // Every integer is a number.
        if (types.contains("number")) {
            types.remove("integer");
        }
        if (types.size() == 1) {
            out.put("type", types.get(0));
        } else {
            out.remove("type");
            String format = node.path("format").asText();
            ArrayNode alternatives = types.isEmpty() ? FACTORY.arrayNode() : out.putArray("anyOf");
            for (String one : types) {
                places.move(from + "/type", to + "/anyOf/" + alternatives.size());
                places.move(from + "/type", to + "/anyOf/" + alternatives.size() + "/type");
                ObjectNode alternative = alternatives.addObject().put("type", one);
                if (FORMATS.getOrDefault(one, List.of()).contains(format)) {
                    alternative.put("format", format);
                    out.remove("format");
                    places.move(from + "/format", to + "/anyOf/" + (alternatives.size() - 1) + "/format");
                }
            }
        }
    }

    private void readValues(ObjectNode out, JsonNode node, String from, String to) {
        JsonNode constant = node.get("const");
        if (constant != null && constant.isNull()) {
            out.put("nullable", true);
            places.derive(from + "/const", to + "/nullable");
        } else if (constant != null && constant.isValueNode()) {
            out.putArray("enum").add(constant);
            places.move(from + "/const", to + "/enum");
            places.move(from + "/const", to + "/enum/0");
            if (!out.has("type")) {
                out.put("type", Keywords.typeOf(constant));
            }
        }
        JsonNode values = out.path("enum");
        if (values.isArray() && out.has("nullable")) {
            ArrayNode kept = FACTORY.arrayNode();
            for (int i = 0; i < values.size(); i++) {
                if (!values.get(i).isNull()) {
                    places.move(from + "/enum/" + i, to + "/enum/" + kept.size());
                    kept.add(values.get(i));
                }
            }
            out.set("enum", kept);
        }
        JsonNode examples = node.path("examples");
        if (!out.has("example") && examples.isArray() && !examples.isEmpty()) {
            out.set("example", examples.get(0));
            places.move(from + "/examples/0", to + "/example");
        }
    }

    private void readContent(ObjectNode out, JsonNode node, String from, String to) {
        @Nullable String format = null;
        String encoding = node.path("contentEncoding").asText().toLowerCase(Locale.ROOT);
        if (encoding.startsWith("base64")) {
            format = encoding.equals("base64") ? "byte" : null;
        } else if (node.path("contentMediaType").asText().equals("application/octet-stream")) {
            format = "binary";
        }
        if (format != null && !out.has("format")) {
            out.put("format", format);
            places.move(from + (format.equals("byte") ? "/contentEncoding" : "/contentMediaType"), to + "/format");
        }
    }

    private static void readBounds(ObjectNode out, JsonNode node) {
        for (String side : List.of("Minimum", "Maximum")) {
            JsonNode exclusive = node.path("exclusive" + side);
            if (exclusive.isNumber()) {
                String bound = side.toLowerCase(Locale.ROOT);
                JsonNode other = node.path(bound);
                int order = other.isNumber()
                        ? exclusive.decimalValue().compareTo(other.decimalValue())
                        : side.equals("Minimum") ? 1 : -1;
                boolean closer = side.equals("Minimum") ? order >= 0 : order <= 0;
                out.remove("exclusive" + side);
                if (closer) {
                    out.set(bound, exclusive);
                    out.put("exclusive" + side, true);
                }
            }
        }
    }
}
