package io.github.llamabatches.runtime;

import feign.MethodMetadata;
import feign.RequestTemplate;
import feign.codec.EncodeException;
import feign.codec.Encoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Encodes request bodies in the media type of their operation. Generated types, lists and maps become JSON in UTF-8, or
 * the fields of a form if the media type is {@code application/x-www-form-urlencoded} or {@code multipart/form-data}. A
 * string becomes a JSON string. An {@link Upload} and a {@code byte[]} are sent unchanged. If the operation has no
 * media type, {@code application/json} is used, or {@code application/octet-stream} for bytes.
 *
 * <p>Feign holds each body in memory, so the length of a body is limited.
 *
 * <p>Safe to share between threads.
 */
public final class BodyEncoder implements Encoder {

    /** The default limit of the length of a body, in bytes: 512 MiB. */
    public static final long DEFAULT_MAX_BYTES = 512L * 1024 * 1024;

    private static final String CONTENT_TYPE = "Content-Type";

    private final JsonCodec json;
    private final long maxBytes;

    /**
     * Creates an encoder with the default limit.
     *
     * @param json the codec to write with
     */
    public BodyEncoder(JsonCodec json) {
        this(json, DEFAULT_MAX_BYTES);
    }

    /**
     * Creates an encoder.
     *
     * @param json the codec to write with
     * @param maxBytes the maximum length of a form or an upload, in bytes; Java's arrays are limited to 2 GiB
     */
    public BodyEncoder(JsonCodec json, long maxBytes) {
        this.json = Objects.requireNonNull(json, "json");
        this.maxBytes = maxBytes;
    }

    /**
     * Encodes a body.
     *
     * @param body the body
     * @param bodyType the type of the body
     * @param request the request to set the body of
     * @throws EncodeException if the body can't be written, or is too long; the message contains the location in the
     *     body, and doesn't quote the body
     */
    @Override
    public void encode(@Nullable Object body, Type bodyType, RequestTemplate request) {
        try {
            if (body instanceof byte[] bytes) {
                request.body(bytes, null);
                setType(request, null, "application/octet-stream");
            } else if (body instanceof Upload upload) {
                BodyBuffer buffer = new BodyBuffer(maxBytes);
                upload.writeTo(buffer);
                request.body(buffer.toByteArray(), null);
                setType(request, upload.contentType(), "application/octet-stream");
            } else {
                encodeFields(body, bodyType, request);
            }
        } catch (IllegalArgumentException e) {
            throw new EncodeException(String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException e) {
            throw new EncodeException("the upload cannot be read: " + e.getMessage(), e);
        }
    }

    private void encodeFields(@Nullable Object body, Type bodyType, RequestTemplate request) {
        switch (mediaType(request)) {
            case "multipart/form-data" -> {
                MultipartWriter form = new MultipartWriter(json, maxBytes);
                addFields(body, request, form);
                request.body(form.body(), null);
                setType(request, form.contentType(), "");
            }
            case "application/x-www-form-urlencoded" -> {
                UrlEncodedWriter form = new UrlEncodedWriter(maxBytes);
                addFields(body, request, form);
                request.body(form.body(), StandardCharsets.UTF_8);
            }
            default -> {
                request.body(json.write(body, bodyType), StandardCharsets.UTF_8);
                setType(request, null, "application/json");
            }
        }
    }

    private void addFields(@Nullable Object body, RequestTemplate request, FormWriter form) {
        if (!(json.tree(body) instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException("only an object can be sent as a form");
        }
        Map<String, FormEncoding> encodings = encodings(request);
        fields.forEach((name, value) -> {
            FormEncoding encoding = encodings.get(name);
            if (encoding != null && encoding.deepObject()) {
                form.addDeep(name.toString(), value);
            } else {
                form.add(name.toString(), value, encoding == null ? "" : encoding.contentType());
            }
        });
    }

    private static Map<String, FormEncoding> encodings(RequestTemplate request) {
        @Nullable MethodMetadata metadata = request.methodMetadata();
        Map<String, FormEncoding> encodings = new HashMap<>();
        if (metadata != null && metadata.method() != null) {
            for (FormEncoding encoding : metadata.method().getAnnotationsByType(FormEncoding.class)) {
                encodings.put(encoding.name(), encoding);
            }
        }
        return encodings;
    }

    private static String mediaType(RequestTemplate request) {
        String contentType = HeaderValues.first(request.headers(), CONTENT_TYPE);
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Sets a content type, or the default one of requests without any. */
    private static void setType(RequestTemplate request, @Nullable String contentType, String otherwise) {
        if (contentType == null && !mediaType(request).isEmpty()) {
            return;
        }
        request.removeHeader(CONTENT_TYPE);
        request.header(CONTENT_TYPE, contentType == null ? otherwise : contentType);
    }
}
