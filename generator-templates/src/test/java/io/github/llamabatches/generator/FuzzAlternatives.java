package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.runtime.OpenNumber;
import java.util.List;
import java.util.Random;

/** Generates schemas with alternatives. */
interface FuzzAlternatives extends FuzzShape {

    /** An enum of integers; responses can contain unknown values. */
    record Numbers(List<Integer> values) implements FuzzAlternatives {

        @Override
        public ObjectNode schema(FuzzWriter writer) {
            ObjectNode schema = JSON.objectNode().put("type", "integer");
            values.forEach(value -> schema.withArray("enum").add(value));
            return schema;
        }

        @Override
        public JsonNode value(Random random, boolean inRequest) {
            int value = inRequest || random.nextBoolean() ? FuzzGrammar.pick(random, values) : 4711;
            return JSON.numberNode(value);
        }

        @Override
        public void checkType(Object read) {
            assertThat(read).isInstanceOf(OpenNumber.class);
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
            return FuzzGrammar.pick(random, shapes).value(random, inRequest);
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
            for (Object one : (List<?>) read) {
                shape.checkType(one);
            }
        }
    }

    /** Objects with a tag; each requires a unique field. */
    record Tagged(List<Named> variants, List<Fields> fields, boolean isMapped) implements FuzzAlternatives {

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
            if (isMapped) {
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

    /** A variant: an object with fields and a tag. */
    record Variant(int index, Fields fields) implements FuzzAlternatives {

        @Override
        public ObjectNode schema(FuzzWriter writer) {
            ObjectNode schema = fields.schema(writer).put("type", "object");
            schema.withObject("/properties").set(Tagged.TAG, Tagged.tag(index, writer));
            schema.withArray("required").add(Tagged.TAG);
            return schema;
        }

        @Override
        public JsonNode value(Random random, boolean inRequest) {
            return ((ObjectNode) fields.value(random, inRequest)).put(Tagged.TAG, "tag" + index);
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
