package io.github.llamabatches;

import feign.Response;
import feign.codec.Decoder;
import io.github.llamabatches.runtime.JsonCodec;
import io.github.llamabatches.runtime.UnreadableJsonException;
import java.io.IOException;
import java.lang.reflect.Type;

/** Decodes JSON strictly out of bodies that are in memory, and throws what callers of this client know. */
final class StrictDecoder implements Decoder {

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
                    e.describe(response.status(), type, body.bytes(), body.length()),
                    ResponseHeaders.requestId(response));
        }
    }
}
