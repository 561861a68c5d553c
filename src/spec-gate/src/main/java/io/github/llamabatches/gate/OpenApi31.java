package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts a document of OpenAPI 3.1 to the form of 3.0, so that linting, comparing and generating read one form:
 * {@code anyOf: [X, {type: "null"}]} becomes a nullable X.
 *
 * <p>Keywords that limit values in ways that 3.0 can't express are dropped: code accepts what the server sends.
 */
final class OpenApi31 {

    /** The version whose form is written. */
    static final String FORM = "3.0.3";

    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;
    private static final String NULL = "null";

    /** Lists the keywords of 3.1 that only limit a value, or describe it to other tools. */
    private static final Set<String> DROPPED = Set.of(
            "$anchor",
            "$comment",
            "$defs",
            "$dynamicAnchor",
            "$id",
            "$schema",
            "$vocabulary",
            "const",
            "contains",
            "contentEncoding",
            "contentMediaType",
            "contentSchema",
            "definitions",
            "dependencies",
            "dependentRequired",
            "dependentSchemas",
            "else",
            "examples",
            "if",
            "maxContains",
            "minContains",
            "patternProperties",
            "prefixItems",
            "propertyNames",
            "then",
            "unevaluatedItems",
            "unevaluatedProperties");

    /** The keywords that describe a value and don't limit it: of two, the outer one counts. */
    private static final Set<String> ANNOTATIONS = Set.of(
            "title",
            "description",
            "default",
            "example",
            "examples",
            "deprecated",
            "readOnly",
            "writeOnly",
            "nullable");

    private final Conversion conversion = new Conversion();
    private final ObjectNode hoisted = FACTORY.objectNode();
    private final List<ObjectNode> references = new ArrayList<>();
    private final JsonNode root;
    private final Set<String> taken;

    private OpenApi31(JsonNode written) {
        this.root = written;
        this.taken = new HashSet<>();
        written.at("/components/schemas").fieldNames().forEachRemaining(taken::add);
    }

    /** Maps places of the converted document to those of the written one, and back. */
    static final class Conversion {

        private final Map<String, String> written = new HashMap<>();
        private final Map<String, String> converted = new HashMap<>();
        private JsonNode json = FACTORY.objectNode();

        JsonNode json() {
            return json;
        }

        /** Returns the place where something is written that stands here in the converted document. */
        String written(String pointer) {
            return translate(pointer, written);
        }

        /** Returns the place in the converted document of something that is written here. */
        String converted(String pointer) {
            return translate(pointer, converted);
        }

        /** Names the place that something follows from which isn't written itself. */
        private void derive(String from, String to) {
            written.putIfAbsent(to, from);
        }

        private void move(String from, String to) {
            if (!from.equals(to)) {
                written.putIfAbsent(to, from);
                converted.putIfAbsent(from, to);
            }
        }

        private static String translate(String pointer, Map<String, String> moves) {
            if (moves.isEmpty()) {
                return pointer;
            }
            for (int end = pointer.length(); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
                String moved = moves.get(pointer.substring(0, end));
                if (moved != null) {
                    return moved + pointer.substring(end);
                }
            }
            return pointer;
        }
    }

    /** Whether a document is of a version that must be converted. */
    static boolean isNeeded(JsonNode written) {
        return written.path("openapi").asText().matches("3\\.[12]\\.\\d{1,3}");
    }

    static Conversion convert(JsonNode written) {
        OpenApi31 converter = new OpenApi31(written);
        ObjectNode json = (ObjectNode) converter.convert(Kind.DOCUMENT, written, "", "");
        json.put("openapi", FORM);
        if (!json.has("paths")) {
            json.putObject("paths");
        }
        if (!converter.hoisted.isEmpty()) {
            ObjectNode schemas = json.withObject("/components/schemas");
            schemas.setAll(converter.hoisted);
        }
        converter.references.forEach(converter::translate);
        converter.conversion.json = json;
        return converter.conversion;
    }

    /** Converts a part of another file, whose places aren't kept. */
    static JsonNode convertPart(Kind kind, JsonNode written) {
        return new OpenApi31(written).convert(kind, written, "", "");
    }

    private void translate(ObjectNode holder) {
        String reference = holder.path("$ref").asText();
        if (reference.startsWith("#/")) {
            holder.put("$ref", "#" + conversion.converted(reference.substring(1)));
        }
    }

