package io.github.llamabatches.runtime;

import feign.Response;
import feign.RetryableException;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Converts error responses to {@link ErrorResponseException}s. If the response has a {@code Retry-After}, the exception
 * is wrapped in Feign's {@link RetryableException}, so that Feign's retryer repeats the request as it does by default.
 *
 * <p>Safe to share between threads.
 */
public final class ErrorResponseDecoder implements ErrorDecoder {

    private final JsonCodec json;

    /** Parses the formats of Retry-After. */
    private final ErrorDecoder byFeign = new Default();

    /**
     * Creates an error decoder.
     *
     * @param json the codec to read bodies with
     */
    public ErrorResponseDecoder(JsonCodec json) {
        this.json = Objects.requireNonNull(json, "json");
    }

    /**
     * Creates the exception for a response.
     *
     * @param methodKey the name of the called method
     * @param response the response; its body is read completely, and treated as empty if that fails
     * @return the exception
     */
    @Override
    public Exception decode(String methodKey, Response response) {
        byte[] body = bytes(response);
        @Nullable String detail = ErrorDetail.of(body, body.length, json);
        String message = "the server responded to " + methodKey + " with status " + response.status();
        ErrorResponseException error = new ErrorResponseException(
                detail == null ? message : message + ": " + detail, response, body, detail, json);
        Response withoutBody = response.toBuilder().body(new byte[0]).build();
        return byFeign.decode(methodKey, withoutBody) instanceof RetryableException retryable
                ? new RetryableException(
                        response.status(),
                        error.getMessage(),
                        response.request().httpMethod(),
                        error,
                        retryable.retryAfter(),
                        response.request())
                : error;
    }

    private static byte[] bytes(Response response) {
        try {
            return StrictDecoder.bytes(response);
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
