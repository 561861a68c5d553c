package io.github.llamabatches.runtime;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.BuilderBasedDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Adds {@link WireTypes} to Jackson 2. */
final class Jackson2WireTypes {

    private Jackson2WireTypes() {}

    /** Creates the module. */
    @SuppressWarnings("unchecked")
    static SimpleModule module(boolean failOnUnknownEnumValues) {
        SimpleModule module = new SimpleModule("feign-records");
        module.setDeserializerModifier(new BeanDeserializerModifier() {

            private static final long serialVersionUID = 1L;

            @Override
            public JsonDeserializer<?> modifyDeserializer(
                    DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
                if (deserializer instanceof BuilderBasedDeserializer builder
                        && RecordBuilder.class.isAssignableFrom(description.getBeanClass())) {
                    return new Jackson2RecordReader(builder);
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
        public @Nullable Class<?> findPOJOBuilder(AnnotatedClass type) {
            Class<?> builder = WireTypes.builder(type.getRawType());
            return builder == null ? super.findPOJOBuilder(type) : builder;
        }

        @Override
        public JsonPOJOBuilder.@Nullable Value findPOJOBuilderConfig(AnnotatedClass type) {
            JsonPOJOBuilder.Value annotated = super.findPOJOBuilderConfig(type);
            // The setters of generated builders have no prefix; their fields are annotated instead.
            return annotated == null ? new JsonPOJOBuilder.Value("build", "-") : annotated;
        }
    }

    static final class Reader extends StdScalarDeserializer<Object> {

        private static final long serialVersionUID = 1L;

        Reader(Class<?> type) {
            super(type);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            boolean isNumber = handledType() == Number.class;
            if (isNumber ? !parser.currentToken().isNumeric() : !parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.handleUnexpectedToken(handledType(), parser);
            }
            if (parser.hasToken(JsonToken.VALUE_NUMBER_INT) && parser.getTextLength() <= NumberText.MAX_DIGITS) {
                return parser.getNumberValue();
            }
            Object value = WireTypes.parse(
                    handledType(), parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            if (value == null) {
                throw context.weirdStringException(parser.getText(), handledType(), WireTypes.READ.get(handledType()));
            }
            return value;
        }
    }

    private static final class Writer extends StdScalarSerializer<Object> {

        private static final long serialVersionUID = 1L;

        Writer(Class<Object> type) {
            super(type);
        }

        @Override
        public void serialize(Object value, JsonGenerator generator, SerializerProvider context) throws IOException {
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

        private static final long serialVersionUID = 1L;

        final transient ListedValues listed;

        CheckedDeserializer(JsonDeserializer<?> delegate, ListedValues listed) {
            super(delegate);
            this.listed = listed;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> newDelegatee) {
            return new CheckedDeserializer(newDelegatee, listed);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                OpenEnum<?> cached =
                        listed.find(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
                if (cached != null) {
                    return cached;
                }
            } else if (parser.currentToken().isNumeric()
                    && parser.getTextLength() > NumberText.MAX_DIGITS
                    && NumberText.isTooLong(parser.getText())) {
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
