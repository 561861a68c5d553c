package io.github.llamabatches.runtime;

import feign.Response;
import feign.RetryableException;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns answers that are errors into {@link ErrorResponseException}. If the server says when to come again, Feign's
 * {@link RetryableException} stands around it, so that Feign's retryer repeats the request as it does by default.
 *
 * <p>Safe to share between threads.
 */
public final class ErrorResponseDecoder implements ErrorDecoder {

    private final JsonCodec json;

    /** Knows the forms of Retry-After. */
    private final ErrorDecoder byFeign = new Default();

    /**
     * Makes an error decoder.
     *
     * @param json what to read bodies with
     */
    public ErrorResponseDecoder(JsonCodec json) {
        this.json = Objects.requireNonNull(json, "json");
    }

    /**
     * Makes the exception of an answer.
     *
     * @param methodKey names the method that was called
     * @param response the answer, whose body is read in full; if that fails it counts as empty
     * @return the exception
     */
    @Override
    public Exception decode(String methodKey, Response response) {
        byte[] body = bytes(response);
        @Nullable String detail = ErrorDetail.of(body, body.length, json);
        String message = "the server answered " + methodKey + " with status " + response.status();
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
        if (response.body() == null) {
            return new byte[0];
        }
        try (InputStream stream = response.body().asInputStream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
