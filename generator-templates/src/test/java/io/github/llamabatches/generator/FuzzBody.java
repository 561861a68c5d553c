package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.generator.FuzzObjects.Fields;
import io.github.llamabatches.generator.FuzzServer.Received;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;

/** The body of a request: its description, its values, and the bytes that follow from them. */
interface FuzzBody {

    /** Adds the media type to a body. */
    void describe(ObjectNode body, FuzzWriter writer);

    JsonNode value(Random random);

    /** Compares a received request with the value that was sent. */
    void compare(JsonNode value, Received received) throws IOException;

    /** JSON in one of its media types. */
    record Json(FuzzShape shape, String mediaType) implements FuzzBody {

        @Override
        public void describe(ObjectNode body, FuzzWriter writer) {
            body.putObject("content").putObject(mediaType).set("schema", shape.schema(writer));
        }

        @Override
        public JsonNode value(Random random) {
            return shape.value(random, true);
        }

        @Override
        public void compare(JsonNode value, Received received) throws IOException {
            JsonNode sent = FuzzTest.JSON.readTree(received.body());
            assertThat(FuzzClient.same(value, sent))
                    .as("sent " + sent + " for " + value)
                    .isTrue();
        }
    }

    /** Bytes as they are. */
    record Bytes(String mediaType) implements FuzzBody {

        @Override
        public void describe(ObjectNode body, FuzzWriter writer) {
            body.putObject("content").putObject(mediaType).putObject("schema").put("type", "string");
        }

        @Override
        public JsonNode value(Random random) {
            return FuzzShape.JSON.textNode(FuzzWords.text(random) + FuzzWords.text(random));
        }

        @Override
        public void compare(JsonNode value, Received received) {
            assertThat(received.header("Content-Type"))
                    .isEqualTo(mediaType.contains("*") ? "application/octet-stream" : mediaType);
            assertThat(received.text()).isEqualTo(value.textValue());
        }
    }

    /**
     * The fields of an object, or of one of several, as a form.
     *
     * @param shape an object, or alternatives of objects
     * @param deep the fields with brackets in their names
     * @param types the media types of parts
     */
    record Form(FuzzShape shape, Set<String> deep, Map<String, String> types, boolean isMultipart) implements FuzzBody {

        @Override
        public void describe(ObjectNode body, FuzzWriter writer) {
            ObjectNode media = body.putObject("content")
                    .putObject(isMultipart ? "multipart/form-data" : "application/x-www-form-urlencoded");
            media.set("schema", shape.schema(writer));
            ObjectNode encoding = FuzzShape.JSON.objectNode();
            deep.forEach(name -> encoding.putObject(name).put("style", "deepObject"));
            types.forEach((name, type) -> encoding.putObject(name).put("contentType", type));
            if (!encoding.isEmpty()) {
                media.set("encoding", encoding);
            }
        }

        @Override
        public JsonNode value(Random random) {
            return shape.value(random, true);
        }

        @Override
        public void compare(JsonNode value, Received received) throws IOException {
            List<String> expected = new ArrayList<>();
            for (var field : value.properties()) {
                each(field.getKey(), field.getValue(), deep.contains(field.getKey()), (name, one) -> {
                    expected.add(name);
                    expected.add(isMultipart ? part(one, types.getOrDefault(field.getKey(), "")) : text(one));
                });
            }
            // A record writes its tag after its fields.
            assertThat(pairs(isMultipart ? received.parts() : received.form()))
                    .containsExactlyInAnyOrderElementsOf(pairs(expected));
        }

        private static List<String> pairs(List<String> flat) {
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i < flat.size(); i += 2) {
                pairs.add(flat.get(i) + "\n" + plain(flat.get(i + 1)));
            }
            return pairs;
        }

        private static void each(String name, JsonNode value, boolean deep, BiConsumer<String, JsonNode> sent) {
            if (deep && value.isObject()) {
                value.properties()
                        .forEach(inner -> each(name + "[" + inner.getKey() + "]", inner.getValue(), true, sent));
            } else if (value.isArray()) {
                for (int i = 0; i < value.size(); i++) {
                    String index = !deep ? "" : value.get(i).isObject() ? "[" + i + "]" : "[]";
                    each(name + index, value.get(i), deep, sent);
                }
            } else {
                sent.accept(name, value);
            }
        }

        private static String text(JsonNode value) {
            return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
        }

        /** A part as {@link Received#parts} returns it. */
        private static String part(JsonNode value, String type) {
            if (value.isObject()) {
                return (type.isEmpty() ? "application/json" : type) + "\n" + value;
            }
            return value.isBinary()
                    ? (type.isEmpty() ? "application/octet-stream" : type) + "; blob\n"
                            + new String(FuzzValues.bytes(value), StandardCharsets.UTF_8)
                    : type + "\n" + text(value);
        }

        /** Returns a number without trailing zeros. */
        private static String plain(String text) {
            return text.matches("\n?-?[0-9]+([.][0-9]+)?")
                    ? new BigDecimal(text.strip()).stripTrailingZeros().toPlainString()
                    : text;
        }
    }

    /** A file of a form, which is a {@link BinaryNode} here. */
    record File() implements FuzzShape {

        @Override
        public ObjectNode schema(FuzzWriter writer) {
            return JSON.objectNode().put("type", "string").put("format", "binary");
        }

        @Override
        public JsonNode value(Random random, boolean inRequest) {
            return JSON.binaryNode(FuzzWords.text(random).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void checkType(Object read) {
            throw new AssertionError("files aren't read");
        }
    }

    /** Returns media types for some parts that aren't sent with brackets. */
    static Map<String, String> types(Fields fields, Set<String> deep, Random random) {
        Map<String, String> types = new HashMap<>();
        fields.properties().forEach(property -> {
            FuzzShape shape = property.slot().shape();
            boolean isObject = shape instanceof Fields || shape instanceof FuzzShape.MapOf;
            if (!deep.contains(property.name()) && random.nextInt(3) == 0) {
                types.put(property.name(), isObject ? "application/vnd.x+json" : "image/x.y; charset=utf-8");
            }
        });
        return types;
    }

    /** The names of the fields that are sent with brackets: those that hold objects, and some lists. */
    static Set<String> deep(Fields fields, Random random, boolean isMultipart) {
        Set<String> deep = new LinkedHashSet<>();
        fields.properties().forEach(property -> {
            FuzzShape shape = property.slot().shape();
            boolean isObject = shape instanceof Fields || shape instanceof FuzzShape.MapOf;
            if (isObject && (!isMultipart || random.nextBoolean())
                    || shape instanceof FuzzShape.ListOf && random.nextInt(3) == 0) {
                deep.add(property.name());
            }
        });
        return deep;
    }
}
