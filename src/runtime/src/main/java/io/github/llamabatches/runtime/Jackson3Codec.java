package io.github.llamabatches.runtime;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
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
import tools.jackson.databind.JavaType;
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
    private final ObjectReader untyped;
    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();
    private final Map<Type, ObjectWriter> writers = new ConcurrentHashMap<>();

    Jackson3Codec(boolean failOnUnknownEnumValues) {
        JsonMapper.Builder builder = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_NESTING_DEPTH)
                                .maxStringLength(MAX_STRING_LENGTH)
                                .maxNumberLength(MAX_STRING_LENGTH)
                                .build())
                        .streamWriteConstraints(StreamWriteConstraints.builder()
                                .maxNestingDepth(MAX_NESTING_DEPTH)
                                .build())
                        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                        .build())
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
        this.untyped = mapper.readerFor(Object.class);
    }

    @Override
    @Nullable
    Object parse(byte[] utf8, int length, Type type) throws UnreadableJsonException {
        ObjectReader reader = readers.computeIfAbsent(type, this::reader);
        try (JsonParser parser = new Jackson3StrictParser(reader.createParser(utf8, 0, length))) {
            return reader.readValue(parser);
        } catch (RepeatedFieldException e) {
            throw e.unreadable();
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    private static UnreadableJsonException unreadable(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        String byteOffset =
                e instanceof DatabindException || location == null ? "" : " at byte " + location.getByteOffset();
        return UnreadableJsonException.of(e.getOriginalMessage(), path(e), byteOffset, e);
    }

    @Override
    @Nullable
    Object convert(@Nullable Object tree, Type type) {
        try {
            return mapper.convertValue(tree, mapper.constructType(type));
        } catch (JacksonException e) {
            throw new UnreadableValueException(e.getOriginalMessage(), path(e), e);
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
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), utf8, 0, length)) {
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
            return slices;
        } catch (JacksonException e) {
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
            throw Unwritable.exception(e.getOriginalMessage(), e.getCause(), path(e));
        }
    }

    @Override
    @Nullable
    Object tree(@Nullable Object value) {
        try {
            return mapper.convertValue(value, Object.class);
        } catch (JacksonException e) {
            throw Unwritable.exception(e.getOriginalMessage(), e.getCause(), path(e));
        }
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

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining("", "$", ""));
    }
}
