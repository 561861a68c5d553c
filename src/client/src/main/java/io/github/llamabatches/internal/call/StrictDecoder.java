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
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decodes JSON strictly from buffered bodies, and throws the exceptions of the facade. */
public final class StrictDecoder implements Decoder {

    private static final Set<String> KNOWN_CODINGS = Set.of("gzip", "x-gzip", "identity");

    private final JsonCodec json;
    private final Decoder streamed;
    private final Failures failures;

    /**
     * Creates a decoder.
     *
     * @param json reads the JSON
     * @param failures creates the exceptions
     */
    public StrictDecoder(JsonCodec json, Failures failures) {
        this.json = json;
        this.streamed = new io.github.llamabatches.runtime.StrictDecoder(json);
        this.failures = failures;
    }

    @Override
    public @Nullable Object decode(Response response, Type type) throws IOException {
        if (StreamedBody.isOf(type)) {
            return streamed.decode(response, type);
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
            // Feign's logger replaces the body with a copy, which has no redactor.
            CallContext context = CallContext.current();
            Redactor redactor =
                    body.redactor() == null && context.last != null ? context.last.redactor : body.redactor();
            if (redactor != null && redactor.isCertainlyHiddenIn(body.bytes(), body.length())) {
                throw Redactor.refused(response, failures);
            }
            Object rest = context.onUnreadable(json, body.bytes(), body.length(), type);
            if (rest != null) {
                return rest;
            }
            throw failures.malformed(
                    e.describe(response.status(), type, body.bytes(), body.length()) + unknownCoding(response),
                    Received.of(response, body.bytes(), body.length()));
        }
    }

    /** Adds an unexpected content encoding to the message, because it may be the cause. */
    private static String unknownCoding(Response response) {
        String coding = BodyReader.first(response, "Content-Encoding");
        return coding == null || coding.isBlank() || KNOWN_CODINGS.contains(coding.toLowerCase(Locale.ROOT))
                ? ""
                : "; its Content-Encoding is \"" + Excerpt.of(coding) + "\", but only gzip was requested";
    }
}
