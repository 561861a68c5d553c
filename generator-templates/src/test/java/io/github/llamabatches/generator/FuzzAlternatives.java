package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.generator.FuzzObjects.Fields;
import io.github.llamabatches.generator.FuzzObjects.Named;
import io.github.llamabatches.runtime.OpenEnum;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Generates schemas with alternatives. */
interface FuzzAlternatives extends FuzzShape {

    /** An enum of integers or numbers; responses can contain unknown values. */
    record Numbers(List<BigDecimal> values) implements FuzzAlternatives {

        static Numbers of(int... values) {
            return new Numbers(
                    Arrays.stream(values).mapToObj(BigDecimal::valueOf).toList());
        }

        @Override
        public ObjectNode schema(FuzzWriter writer) {
            boolean isWhole = values.stream().allMatch(value -> value.scale() <= 0);
            ObjectNode schema = JSON.objectNode().put("type", isWhole ? "integer" : "number");
            values.forEach(value -> {
                if (isWhole) {
                    schema.withArray("enum").add(value.intValueExact());
                } else {
                    schema.withArray("enum").add(value);
                }
            });
            return schema;
        }

        @Override
        public JsonNode value(Random random, boolean inRequest) {
            boolean isKnown = inRequest || random.nextBoolean();
            return JSON.numberNode(isKnown ? FuzzWords.pick(random, values) : BigDecimal.valueOf(4711));
        }

        @Override
        public void checkType(Object read) {
            assertThat(read).isInstanceOf(OpenEnum.class);
        }
    }

    /** An enum of values of several JSON types. */
    record MixedValues(List<JsonNode> values) implements FuzzAlternatives {

        @Override
        public ObjectNode schema(FuzzWriter writer) {
            ObjectNode schema = JSON.objectNode();
            values.forEach(schema.withArray("enum")::add);
            return schema;
        }

        @Override
        public JsonNode value(Random random, boolean inRequest) {
            boolean isKnown = inRequest || random.nextInt(5) > 0;
            return isKnown ? FuzzWords.pick(random, values) : JSON.textNode("not listed");
        }

        @Override
        public void checkType(Object read) {
            assertThat(read.getClass().getSimpleName()).startsWith("Of");
        }
    }

    /** Values of several JSON types. */
    record Mixed(List<FuzzShape> shapes) implements FuzzAlternatives {

        @Override
        public ObjectNode schema(FuzzWriter writer) {
            ObjectNode schema = JSON.objectNode();
            String keyword = writer.sometimes() ? "oneOf" : "anyOf";
            shapes.forEach(shape -> schema.withArray(keyword).add(shape.schema(writer)));
            return schema;
        }

        @Override
        public JsonNode value(Random random, boolean inRequest) {
            return FuzzWords.pick(random, shapes).value(random, inRequest);
        }

        @Override
        public void checkType(Object read) {
            assertThat(read.getClass().getSimpleName()).startsWith("Of");
        }
    }

    /** A value, or a list of such values. */
    record OneOrMany(FuzzShape shape) implements FuzzAlternatives {

        @Override
        public ObjectNode schema(FuzzWriter writer) {
            ObjectNode schema = JSON.objectNode();
            schema.putArray("anyOf")
                    .add(shape.schema(writer))
                    .addObject()
                    .put("type", "array")
                    .set("items", shape.schema(writer));
            return schema;
        }

        @Override
        public JsonNode value(Random random, boolean inRequest) {
            JsonNode one = shape.value(random, inRequest);
            return !inRequest && random.nextBoolean() ? one : JSON.arrayNode().add(one);
        }

        @Override
        public void checkType(Object read) throws ReflectiveOperationException {
            // A whole response is a union: Jackson supports one item as a list only in fields.
            for (Object one : read instanceof List<?> list ? list : List.of()) {
                shape.checkType(one);
            }
        }
    }

    /** An enum of a single boolean or number, which is no class. */
    record Constant(JsonNode constant) implements FuzzAlternatives {

