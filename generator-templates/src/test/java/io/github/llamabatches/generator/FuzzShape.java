package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.runtime.JsonNullable;
import io.github.llamabatches.runtime.OpenEnum;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of value that a document describes: its schema, and its values in JSON. To add a kind, implement this
 * interface and add a line to {@link FuzzGrammar}.
 */
interface FuzzShape {

    JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Returns the schema, or a reference to it. */
    ObjectNode schema(FuzzWriter writer);

    /** Returns a value of a request or response. */
    JsonNode value(Random random, boolean inRequest);

    /** Checks the Java type of a value that isn't null. */
    void checkType(Object read) throws ReflectiveOperationException;

    /** Returns the fields that requests and responses require. */
    default List<String> demanded() {
        return List.of();
    }

    /** Adds null to the values, for a field, item or parameter. */
    record Slot(FuzzShape shape, boolean nullable) {

        JsonNode value(Random random, boolean inRequest) {
            return nullable && random.nextInt(3) == 0 ? JSON.nullNode() : shape.value(random, inRequest);
        }

        void checkType(@Nullable Object read) throws ReflectiveOperationException {
            Object value = read instanceof JsonNullable<?> field ? field.isPresent() ? field.get() : null : read;
            if (value != null) {
                shape.checkType(value);
            }
        }
    }

    /** A string, number or boolean; {@code format} is empty if there is none. */
    record Scalar(String type, String format, Function<Random, JsonNode> values) implements FuzzShape {

        @Override
        public ObjectNode schema(FuzzWriter writer) {
            ObjectNode schema = JSON.objectNode().put("type", type);
            return format.isEmpty() ? schema : schema.put("format", format);
        }

        @Override
        public JsonNode value(Random random, boolean inRequest) {
            return values.apply(random);
        }

        @Override
        public void checkType(Object read) {
            String expected = switch (type + " " + format) {
                case "string uuid" -> "UUID";
                case "string date-time" -> "Instant";
                case "string date" -> "LocalDate";
                case "string byte" -> "Base64Text";
                case "integer int64" -> "Long";
                case "integer int32", "integer " -> "Integer";
                case "number float" -> "Float";
                case "number double" -> "Double";
                case "number " -> "BigDecimal";
                case "boolean " -> "Boolean";
                default -> "String";
            };
            assertThat(read.getClass().getSimpleName()).isEqualTo(expected);
        }
    }

    /** An enum of strings; responses can contain unknown values. */
    record Listed(List<String> values) implements FuzzShape {

        @Override
        public ObjectNode schema(FuzzWriter writer) {
            ObjectNode schema = JSON.objectNode().put("type", "string");
            if (values.size() == 1 && writer.isNewer()) {
                return schema.put("const", values.get(0));
            }
            values.forEach(value -> schema.withArray("enum").add(value));
            return schema;
        }

        @Override
        public JsonNode value(Random random, boolean inRequest) {
            boolean known = inRequest || random.nextInt(5) > 0;
            return JSON.textNode(known ? values.get(random.nextInt(values.size())) : "not listed " + random.nextInt(9));
        }

        @Override
        public void checkType(Object read) {
            assertThat(read).isInstanceOf(OpenEnum.class);
        }
    }

    record ListOf(Slot item) implements FuzzShape {

        @Override
        public ObjectNode schema(FuzzWriter writer) {
            ObjectNode schema = JSON.objectNode().put("type", "array");
            schema.set("items", writer.slot(item));
            return writer.sometimes() ? schema.put("uniqueItems", true) : schema;
        }

        @Override
        public JsonNode value(Random random, boolean inRequest) {
            var list = JSON.arrayNode();
            for (int i = random.nextInt(4); i > 0; i--) {
                list.add(item.value(random, inRequest));
            }
            return list;
        }

        @Override
        public void checkType(Object read) throws ReflectiveOperationException {
            for (Object one : (List<?>) read) {
                item.checkType(one);
            }
        }
    }

    record MapOf(Slot entry) implements FuzzShape {

        @Override
        public ObjectNode schema(FuzzWriter writer) {
            ObjectNode schema = JSON.objectNode().put("type", "object");
            schema.set("additionalProperties", writer.slot(entry));
            return schema;
        }

        @Override
        public JsonNode value(Random random, boolean inRequest) {
            ObjectNode map = JSON.objectNode();
            for (int i = random.nextInt(4); i > 0; i--) {
                map.set(FuzzWords.name(random), entry.value(random, inRequest));
            }
            return map;
        }

        @Override
        public void checkType(Object read) throws ReflectiveOperationException {
            for (Object one : ((Map<?, ?>) read).values()) {
                entry.checkType(one);
            }
        }
    }

    /** Any JSON, or any object. */
    record Free(boolean isObject) implements FuzzShape {

        @Override
        public ObjectNode schema(FuzzWriter writer) {
            ObjectNode schema = JSON.objectNode();
            return isObject ? schema.put("type", "object") : schema;
        }

        @Override
        public JsonNode value(Random random, boolean inRequest) {
            return isObject ? object(random, 2) : any(random, 2);
        }

        @Override
        public void checkType(Object read) {
            assertThat(read).isNotInstanceOf(Record.class);
        }

        static ObjectNode object(Random random, int depth) {
            ObjectNode object = JSON.objectNode();
            for (int i = random.nextInt(4); i > 0; i--) {
                object.set(FuzzWords.name(random), random.nextInt(6) == 0 ? JSON.nullNode() : any(random, depth));
            }
            return object;
        }

        static JsonNode any(Random random, int depth) {
            return switch (random.nextInt(depth == 0 ? 4 : 6)) {
                case 0 -> JSON.textNode(FuzzWords.text(random));
                case 1 -> JSON.numberNode(random.nextInt());
                case 2 -> JSON.numberNode(FuzzWords.decimal(random));
                case 3 -> JSON.booleanNode(random.nextBoolean());
                case 4 -> object(random, depth - 1);
                default -> JSON.arrayNode().add(any(random, depth - 1)).addNull();
            };
        }
    }
}
