package io.github.llamabatches.runtime;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes with Jackson 2. */
final class Jackson2Codec extends JsonCodec {

    private final ObjectMapper mapper;
    private final ObjectReader untyped;
    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();
    private final Map<Type, ObjectWriter> writers = new ConcurrentHashMap<>();

    Jackson2Codec(boolean failOnUnknownEnumValues) {
        this.mapper = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_NESTING_DEPTH)
                                .maxStringLength(MAX_STRING_LENGTH)
                                .maxNumberLength(MAX_STRING_LENGTH)
                                .build())
                        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                        .build())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .annotationIntrospector(new Jackson2WireTypes.Builders())
                .addModule(Jackson2WireTypes.module(failOnUnknownEnumValues))
                .build();
        this.untyped = mapper.readerFor(Object.class);
    }

    @Override
    @Nullable
    Object parse(byte[] utf8, int length, Type type) throws UnreadableJsonException {
        ObjectReader reader = readers.computeIfAbsent(type, this::reader);
        try (JsonParser parser = new Jackson2StrictParser(reader.createParser(utf8, 0, length))) {
            return reader.readValue(parser);
        } catch (RepeatedFieldException e) {
            throw e.unreadable();
        } catch (JacksonException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UnreadableJsonException unreadable(JacksonException e) {
        JsonLocation location = e.getLocation();
        // An error beyond Jackson's limits has no path.
        String byteOffset =
                e instanceof JsonMappingException || location == null ? "" : " at byte " + location.getByteOffset();
        return UnreadableJsonException.of(e.getOriginalMessage(), path(e), byteOffset, e);
    }

    @Override
    @Nullable
    Object convert(@Nullable Object tree, Type type) {
        try {
            return mapper.convertValue(tree, mapper.constructType(type));
        } catch (IllegalArgumentException e) {
            if (e.getCause() instanceof JsonMappingException mapping) {
                throw new UnreadableValueException(mapping.getOriginalMessage(), path(mapping), mapping);
            }
            throw e;
        }
    }

    @Override
    List<ByteBuffer> slices(byte[] utf8, int length, String field) throws UnreadableJsonException {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(100 * MAX_NESTING_DEPTH)
                        .maxStringLength(length)
                        .maxNumberLength(length)
                        .build())
                .build();
        List<ByteBuffer> slices = new ArrayList<>();
        try (JsonParser parser = factory.createParser(utf8, 0, length)) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                // A second list of the same name stays in the document and causes its rejection.
                boolean isList = parser.nextToken() == JsonToken.START_ARRAY && name.equals(field) && slices.isEmpty();
                while (isList && parser.nextToken() != JsonToken.END_ARRAY) {
                    int start = (int) parser.currentTokenLocation().getByteOffset();
                    parser.skipChildren();
                    parser.finishToken();
                    int end = (int) parser.currentLocation().getByteOffset();
                    slices.add(ByteBuffer.wrap(utf8, start, end - start));
                }
                parser.skipChildren();
            }
            return slices;
        } catch (IOException e) {
            throw new UnreadableJsonException(e.getMessage(), "", true);
        }
    }

    @Override
    public @Nullable Object readUntyped(String json) throws UnreadableJsonException {
        try {
            return untyped.readValue(json);
        } catch (JacksonException e) {
            throw new UnreadableJsonException(e.getOriginalMessage(), "", true);
        }
    }

    @Override
    String text(@Nullable Object value, Type type) {
        ObjectWriter writer = writers.computeIfAbsent(type, this::writer);
        try {
            return writer.writeValueAsString(value);
        } catch (JacksonException e) {
            throw unwritable(e);
        } catch (StackOverflowError e) {
            // Jackson before 2.16 has no limit to the depth of a value.
            throw Unwritable.exception(null, e, "$");
        }
    }

    @Override
    @Nullable
    Object tree(@Nullable Object value) {
        try {
            return mapper.convertValue(value, Object.class);
        } catch (IllegalArgumentException e) {
            throw e.getCause() instanceof JacksonException cause ? unwritable(cause) : e;
        }
    }

    private static IllegalArgumentException unwritable(JacksonException e) {
        return Unwritable.exception(e.getOriginalMessage(), e.getCause(), path(e));
    }

    private ObjectWriter writer(Type type) {
        JavaType written = mapper.constructType(type);
        JavaType innermost = written;
        while (innermost.getContentType() != null) {
            innermost = innermost.getContentType();
        }
        // A variant of a union is written without a wrapper.
        return innermost.isInterface() ? mapper.writer() : mapper.writerFor(written);
    }

    private ObjectReader reader(Type type) {
        return mapper.readerFor(mapper.constructType(type));
    }

    /** Returns the location of a value, such as {@code $.items[3].status}. */
    private static String path(JacksonException e) {
        return !(e instanceof JsonMappingException mapping)
                ? "$"
                : mapping.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                        .collect(Collectors.joining("", "$", ""));
    }
}
