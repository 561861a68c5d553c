package io.github.llamabatches.runtime;

import feign.FeignException;
import feign.Response;
import feign.codec.DecodeException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reports that the server answered with an error. Status, headers and body are those of {@link FeignException}; what
 * the body says in words is in the message too.
 */
public final class ErrorResponseException extends FeignException {

    private static final long serialVersionUID = 1L;

    /** The server's description of the error. */
    private final @Nullable String detail;

    private final transient JsonCodec json;

    ErrorResponseException(String message, Response response, byte[] body, @Nullable String detail, JsonCodec json) {
        super(response.status(), message, response.request(), body, response.headers());
        this.detail = detail;
        this.json = json;
    }

    /**
     * Returns what the server says about the error.
     *
     * @return at most 1000 characters on one line, as {@link ErrorDetail} finds them; null if the body is empty
     */
    public @Nullable String detail() {
        return detail;
    }

    /**
     * Reads the body as strictly as an answer that isn't an error.
     *
     * @param <T> the type
     * @param type what the specification describes for this status
     * @return the body
     * @throws DecodeException if the body isn't of the type; the message names the place
     */
    public <T> T bodyAs(Class<T> type) {
        byte[] body = responseBody().map(ByteBuffer::array).orElse(new byte[0]);
        try {
            return type.cast(json.read(body, body.length, type));
        } catch (UnreadableJsonException e) {
            throw new DecodeException(status(), e.describe(status(), type, body, body.length), request());
        }
    }
}
