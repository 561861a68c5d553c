package io.github.llamabatches.runtime;

import feign.RequestTemplate;
import feign.codec.EncodeException;
import feign.codec.Encoder;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Encodes bodies as JSON in UTF-8: generated types, lists, maps, and texts, which become JSON strings. A {@code byte[]}
 * is sent as it is. The content type is {@code application/json} unless the operation has one.
 *
 * <p>Safe to share between threads.
 */
public final class JsonEncoder implements Encoder {

    private static final String CONTENT_TYPE = "Content-Type";

    private final JsonCodec json;

    /**
     * Makes an encoder.
     *
     * @param json what to write with
     */
    public JsonEncoder(JsonCodec json) {
        this.json = Objects.requireNonNull(json, "json");
    }

    /**
     * Encodes a body.
     *
     * @param body the body
     * @param bodyType what it is
     * @param request takes the body
     * @throws EncodeException if the body can't be written; the message names the place in it and doesn't quote it
     */
    @Override
    public void encode(@Nullable Object body, Type bodyType, RequestTemplate request) {
        request.body(body instanceof byte[] bytes ? bytes : json(body, bodyType), StandardCharsets.UTF_8);
        if (request.headers().keySet().stream().noneMatch(CONTENT_TYPE::equalsIgnoreCase)) {
            request.header(CONTENT_TYPE, "application/json");
        }
    }

    private byte[] json(@Nullable Object body, Type bodyType) {
        try {
            return json.write(body, bodyType);
        } catch (IllegalArgumentException e) {
            throw new EncodeException(String.valueOf(e.getMessage()));
        }
    }
}
