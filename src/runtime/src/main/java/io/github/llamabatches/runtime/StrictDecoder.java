package io.github.llamabatches.runtime;

import feign.Response;
import feign.Util;
import feign.codec.DecodeException;
import feign.codec.Decoder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JSON, and rejects everything that doesn't conform to the type; see {@link JsonCodec}.
 *
 * <p>A method that returns a {@link Download} or an {@link EventStream} receives the unread body, which its caller must
 * close. All other bodies are read and closed by this decoder. Therefore Feign must not close them:
 * {@code doNotCloseAfterDecode()}.
 *
 * <p>A method that returns {@code String} receives the value of a JSON string, one that returns {@code byte[]} the
 * unchanged body, and one that returns {@link Response} a buffered body. After status 204, a list, a map, an
 * {@code Optional} and a {@link StreamedBody} are empty; for other types, the missing body is an error. An
 * {@code Optional} is empty for every response without a body. After 404 with {@code dismiss404()}, the result is empty
 * as with Feign's decoders: null, an empty list and so on.
 *
 * <p>If the whole response is a list or a map, it is unmodifiable, as in records. Its items may be null, because Feign
 * doesn't pass on annotations of type arguments.
 *
 * <p>Safe to share between threads.
 */
public final class StrictDecoder implements Decoder {

    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int EXCERPT_BYTES = 1000;

    private final JsonCodec json;

    /**
     * Creates a decoder.
     *
     * @param json the codec to read with
     */
    public StrictDecoder(JsonCodec json) {
        this.json = Objects.requireNonNull(json, "json");
    }

    /**
     * Decodes a response.
     *
     * @param response the response, whose body is read completely and closed, except for a {@link StreamedBody}
     * @param type the type of the body
     * @return a value of the type
     * @throws IOException if the body can't be read from the network
     * @throws DecodeException if the body isn't of the type; the message contains the location
     */
    @Override
    public @Nullable Object decode(Response response, Type type) throws IOException {
        boolean isDismissed = response.status() == NOT_FOUND;
        Object empty =
                isDismissed || response.status() == NO_CONTENT && !isTruth(type) ? Util.emptyValueOf(type) : null;
        if (StreamedBody.isOf(type) && !isDismissed && empty == null) {
            return streamed(response, type);
        }
        // Feign closes no response, because of those that are read later.
        try (response) {
            return isDismissed || empty != null ? empty : whole(response, type);
        }
    }

    /** Feign's empty boolean is false. */
    private static boolean isTruth(Type type) {
        return type == Boolean.class || type == boolean.class;
    }

    private Object streamed(Response response, Type type) throws IOException {
        if (!(type instanceof ParameterizedType generic)) {
            return new Download(response);
        }
        Type argument = generic.getActualTypeArguments()[0];
        return generic.getRawType() == Optional.class
                ? Optional.of(streamed(response, argument))
                : events(response, argument);
    }

    private Object events(Response response, Type type) throws IOException {
        Download download = new Download(response);
        String contentType = download.contentType();
        if (type == ServerSentEvent.class
                && contentType != null
                && !contentType.toLowerCase(Locale.ROOT).startsWith("text/event-stream")) {
            // In other text, a reader of events would find none.
            byte[] beginning = download.stream().readNBytes(EXCERPT_BYTES);
            download.close();
            throw new DecodeException(
                    response.status(),
                    "the response with status " + response.status() + " isn't an event stream but "
                            + Excerpt.of(contentType) + "; it begins with: "
                            + Excerpt.of(beginning, beginning.length),
                    response.request());
        }
        return new EventStream<>(download, response, json, type);
    }

    private @Nullable Object whole(Response response, Type type) throws IOException {
        if (type == void.class || type == Void.class) {
            return null;
        }
        if (type == Response.class) {
            return response.toBuilder().body(bytes(response)).build();
        }
        byte[] body = bytes(response);
        if (type == byte[].class) {
            return body;
        }
        if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
            return body.length == 0
                    ? Optional.empty()
                    : Optional.of(json(response, body, optional.getActualTypeArguments()[0]));
        }
        return json(response, body, type);
    }

    private Object json(Response response, byte[] body, Type type) {
        return Objects.requireNonNull(Immutable.json(json.read(body, type, response.status(), response.request())));
    }

    static byte[] bytes(Response response) throws IOException {
        if (response.body() == null) {
            return new byte[0];
        }
        try (InputStream stream = response.body().asInputStream()) {
            return stream.readAllBytes();
        }
    }
}
