package io.github.llamabatches.runtime;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
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
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads and writes with Jackson 2. */
final class Jackson2Codec extends JsonCodec {

    private final ObjectMapper mapper;
    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();
    private final Map<Type, ObjectWriter> writers = new ConcurrentHashMap<>();

    Jackson2Codec(boolean failOnUnknownEnumValues) {
        this.mapper = JsonMapper.builder(factory(MAX_NESTING_DEPTH, MAX_STRING_LENGTH))
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
    }

    private static JsonFactory factory(int maxDepth, int maxLength) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maxDepth)
                        .maxStringLength(maxLength)
                        .maxNumberLength(maxLength)
                        .build())
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
    }

    @Override
    @Nullable
    LibraryFailure failure(Exception e) {
        // The mapper wraps the exceptions of conversions.
        Throwable thrown = e instanceof IllegalArgumentException ? e.getCause() : e;
        if (!(thrown instanceof JacksonException failure)) {
            return null;
        }
        StringBuilder path = new StringBuilder("$");
        if (failure instanceof JsonMappingException mapping) {
            mapping.getPath().forEach(step -> path.append(LibraryFailure.step(step.getFieldName(), step.getIndex())));
        }
        JsonLocation location = failure instanceof JsonMappingException ? null : failure.getLocation();
        String position = location == null ? "" : " at byte " + location.getByteOffset();
        return new LibraryFailure(failure.getOriginalMessage(), path.toString(), position, failure);
    }

    @Override
    @Nullable
    Object parse(byte[] utf8, int length, Type type) throws IOException {
        ObjectReader reader = readers.computeIfAbsent(type, read -> mapper.readerFor(mapper.constructType(read)));
        try (JsonParser parser = new Jackson2StrictParser(reader.createParser(utf8, 0, length))) {
            return reader.readValue(parser);
        }
    }

    @Override
    @Nullable
    Object parseUntyped(String json) throws IOException {
        return mapper.readValue(json, Object.class);
    }

    @Override
    List<ByteBuffer> slices(byte[] utf8, int length, String field) throws IOException {
        List<ByteBuffer> slices = new ArrayList<>();
        try (JsonParser parser = factory(100 * MAX_NESTING_DEPTH, length).createParser(utf8, 0, length)) {
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
        }
        return slices;
    }

    @Override
    String format(@Nullable Object value, Type type) throws IOException {
        return writers.computeIfAbsent(type, written -> mapper.writerFor(mapper.constructType(written)))
                .writeValueAsString(value);
    }

    @Override
    @Nullable
    Object convert(@Nullable Object value, Type type) {
        return mapper.convertValue(value, mapper.constructType(type));
    }
}
