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
 * Decodes JSON, and refuses whatever isn't exactly what the type describes, as {@link JsonCodec} says.
 *
 * <p>A method that returns a {@link Download} or an {@link EventStream} gets the body unread, and its caller closes it;
 * each other body is read and closed here. Therefore Feign must not close it: {@code doNotCloseAfterDecode()}.
 *
 * <p>A method that returns {@code String} gets the value of a JSON string, one that returns {@code byte[]} the body as
 * it came, and one that returns {@link Response} has the body in memory. Without a body to read, after status 204 and
 * where Feign is told to dismiss a 404, the result is empty, as with Feign's own decoders: null, an empty list and the
 * like. A method that returns {@code Optional} gets an empty one then, and for any answer without a body.
 *
 * <p>A list or a map that is the whole answer can't be changed, as those in records can't. Its items may be null, since
 * Feign passes on no annotation of theirs.
 *
 * <p>Safe to share between threads.
 */
public final class StrictDecoder implements Decoder {

    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int EXCERPT_BYTES = 1000;

    private final JsonCodec json;

    /**
     * Makes a decoder.
     *
     * @param json what to read with
     */
    public StrictDecoder(JsonCodec json) {
        this.json = Objects.requireNonNull(json, "json");
    }

    /**
     * Decodes an answer.
     *
     * @param response the answer, whose body is read in full and closed, but for a {@link StreamedBody}
     * @param type what the body is
     * @return a value of the type
     * @throws IOException if the body can't be read from the network
     * @throws DecodeException if the body isn't of the type; the message names the place
     */
    @Override
    public @Nullable Object decode(Response response, Type type) throws IOException {
        boolean isEmpty = response.status() == NO_CONTENT || response.status() == NOT_FOUND;
        if (StreamedBody.isOf(type) && !isEmpty) {
            return streamed(response, type);
        }
        // Feign closes nothing, for the sake of those that are read later.
        try (response) {
            return isEmpty ? Util.emptyValueOf(type) : whole(response, type);
        }
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
            // Of other text, a reader of events would find none.
            byte[] beginning = download.stream().readNBytes(EXCERPT_BYTES);
            download.close();
            throw new DecodeException(
                    response.status(),
                    "the answer with status " + response.status() + " is no stream of events, but "
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
        try {
            return Objects.requireNonNull(Immutable.json(json.read(body, body.length, type)));
        } catch (UnreadableJsonException e) {
            throw new DecodeException(
                    response.status(), e.describe(response.status(), type, body, body.length), response.request());
        }
    }

    private static byte[] bytes(Response response) throws IOException {
        if (response.body() == null) {
            return new byte[0];
        }
        try (InputStream stream = response.body().asInputStream()) {
            return stream.readAllBytes();
        }
    }
}
