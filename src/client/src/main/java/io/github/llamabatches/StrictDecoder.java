package io.github.llamabatches;

import feign.Response;
import feign.codec.Decoder;
import io.github.llamabatches.runtime.Excerpt;
import io.github.llamabatches.runtime.JsonCodec;
import io.github.llamabatches.runtime.UnreadableJsonException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Set;

/** Decodes JSON strictly out of bodies that are in memory, and throws what callers of this client know. */
final class StrictDecoder implements Decoder {

    private static final Set<String> KNOWN_CODINGS = Set.of("gzip", "x-gzip", "identity");

    private final JsonCodec json;

    StrictDecoder(JsonCodec json) {
        this.json = json;
    }

    @Override
    public Object decode(Response response, Type type) throws IOException {
        BufferedBody body = BufferedBody.of(response.body());
        try {
            return json.read(body.bytes(), body.length(), type);
        } catch (UnreadableJsonException e) {
            throw new MalformedResponseException(
                    e.describe(response.status(), type, body.bytes(), body.length()) + unknownCoding(response),
                    ResponseHeaders.requestId(response));
        }
    }

    /** Says that the body may be unreadable because it is encoded in a way that nobody asked for. */
    private static String unknownCoding(Response response) {
        String coding = ResponseHeaders.first(response, "Content-Encoding");
        return coding == null || coding.isBlank() || KNOWN_CODINGS.contains(coding.toLowerCase(Locale.ROOT))
                ? ""
                : "; its Content-Encoding is \"" + Excerpt.of(coding) + "\", and only gzip was asked for";
    }
}
