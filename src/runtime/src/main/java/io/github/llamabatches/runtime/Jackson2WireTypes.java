package io.github.llamabatches.runtime;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Adds Jackson 2 support for types of generated models that it doesn't support, reads too leniently, or can't represent
 * in JSON.
 */
final class Jackson2WireTypes {

    private Jackson2WireTypes() {}

    /** Creates the module. */
    static SimpleModule module(boolean failOnUnknownEnumValues) {
        SimpleModule module = new SimpleModule("feign-records");
        module.setDeserializerModifier(new Modifier(failOnUnknownEnumValues));
        module.addDeserializer(
                Instant.class, new TextReader<>(Instant.class, Rfc3339::parse, "not a date-time of RFC 3339"));
        module.addDeserializer(
                LocalDate.class, new TextReader<>(LocalDate.class, Rfc3339::parseDate, "not a full-date of RFC 3339"));
        module.addDeserializer(UUID.class, new TextReader<>(UUID.class, Uuids::parse, "not a UUID of RFC 4122"));
        module.addDeserializer(Number.class, new NumberReader());
        module.addSerializer(Instant.class, new TextWriter<>(Instant.class, Rfc3339::write));
        module.addSerializer(LocalDate.class, new TextWriter<>(LocalDate.class, Rfc3339::write));
        module.addSerializer(Upload.class, new UploadWriter());
        for (Class<? extends Number> type : List.of(Double.class, Double.TYPE, Float.class, Float.TYPE)) {
            module.addSerializer(type, new FiniteWriter());
        }
        return module;
    }

    /** Reads untyped numbers. */
    private static final class NumberReader extends StdScalarDeserializer<Number> {

        private static final long serialVersionUID = 1L;

        NumberReader() {
            super(Number.class);
        }

        @Override
        public Number deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isNumeric()) {
                return (Number) context.handleUnexpectedToken(Number.class, parser);
            }
            return parser.hasToken(JsonToken.VALUE_NUMBER_INT) && parser.getTextLength() <= NumberText.MAX_DIGITS
                    ? parser.getNumberValue()
                    : NumberText.read(parser.getText());
        }
    }

    private static final class TextReader<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient TextParser<T> parse;
        private final String problem;

        TextReader(Class<T> type, TextParser<T> parse, String problem) {
            super(type);
            this.parse = parse;
            this.problem = problem;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            try {
                return parse.parse(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            } catch (DateTimeException | IllegalArgumentException e) {
                throw context.weirdStringException(parser.getText(), handledType(), problem);
            }
        }
    }

    private static final class TextWriter<T> extends StdScalarSerializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<T, String> write;

        TextWriter(Class<T> type, Function<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider context) throws IOException {
            String text;
            try {
                text = write.apply(value);
            } catch (DateTimeException e) {
                context.reportMappingProblem("%s", e.getMessage());
                return;
            }
            generator.writeString(text);
        }
    }

    /** Keeps the value itself in a tree. */
    private static final class UploadWriter extends StdScalarSerializer<Upload> {

        private static final long serialVersionUID = 1L;

        UploadWriter() {
            super(Upload.class);
        }

        @Override
        public void serialize(Upload value, JsonGenerator generator, SerializerProvider context) throws IOException {
            if (!(generator instanceof TokenBuffer)) {
                context.reportMappingProblem("an Upload can only be a body or a part of a form");
            }
            generator.writeEmbeddedObject(value);
        }
    }

    /** Rejects NaN and infinity, which Jackson writes as strings. */
    private static final class FiniteWriter extends StdScalarSerializer<Number> {

        private static final long serialVersionUID = 1L;

        FiniteWriter() {
            super(Number.class);
        }

        @Override
        public void serialize(Number value, JsonGenerator generator, SerializerProvider context) throws IOException {
            if (!Double.isFinite(value.doubleValue())) {
                context.reportMappingProblem("JSON can't represent a number that is not finite");
            }
            if (value instanceof Float single) {
                generator.writeNumber(single.floatValue());
            } else {
                generator.writeNumber(value.doubleValue());
            }
        }
    }

    private static final class Modifier extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        private final boolean failOnUnknown;

        Modifier(boolean failOnUnknown) {
            this.failOnUnknown = failOnUnknown;
        }

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
            Class<?> type = description.getBeanClass();
            boolean isNumber = Number.class.isAssignableFrom(type) && type != Number.class;
            return isNumber || OpenEnum.class.isAssignableFrom(type) || OpenNumber.class.isAssignableFrom(type)
                    ? new CheckedDeserializer(deserializer, failOnUnknown)
                    : deserializer;
        }
    }

    /**
     * Rejects a number that is too long for arithmetic, which the parser accepts for untyped fields, and a value of an
     * open enum that isn't a string or, in strict mode, isn't listed.
     */
    private static final class CheckedDeserializer extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        private final boolean failOnUnknown;

        private final transient ListedValues listed = new ListedValues();

        CheckedDeserializer(JsonDeserializer<?> delegate, boolean failOnUnknown) {
            super(delegate);
            this.failOnUnknown = failOnUnknown;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> newDelegatee) {
            return new CheckedDeserializer(newDelegatee, failOnUnknown);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (OpenEnum.class.isAssignableFrom(handledType())) {
                return openEnum(parser, context);
            }
            if (parser.currentToken().isNumeric()
                    && parser.getTextLength() > NumberText.MAX_DIGITS
                    && NumberText.isTooLong(parser.getText())) {
                context.reportInputMismatch(this, NumberText.PROBLEM);
            }
            Object value = super.deserialize(parser, context);
            if (failOnUnknown && value instanceof OpenNumber<?> number && !number.isKnown()) {
                throw context.weirdNumberException(number.value(), handledType(), "not a listed value");
            }
            return value;
        }

        private Object openEnum(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.handleUnexpectedToken(handledType(), parser);
            }
            OpenEnum cached = listed.find(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            if (cached != null) {
                return cached;
            }
            OpenEnum value = (OpenEnum) super.deserialize(parser, context);
            if (failOnUnknown && !value.isKnown()) {
                throw context.weirdStringException(value.value(), handledType(), "not a listed value");
            }
            listed.add(value);
            return value;
        }
    }
}
