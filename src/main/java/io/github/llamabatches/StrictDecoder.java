package io.github.llamabatches;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.DupDetector;
import com.fasterxml.jackson.core.json.JsonReadContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import feign.Response;
import feign.codec.Decoder;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JSON with Jackson 2, and refuses whatever isn't exactly what the type describes: an absent or null required
 * value, a value of another type, anything behind the document. Unknown fields are ignored.
 */
final class StrictDecoder implements Decoder {

    private final ObjectMapper mapper;
    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();

    StrictDecoder(boolean failOnUnknownEnumValues) {
        this.mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, text -> {
                    for (CoercionInputShape shape :
                            List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
                        text.setCoercion(shape, CoercionAction.Fail);
                    }
                })
                .addModule(new WireTypesModule(failOnUnknownEnumValues))
                .build();
    }

    @Override
    public Object decode(Response response, Type type) throws IOException {
        byte[] bytes = response.body() == null ? new byte[0] : BufferedBody.bytesOf(response.body());
        if (!Utf8.isValid(bytes)) {
            throw malformed(response, type, "the body is not UTF-8", bytes);
        }
        Object value;
        try {
            value = read(readers.computeIfAbsent(type, this::reader), bytes);
        } catch (JsonMappingException e) {
            // Below the root the body is what was asked for, but for one value: its place is told, its data is not.
            boolean atRoot = e.getPath().isEmpty();
            String place = atRoot ? "" : " at " + path(e);
            throw malformed(response, type, problem(e) + place, atRoot ? bytes : new byte[0]);
        } catch (JacksonException e) {
            // What is beyond Jackson's limits has no place.
            JsonLocation location = e.getLocation();
            String place = location == null ? "" : " at byte " + location.getByteOffset();
            throw malformed(response, type, problem(e) + place, bytes);
        }
        if (value == null) {
            throw malformed(response, type, "the body is null", new byte[0]);
        }
        return value;
    }

    private static @Nullable Object read(ObjectReader reader, byte[] bytes) throws IOException {
        try (JsonParser parser = reader.createParser(bytes)) {
            refuseDuplicatesAtTopLevel(parser);
            return reader.readValue(parser);
        }
    }

    /**
     * Refuses a page with two tokens or two lists of items, which would lose one of them. Below that the last of equal
     * names counts: to look for them everywhere takes a fifth more time to decode, and half as much memory again.
     */
    private static void refuseDuplicatesAtTopLevel(JsonParser parser) {
        JsonReadContext root = (JsonReadContext) parser.getParsingContext();
        // Contexts are made once and used again, and one made now has no detector for those within it to inherit.
        JsonReadContext object = root.createChildObjectContext(0, 0);
        object.createChildArrayContext(0, 0);
        object.withDupDetector(DupDetector.rootDetector(parser));
    }

    private ObjectReader reader(Type type) {
        return mapper.readerFor(mapper.constructType(type));
    }

    /** The place of a value, such as {@code $.items[3].status}. */
    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder("$");
        for (JsonMappingException.Reference reference : e.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append('.').append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static String problem(JacksonException e) {
        // Where Jackson names a place it first says that it doesn't show the source.
        return Excerpt.of(e.getOriginalMessage().replaceAll("\\[Source: [^;]*; ", "["));
    }

    /** Jackson's exception isn't kept as the cause: the body can be reached from it. */
    private static MalformedResponseException malformed(
            Response response, Type type, String problem, byte[] excerptOf) {
        String typeName = type instanceof Class<?> named ? named.getSimpleName() : type.getTypeName();
        StringBuilder message = new StringBuilder("the answer with status ")
                .append(response.status())
                .append(" is not a ")
                .append(typeName)
                .append(": ")
                .append(problem);
        if (excerptOf.length > 0) {
            message.append("; it begins with: ").append(Excerpt.of(excerptOf));
        }
        return new MalformedResponseException(message.toString(), ResponseHeaders.requestId(response));
    }
}
