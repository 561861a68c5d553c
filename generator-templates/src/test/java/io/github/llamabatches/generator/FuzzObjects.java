package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Objects with fields, and schemas with names. */
interface FuzzObjects extends FuzzShape {

    /** The side that sends a field. */
    enum Direction {
        BOTH,
        READ_ONLY,
        WRITE_ONLY
    }

    record Property(String name, Slot slot, boolean required, Direction direction) {

        boolean isIn(boolean request) {
            return direction == Direction.BOTH || (direction == Direction.WRITE_ONLY) == request;
        }
    }

    /** An object with fields; values can have unknown fields, which every record keeps. */
    record Fields(List<Property> properties, @Nullable Slot further) implements FuzzObjects {

        Fields(List<Property> properties) {
            this(properties, null);
        }

        @Override
        public ObjectNode schema(FuzzWriter writer) {
            ObjectNode schema = JSON.objectNode();
            if (writer.isNewer() || !writer.sometimes()) {
                schema.put("type", "object");
            }
            List<String> required = new ArrayList<>();
            ObjectNode described = schema.putObject("properties");
            for (Property property : properties) {
                ObjectNode field = writer.withDefault(writer.described(writer.slot(property.slot())), property.slot());
                switch (property.direction()) {
                    case READ_ONLY -> field = writer.with(field, "readOnly");
                    case WRITE_ONLY -> field = writer.with(field, "writeOnly");
                    case BOTH -> {}
                }
                described.set(property.name(), field);
                if (property.required()) {
                    required.add(property.name());
                }
            }
            if (!required.isEmpty()) {
                required.forEach(name -> schema.withArray("required").add(name));
            }
            if (further != null) {
                schema.set("additionalProperties", writer.slot(further));
            } else if (writer.sometimes()) {
                schema.put("additionalProperties", writer.sometimes());
            }
            return schema;
        }

        @Override
        public JsonNode value(Random random, boolean inRequest) {
            ObjectNode object = JSON.objectNode();
            for (Property property : properties) {
                if (property.isIn(inRequest) && (property.required() || random.nextInt(3) == 0)) {
                    object.set(property.name(), property.slot().value(random, inRequest));
                }
            }
            if (random.nextInt(4) == 0) {
                object.set(
                        "zz unknown " + random.nextInt(9),
                        further == null ? Free.any(random, 2) : further.value(random, inRequest));
            }
            return object;
        }

        @Override
        public void checkType(Object read) throws ReflectiveOperationException {
            // An object without fields is any object.
            assertThat(read instanceof Record).isEqualTo(!properties.isEmpty());
            for (Property property : properties) {
                property.slot().checkType(FuzzValues.field(read, property.name()));
            }
            for (Object one :
                    further == null ? List.of() : FuzzValues.others(read).values()) {
                further.checkType(one);
            }
        }

        @Override
        public List<String> demanded() {
            return properties.stream()
                    .filter(property -> property.required() && property.direction() == Direction.BOTH)
                    .filter(property -> !(property.slot().shape() instanceof Free))
                    .map(Property::name)
                    .toList();
        }
    }

    /** Objects combined with {@code allOf}; the fields of the last one can be next to it. */
    record Joined(List<FuzzShape> parts, List<Fields> fields) implements FuzzObjects {

        @Override
        public ObjectNode schema(FuzzWriter writer) {
            ObjectNode schema = JSON.objectNode();
            int last = parts.size() - 1;
            boolean beside = writer.sometimes() && parts.get(last) instanceof Fields;
            for (FuzzShape part : beside ? parts.subList(0, last) : parts) {
                schema.withArray("allOf").add(part.schema(writer));
            }
            if (beside) {
                schema.setAll(parts.get(last).schema(writer));
            }
            return schema;
        }

        @Override
        public JsonNode value(Random random, boolean inRequest) {
            ObjectNode object = JSON.objectNode();
            fields.forEach(part -> object.setAll((ObjectNode) part.value(random, inRequest)));
            return object;
        }

        @Override
        public void checkType(Object read) throws ReflectiveOperationException {
            new Fields(fields.stream()
                            .flatMap(part -> part.properties().stream())
                            .toList())
                    .checkType(read);
        }

        @Override
        public List<String> demanded() {
            return fields.stream().flatMap(part -> part.demanded().stream()).toList();
        }
    }

    /** A component, which may contain itself. */
    final class Named implements FuzzObjects {

        private final FuzzShape shape;

        Named(FuzzShape shape) {
            this.shape = shape;
        }

        FuzzShape shape() {
            return shape;
        }

        @Override
        public ObjectNode schema(FuzzWriter writer) {
            return JSON.objectNode().put("$ref", "#/components/schemas/" + writer.component(this));
        }

        @Override
        public JsonNode value(Random random, boolean inRequest) {
            return shape.value(random, inRequest);
        }

        @Override
        public void checkType(Object read) throws ReflectiveOperationException {
            shape.checkType(read);
        }

        @Override
        public List<String> demanded() {
            return shape.demanded();
        }
    }
}