    private JsonNode convert(Kind kind, JsonNode node, String from, String to) {
        if (kind == Kind.SCHEMA) {
            return schema(node, from, to);
        }
        if (!node.isObject()) {
            return node;
        }
        conversion.move(from, to);
        if (node.has("$ref") && kind == Kind.PATH_ITEM) {
            String target = node.path("$ref").asText().replaceFirst("^#", "");
            if (target.startsWith("/components/pathItems/") && root.at(target).isObject()) {
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
            Optional<Kind.Content> content = keywords.get(named ? "*" : key);
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

    private static boolean isNewer(Kind kind, String key) {
        return switch (kind) {
            case DOCUMENT -> key.equals("webhooks") || key.equals("jsonSchemaDialect") || key.equals("$self");
            case INFO -> key.equals("summary");
            case LICENSE -> key.equals("identifier");
            case COMPONENTS -> key.equals("pathItems");
            default -> false;
        };
    }

    private ObjectNode reference(JsonNode node) {
        ObjectNode out = FACTORY.objectNode();
        out.set("$ref", node.get("$ref"));
        references.add(out);
        return out;
    }

    private JsonNode content(Kind.Content content, JsonNode value, String from, String to) {
        return switch (content.shape()) {
            case ONE -> convert(content.kind(), value, from, to);
            case LIST -> list(content.kind(), value, from, to);
            case MAP -> map(content.kind(), value, from, to);
        };
    }

    private JsonNode list(Kind kind, JsonNode value, String from, String to) {
        if (!value.isArray()) {
            return value;
        }
        ArrayNode out = FACTORY.arrayNode();
        for (int i = 0; i < value.size(); i++) {
            out.add(convert(kind, value.get(i), from + "/" + i, to + "/" + out.size()));
        }
        return out;
    }

    private JsonNode map(Kind kind, JsonNode value, String from, String to) {
        if (!value.isObject()) {
            return value;
        }
        ObjectNode out = FACTORY.objectNode();
        value.properties().forEach(entry -> {
            String child = SpecDocument.child("", entry.getKey());
            out.set(entry.getKey(), convert(kind, entry.getValue(), from + child, to + child));
        });
        return out;
    }

    private JsonNode schema(JsonNode node, String from, String to) {
        if (node.isBoolean()) {
            ObjectNode out = FACTORY.objectNode();
            conversion.move(from, to);
            if (!node.booleanValue()) {
                out.putObject("not");
            }
            return out;
        }
        if (!node.isObject()) {
            return node;
        }
        conversion.move(from, to);
        hoist(node.path("$defs"), from + "/$defs");
        if (node.has("$ref")) {
            return referring(node, from, to);
        }
        for (String keyword : List.of("anyOf", "oneOf")) {
            int only = onlyAlternative(node, keyword);
            if (only >= 0) {
                return nullable(node, keyword, only, from, to);
            }
        }
        return plain(node, from, to);
    }

    /** What stands beside a reference counts in 3.1. */
    private ObjectNode referring(JsonNode node, String from, String to) {
        ObjectNode rest = ((ObjectNode) node).deepCopy();
        rest.remove(List.of("$ref", "$defs", "$comment"));
        if (rest.isEmpty()) {
            return reference(node);
        }
        if (rest.has("allOf")) {
            return including(rest, reference(node), from, from, to);
        }
        ObjectNode out = FACTORY.objectNode();
        out.putArray("allOf").add(reference(node));
        conversion.move(from, to + "/allOf/0");
        out.setAll((ObjectNode) schema(rest, from, to));
        return out;
    }

    /** A schema with one more part, which comes first. */
    private ObjectNode including(ObjectNode rest, JsonNode first, String firstFrom, String from, String to) {
        ArrayNode parts = FACTORY.arrayNode().add(first);
        conversion.move(firstFrom, to + "/allOf/0");
        for (int i = 0; i < rest.path("allOf").size(); i++) {
            parts.add(schema(rest.path("allOf").get(i), from + "/allOf/" + i, to + "/allOf/" + parts.size()));
        }
        rest.remove("allOf");
        ObjectNode out = FACTORY.objectNode();
        out.set("allOf", parts);
        JsonNode others = schema(rest, from, to);
        if (others instanceof ObjectNode object) {
            out.setAll(object);
        }
        return out;
    }

    /** The index of the one alternative that isn't null; -1 if there are more, or null is none of them. */
    private static int onlyAlternative(JsonNode node, String keyword) {
        JsonNode alternatives = node.path(keyword);
        int only = -1;
        int nulls = 0;
        for (int i = 0; i < alternatives.size(); i++) {
            if (isNull(alternatives.get(i))) {
                nulls++;
            } else if (only < 0) {
                only = i;
            } else {
                return -1;
            }
        }
        return nulls > 0 && alternatives.isArray() ? only : -1;
    }

    private static boolean isNull(JsonNode schema) {
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
            out = (ObjectNode) schema(joined, place, to);
            conversion.written.put(to, from);
            alternative.fieldNames().forEachRemaining(key -> {
                String child = SpecDocument.child("", key);
                conversion.written.putIfAbsent(to + child, (rest.has(key) ? from : place) + child);
            });
        } else {
            out = including(rest, schema(alternative, place, to + "/allOf/0"), place, from, to);
        }
        out.put("nullable", true);
        conversion.derive(from + "/" + keyword, to + "/nullable");
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

    private ObjectNode plain(JsonNode node, String from, String to) {
        ObjectNode out = FACTORY.objectNode();
        node.properties().forEach(entry -> keyword(out, entry.getKey(), entry.getValue(), from, to));
        readType(out, node, from, to);
        readValues(out, node, from, to);
        readContent(out, node, from, to);
        readBounds(out, node);
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

    private void keyword(ObjectNode out, String key, JsonNode value, String from, String to) {
        String child = SpecDocument.child("", key);
        Optional<Kind.Content> content = Kind.SCHEMA.keywords().get(key);
        if (key.equals("anyOf") || key.equals("oneOf")) {
            alternatives(out, key, value, from, to);
        } else if (key.equals("properties") && value.isObject()) {
            ObjectNode properties = out.putObject(key);
            value.properties().forEach(property -> {
                // A schema that no value meets: the property is never there.
                if (!(property.getValue().isBoolean() && !property.getValue().booleanValue())) {
                    String place = child + SpecDocument.child("", property.getKey());
                    properties.set(property.getKey(), schema(property.getValue(), from + place, to + place));
                }
            });
        } else if (key.equals("additionalProperties") && value.isBoolean()) {
            out.set(key, value);
        } else if (content != null && content.isPresent()) {
            out.set(key, content(content.get(), value, from + child, to + child));
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
            if (isNull(value.get(i))) {
                out.put("nullable", true);
                conversion.derive(from + "/" + key + "/" + i, to + "/nullable");
            } else {
                kept.add(schema(value.get(i), from + "/" + key + "/" + i, to + "/" + key + "/" + kept.size()));
            }
        }
        if (!kept.isEmpty()) {
            out.set(key, kept);
        }
    }

    private void readType(ObjectNode out, JsonNode node, String from, String to) {
        JsonNode type = node.path("type");
        if (type.asText().equals(NULL)) {
            out.remove("type");
            out.put("nullable", true);
            conversion.derive(from + "/type", to + "/nullable");
        }
        if (!type.isArray()) {
            return;
        }
        List<String> types = new ArrayList<>();
        type.forEach(one -> types.add(one.asText()));
        if (types.remove(NULL)) {
            out.put("nullable", true);
            conversion.derive(from + "/type", to + "/nullable");
        }
        // Every integer is a number.
        if (types.contains("number")) {
            types.remove("integer");
        }
        if (types.size() == 1) {
            out.put("type", types.get(0));
        } else {
            out.remove("type");
            ArrayNode alternatives = types.isEmpty() ? FACTORY.arrayNode() : out.putArray("anyOf");
            for (String one : types) {
                conversion.move(from + "/type", to + "/anyOf/" + alternatives.size());
                conversion.move(from + "/type", to + "/anyOf/" + alternatives.size() + "/type");
                alternatives.addObject().put("type", one);
            }
        }
    }

    private void readValues(ObjectNode out, JsonNode node, String from, String to) {
        JsonNode constant = node.get("const");
        if (constant != null && constant.isNull()) {
            out.put("nullable", true);
            conversion.derive(from + "/const", to + "/nullable");
        } else if (constant != null && constant.isValueNode()) {
            out.putArray("enum").add(constant);
            conversion.move(from + "/const", to + "/enum");
            conversion.move(from + "/const", to + "/enum/0");
            if (!out.has("type")) {
                out.put("type", typeOf(constant));
            }
        }
        JsonNode values = out.path("enum");
        if (values.isArray() && out.has("nullable")) {
            ArrayNode kept = FACTORY.arrayNode();
            for (int i = 0; i < values.size(); i++) {
                if (!values.get(i).isNull()) {
                    conversion.move(from + "/enum/" + i, to + "/enum/" + kept.size());
                    kept.add(values.get(i));
                }
            }
            out.set("enum", kept);
        }
        JsonNode examples = node.path("examples");
        if (!out.has("example") && examples.isArray() && !examples.isEmpty()) {
            out.set("example", examples.get(0));
            conversion.move(from + "/examples/0", to + "/example");
        }
    }

    private static String typeOf(JsonNode value) {
        return value.isTextual() ? "string" : value.isBoolean() ? "boolean" : value.isInt() ? "integer" : "number";
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
            conversion.move(from + (format.equals("byte") ? "/contentEncoding" : "/contentMediaType"), to + "/format");
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

    /** Definitions within a schema become components, which is where 3.0 has them. */
    private void hoist(JsonNode definitions, String from) {
        definitions.properties().forEach(entry -> {
            String name = entry.getKey();
            for (int number = 2; !taken.add(name); number++) {
                name = entry.getKey() + number;
            }
            String to = SpecDocument.child("/components/schemas", name);
            hoisted.set(name, schema(entry.getValue(), from + SpecDocument.child("", entry.getKey()), to));
        });
    }

    /** Whether a keyword of a schema has no equal in 3.0, and is left out. */
    static boolean isDropped(String keyword) {
        return DROPPED.contains(keyword);
    }
}
