package io.github.llamabatches.runtime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;
import tools.jackson.databind.util.TokenBuffer;

/** How Jackson 3 reads and writes the values that have no form of their own in JSON, or that it takes too loosely. */
final class Jackson3Scalars {

    private Jackson3Scalars() {}

    static void addTo(SimpleModule module) {
        module.addDeserializer(Instant.class, new InstantReader());
        module.addDeserializer(
                LocalDate.class, new TextReader<>(LocalDate.class, Rfc3339::parseDate, "not a full-date of RFC 3339"));
        module.addDeserializer(UUID.class, new TextReader<>(UUID.class, Uuids::parse, "not a UUID of RFC 4122"));
        module.addDeserializer(Number.class, new NumberReader());
        module.addSerializer(Instant.class, new TextWriter<>(Instant.class, Rfc3339::write));
        module.addSerializer(LocalDate.class, new TextWriter<>(LocalDate.class, Rfc3339::write));
        module.addSerializer(Upload.class, new UploadWriter());
        module.addSerializer(Double.class, new DoubleWriter());
        module.addSerializer(Double.TYPE, new DoubleWriter());
        module.addSerializer(Float.class, new FloatWriter());
        module.addSerializer(Float.TYPE, new FloatWriter());
    }

    private static final class InstantReader extends StdScalarDeserializer<Instant> {

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            try {
                return Rfc3339.parse(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
            } catch (DateTimeException e) {
                throw context.weirdStringException(parser.getString(), Instant.class, "not a date-time of RFC 3339");
            }
        }
    }

    /** Reads numbers that have no type. */
    private static final class NumberReader extends StdScalarDeserializer<Number> {

        NumberReader() {
            super(Number.class);
        }

        @Override
        public Number deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.currentToken().isNumeric()) {
                return (Number) context.handleUnexpectedToken(Number.class, parser);
            }
            return parser.hasToken(JsonToken.VALUE_NUMBER_INT) && parser.getStringLength() <= NumberText.MAX_DIGITS
                    ? parser.getNumberValue()
                    : NumberText.read(parser.getString());
        }
    }

    private static final class TextReader<T> extends StdScalarDeserializer<T> {

        private final Function<String, T> parse;
        private final String problem;

        TextReader(Class<T> type, Function<String, T> parse, String problem) {
            super(type);
            this.parse = parse;
            this.problem = problem;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            try {
                return parse.apply(parser.getString());
            } catch (DateTimeException | IllegalArgumentException e) {
                throw context.weirdStringException(parser.getString(), handledType(), problem);
            }
        }
    }

    private static final class TextWriter<T> extends StdScalarSerializer<T> {

        private final Function<T, String> write;

        TextWriter(Class<T> type, Function<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializationContext context) {
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

    /** Keeps it as it is in a tree. */
    private static final class UploadWriter extends StdScalarSerializer<Upload> {

        UploadWriter() {
            super(Upload.class);
        }

        @Override
        public void serialize(Upload value, JsonGenerator generator, SerializationContext context) {
            if (!(generator instanceof TokenBuffer)) {
                context.reportMappingProblem("an Upload can only be a body or a part of a form");
            }
            generator.writeEmbeddedObject(value);
        }
    }

    /** Jackson writes what is no number as a text. */
    private static final class DoubleWriter extends StdScalarSerializer<Double> {

        DoubleWriter() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator generator, SerializationContext context) {
            if (!Double.isFinite(value)) {
                context.reportMappingProblem("JSON has no number that is not finite");
            }
            generator.writeNumber(value.doubleValue());
        }
    }

    private static final class FloatWriter extends StdScalarSerializer<Float> {

        FloatWriter() {
            super(Float.class);
        }

        @Override
        public void serialize(Float value, JsonGenerator generator, SerializationContext context) {
            if (!Float.isFinite(value)) {
                context.reportMappingProblem("JSON has no number that is not finite");
            }
            generator.writeNumber(value.floatValue());
        }
    }
}