        @Override
        public ObjectNode schema(FuzzWriter writer) {
            ObjectNode schema = JSON.objectNode().put("type", constant.isBoolean() ? "boolean" : "integer");
            if (writer.isNewer()) {
                return schema.set("const", constant);
            }
            schema.withArray("enum").add(constant);
            return schema;
        }

        @Override
        public JsonNode value(Random random, boolean inRequest) {
            return constant;
        }

        @Override
        public void checkType(Object read) {
            assertThat(read).isInstanceOf(constant.isBoolean() ? Boolean.class : Integer.class);
        }
    }

    /** Objects that can't be distinguished. */
    record Alike(Fields fields) implements FuzzAlternatives {

        @Override
        public ObjectNode schema(FuzzWriter writer) {
            ObjectNode schema = JSON.objectNode();
            schema.putArray("oneOf")
                    .add(fields.schema(writer))
                    .add(fields.schema(writer).put("title", "other"));
            return schema;
        }

        @Override
        public JsonNode value(Random random, boolean inRequest) {
            return fields.value(random, inRequest);
        }

        @Override
        public void checkType(Object read) throws ReflectiveOperationException {
            assertThat(read.getClass().getMethod("json").invoke(read)).isInstanceOf(Map.class);
        }
    }

    /** How objects are distinguished. */
    enum Mark {
        MAPPING,
        TAG,
        FIELD
    }

    /** Objects with a tag, or without; each requires a unique field. */
    record Tagged(List<Named> variants, List<Fields> fields, Mark mark) implements FuzzAlternatives {

        private static final String TAG = "kind of";

        static ObjectNode tag(int index, FuzzWriter writer) {
            ObjectNode tag = JSON.objectNode().put("type", "string");
            if (writer.isNewer()) {
                return tag.put("const", "tag" + index);
            }
            tag.putArray("enum").add("tag" + index);
            return tag;
        }

        @Override
        public ObjectNode schema(FuzzWriter writer) {
            ObjectNode schema = JSON.objectNode();
            ObjectNode mapping = JSON.objectNode();
            for (int i = 0; i < variants.size(); i++) {
                ObjectNode reference = variants.get(i).schema(writer);
                schema.withArray("oneOf").add(reference);
                mapping.put("tag" + i, reference.path("$ref").textValue());
            }
            if (mark == Mark.MAPPING) {
                schema.putObject("discriminator").put("propertyName", TAG).set("mapping", mapping);
            }
            return schema;
        }

        @Override
        public JsonNode value(Random random, boolean inRequest) {
            int index = random.nextInt(variants.size());
            if (!inRequest && random.nextInt(5) == 0) {
                return JSON.objectNode().put(TAG, "unheard of").put("x", 1);
            }
            return variants.get(index).value(random, inRequest);
        }

        @Override
        public void checkType(Object read) throws ReflectiveOperationException {
            if (!read.getClass().getSimpleName().equals("Unknown")) {
                for (Fields variant : fields) {
                    if (FuzzValues.has(read, variant.properties().get(0).name())) {
                        variant.checkType(read);
                        return;
                    }
                }
                throw new AssertionError("no variant: " + read);
            }
        }
    }

    /** A variant: an object with fields, and a tag if there are tags. */
    record Variant(int index, Fields fields, Mark mark) implements FuzzAlternatives {

        @Override
        public ObjectNode schema(FuzzWriter writer) {
            ObjectNode schema = fields.schema(writer).put("type", "object");
            if (mark != Mark.FIELD) {
                schema.withObject("/properties").set(Tagged.TAG, Tagged.tag(index, writer));
                schema.withArray("required").add(Tagged.TAG);
            }
            return schema;
        }

        @Override
        public JsonNode value(Random random, boolean inRequest) {
            JsonNode value = fields.value(random, inRequest);
            return mark == Mark.FIELD ? value : ((ObjectNode) value).put(Tagged.TAG, "tag" + index);
        }

        @Override
        public void checkType(Object read) throws ReflectiveOperationException {
            fields.checkType(read);
        }

        @Override
        public List<String> demanded() {
            return fields.demanded();
        }
    }
}
