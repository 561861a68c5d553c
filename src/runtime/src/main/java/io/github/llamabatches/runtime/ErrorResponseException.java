package io.github.llamabatches.runtime;

import feign.FeignException;
import feign.Response;
import feign.codec.DecodeException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Signals an error response. Status, headers and body are those of {@link FeignException}; the message includes the
 * description from the body.
 */
public final class ErrorResponseException extends FeignException {

    private static final long serialVersionUID = 1L;

    /** The description of the error from the response. */
    private final @Nullable String detail;

    private final transient JsonCodec json;

    ErrorResponseException(String message, Response response, byte[] body, @Nullable String detail, JsonCodec json) {
        super(response.status(), message, response.request(), body, response.headers());
        this.detail = detail;
        this.json = json;
    }

    /**
     * Returns the description of the error from the response.
     *
     * @return at most 1000 characters on one line, in the format of {@link ErrorDetail}; null if the body is empty
     */
    public @Nullable String detail() {
        return detail;
    }

    /**
     * Decodes the body, as strictly as that of a successful response.
     *
     * @param <T> the type
     * @param type the type that the specification has for this status
     * @return the body
     * @throws DecodeException if the body isn't of the type; the message contains the location
     */
    public <T> T bodyAs(Class<T> type) {
        byte[] body = responseBody().map(ByteBuffer::array).orElse(new byte[0]);
        return type.cast(json.read(body, type, status(), request()));
    }
}
