package io.github.llamabatches.internal.call;

import feign.Response;
import feign.codec.Decoder;
import io.github.llamabatches.runtime.Excerpt;
import io.github.llamabatches.runtime.Immutable;
import io.github.llamabatches.runtime.JsonCodec;
import io.github.llamabatches.runtime.StreamedBody;
import io.github.llamabatches.runtime.UnreadableJsonException;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JSON strictly from buffered bodies, and throws the exceptions of the facade.
 *
 * @param json reads the JSON
 * @param failures creates the exceptions
 */
public record StrictDecoder(JsonCodec json, Failures failures) implements Decoder {

    @Override
    public @Nullable Object decode(Response response, Type type) throws IOException {
        if (StreamedBody.isOf(type)) {
            return new io.github.llamabatches.runtime.StrictDecoder(json).decode(response, type);
        }
        BufferedBody body = BufferedBody.of(response.body());
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return body.length() == 0
                    ? Optional.empty()
                    : Optional.of(read(response, body, generic.getActualTypeArguments()[0]));
        }
        return read(response, body, type);
    }

    private Object read(Response response, BufferedBody body, Type type) throws IOException {
        try {
            Object value = Objects.requireNonNull(Immutable.json(json.read(body.bytes(), body.length(), type)));
            body.release();
            return value;
        } catch (UnreadableJsonException e) {
            CallContext context = CallContext.current();
            Redactor redactor = redactor(body, context, response);
            Response head = redactor.head(response, response.request());
            if (redactor.isCertainlyHiddenIn(body.bytes(), body.length())) {
                throw Redactor.rejected(head, failures);
            }
            Object rest = context.onUnreadable(json, body.bytes(), body.length(), type);
            if (rest != null) {
                return rest;
            }
            throw failures.malformed(
                    e.describe(response.status(), type, body.bytes(), body.length()) + unknownCoding(head),
                    Received.of(head, body.bytes(), body.length()));
        }
    }

    private static Redactor redactor(BufferedBody body, CallContext context, Response response) {
        if (body.redactor() != null) {
            return body.redactor();
        }
        // Feign's logger replaces the body with a copy. Only a client that isn't guarded has credentials in its
        // request.
        return context.last != null
                ? context.last.redactor
                : new Redactor(response.request().headers());
    }

    /** Adds an unexpected content encoding to the message, because it may be the cause. */
    private static String unknownCoding(Response response) {
        String coding = BodyReader.first(response, "Content-Encoding");
        return BodyReader.isCompressed(response) && !coding.matches("(?i)(x-)?gzip")
                ? "; its Content-Encoding is \"" + Excerpt.of(coding) + "\", but only gzip was requested"
                : "";
    }
}
