package io.github.llamabatches.runtime;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonPOJOBuilder;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.bean.BuilderBasedDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;
import tools.jackson.databind.util.TokenBuffer;

/** Adds {@link WireTypes} to Jackson 3. */
final class Jackson3WireTypes {

    private Jackson3WireTypes() {}

    /** Creates the module. */
    @SuppressWarnings("unchecked")
    static SimpleModule module(boolean failOnUnknownEnumValues) {
        SimpleModule module = new SimpleModule("feign-records");
        module.setDeserializerModifier(new ValueDeserializerModifier() {

            private static final long serialVersionUID = 1L;

            @Override
            public ValueDeserializer<?> modifyDeserializer(
                    DeserializationConfig config,
                    BeanDescription.Supplier description,
                    ValueDeserializer<?> deserializer) {
                if (deserializer instanceof BuilderBasedDeserializer builder
                        && RecordBuilder.class.isAssignableFrom(description.getBeanClass())) {
                    return new Jackson3RecordReader(builder);
                }
                return WireTypes.isChecked(description.getBeanClass())
                        ? new CheckedDeserializer(deserializer, new ListedValues(failOnUnknownEnumValues))
                        : deserializer;
            }
        });
        for (Class<?> type : WireTypes.READ.keySet()) {
            module.addDeserializer((Class<Object>) type, new Reader(type));
        }
        for (Class<?> type : WireTypes.WRITTEN) {
            module.addSerializer(new Writer((Class<Object>) type));
        }
        return module;
    }

    /**
     * Reads a generated record with its builder. Jackson would call the builder through the record's creator too, but
     * analyze each component of the record first.
     */
    static final class Builders extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Class<?> findPOJOBuilder(MapperConfig<?> config, AnnotatedClass type) {
            Class<?> builder = WireTypes.builder(type.getRawType());
            return builder == null ? super.findPOJOBuilder(config, type) : builder;
        }

        @Override
        public JsonPOJOBuilder.@Nullable Value findPOJOBuilderConfig(MapperConfig<?> config, AnnotatedClass type) {
            JsonPOJOBuilder.Value annotated = super.findPOJOBuilderConfig(config, type);
            // The setters of generated builders have no prefix; their fields are annotated instead.
            return annotated == null ? new JsonPOJOBuilder.Value("build", "-") : annotated;
        }
    }

    static final class Reader extends StdScalarDeserializer<Object> {

        Reader(Class<?> type) {
            super(type);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            boolean isNumber = handledType() == Number.class;
            if (isNumber ? !parser.currentToken().isNumeric() : !parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.handleUnexpectedToken(handledType(), parser);
            }
            if (parser.hasToken(JsonToken.VALUE_NUMBER_INT) && parser.getStringLength() <= NumberText.MAX_DIGITS) {
                return parser.getNumberValue();
            }
            Object value = WireTypes.parse(
                    handledType(), parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
            if (value == null) {
                throw context.weirdStringException(
                        parser.getString(), handledType(), WireTypes.READ.get(handledType()));
            }
            return value;
        }
    }

    private static final class Writer extends StdScalarSerializer<Object> {

        Writer(Class<Object> type) {
            super(type);
        }

        @Override
        public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
            Object json;
            try {
                json = WireTypes.written(value, generator instanceof TokenBuffer);
            } catch (IllegalArgumentException e) {
                context.reportMappingProblem("%s", e.getMessage());
                return;
            }
            if (json instanceof String text) {
                generator.writeString(text);
            } else if (json instanceof Number) {
                generator.writeNumber(json.toString());
            } else {
                generator.writeEmbeddedObject(json);
            }
        }
    }

    /**
     * Rejects a number that is too long for arithmetic, which the parser accepts for untyped fields; one that would be
     * read as infinity; and in strict mode an unlisted value of an open enum.
     */
    static final class CheckedDeserializer extends DelegatingDeserializer {

        final ListedValues listed;

        CheckedDeserializer(ValueDeserializer<?> delegate, ListedValues listed) {
            super(delegate);
            this.listed = listed;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> newDelegatee) {
            return new CheckedDeserializer(newDelegatee, listed);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                OpenEnum<?> cached =
                        listed.find(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
                if (cached != null) {
                    return cached;
                }
            } else if (parser.currentToken().isNumeric()
                    && parser.getStringLength() > NumberText.MAX_DIGITS
                    && NumberText.isTooLong(parser.getString())) {
                context.reportInputMismatch(this, NumberText.PROBLEM);
            }
            Object value = super.deserialize(parser, context);
            if (!WireTypes.isFinite(value)) {
                context.reportInputMismatch(this, "the number is out of range");
            }
            if (!listed.accept(value)) {
                throw context.weirdStringException(value.toString(), handledType(), "not a listed value");
            }
            return value;
        }
    }
}
