package io.github.llamabatches;

import feign.Response;
import feign.codec.Decoder;
import java.io.IOException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Decodes JSON, and refuses whatever isn't exactly what the type describes. */
final class StrictDecoder implements Decoder {

    private final JsonReader json;

    StrictDecoder(JsonReader json) {
        this.json = json;
    }

    @Override
    public Object decode(Response response, Type type) throws IOException {
        BufferedBody body = BufferedBody.of(response.body());
        if (!Utf8.isValid(body.bytes(), body.length())) {
            throw malformed(response, type, "the body is not UTF-8", body);
        }
        @Nullable Object value;
        try {
            value = json.read(body.bytes(), body.length(), type);
        } catch (UnreadableJsonException e) {
            // Below the root the body is what was asked for, but for one value: its place is told, its data is not.
            throw malformed(response, type, e.getMessage(), e.isAtRoot() ? body : null);
        }
        if (value == null) {
            throw malformed(response, type, "the body is null", null);
        }
        return value;
    }

    private static MalformedResponseException malformed(
            Response response, Type type, String problem, @Nullable BufferedBody excerptOf) throws IOException {
        String typeName = type instanceof Class<?> named ? named.getSimpleName() : type.getTypeName();
        StringBuilder message = new StringBuilder("the answer with status ")
                .append(response.status())
                .append(" is not a ")
                .append(typeName)
                .append(": ")
                .append(problem);
        if (excerptOf != null && excerptOf.length() > 0) {
            message.append("; it begins with: ").append(Excerpt.of(excerptOf.bytes(), excerptOf.length()));
        }
        return new MalformedResponseException(message.toString(), ResponseHeaders.requestId(response));
    }
}
