package io.github.llamabatches.runtime;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.PackageVersion;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads and writes with Jackson 3, as strictly as {@link Jackson2Codec}. */
final class Jackson3Codec extends JsonCodec {

    private final JsonMapper mapper;
    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();
    private final Map<Type, ObjectWriter> writers = new ConcurrentHashMap<>();

    Jackson3Codec(boolean failOnUnknownEnumValues) {
        JsonMapper.Builder builder = JsonMapper.builder(factory(MAX_NESTING_DEPTH, MAX_STRING_LENGTH))
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .addModule(Jackson3WireTypes.module(failOnUnknownEnumValues));
        // Jackson 3.0 reports errors in builders at the wrong property.
        if (PackageVersion.VERSION.getMinorVersion() > 0) {
            builder.annotationIntrospector(new Jackson3WireTypes.Builders());
        }
        this.mapper = builder.build();
    }

    private static JsonFactory factory(int maxDepth, int maxLength) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maxDepth)
                        .maxStringLength(maxLength)
                        .maxNumberLength(maxLength)
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(maxDepth)
                        .build())
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
    }

    @Override
    @Nullable
    LibraryFailure failure(Exception e) {
        if (!(e instanceof JacksonException failure)) {
            return null;
        }
        StringBuilder path = new StringBuilder("$");
        failure.getPath().forEach(step -> path.append(LibraryFailure.step(step.getPropertyName(), step.getIndex())));
        TokenStreamLocation location = failure instanceof DatabindException ? null : failure.getLocation();
        String position = location == null ? "" : " at byte " + location.getByteOffset();
        return new LibraryFailure(failure.getOriginalMessage(), path.toString(), position, failure);
    }

    @Override
    @Nullable
    Object parse(byte[] utf8, int length, Type type) {
        ObjectReader reader = readers.computeIfAbsent(type, read -> mapper.readerFor(mapper.constructType(read)));
        try (JsonParser parser = new Jackson3StrictParser(reader.createParser(utf8, 0, length))) {
            return reader.readValue(parser);
        }
    }

    @Override
    @Nullable
    Object parseUntyped(String json) {
        return mapper.readValue(json, Object.class);
    }

    @Override
    List<ByteBuffer> slices(byte[] utf8, int length, String field) {
        List<ByteBuffer> slices = new ArrayList<>();
        try (JsonParser parser =
                factory(100 * MAX_NESTING_DEPTH, length).createParser(ObjectReadContext.empty(), utf8, 0, length)) {
            parser.nextToken();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
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
    String format(@Nullable Object value, Type type) {
        return writers.computeIfAbsent(type, written -> mapper.writerFor(mapper.constructType(written)))
                .writeValueAsString(value);
    }

    @Override
    @Nullable
    Object convert(@Nullable Object value, Type type) {
        return mapper.convertValue(value, mapper.constructType(type));
    }
}
