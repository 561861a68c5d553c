package io.github.llamabatches.internal.retry;

import feign.Response;
import feign.RetryableException;
import feign.codec.ErrorDecoder;
import io.github.llamabatches.internal.call.BufferedBody;
import io.github.llamabatches.internal.call.Failures;
import io.github.llamabatches.internal.call.Received;
import io.github.llamabatches.internal.call.Redactor;
import io.github.llamabatches.runtime.ErrorDetail;
import io.github.llamabatches.runtime.Excerpt;
import io.github.llamabatches.runtime.JsonCodec;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/**
 * Converts an error response to an exception, which is marked for Feign if the request can be retried.
 *
 * @param json reads the detail
 * @param failures creates the exceptions
 * @param clock compares dates in {@code Retry-After}
 */
public record DetailErrorDecoder(JsonCodec json, Failures failures, Clock clock) implements ErrorDecoder {

    @Override
    public Exception decode(String methodKey, Response response) {
        RuntimeException error = error(response);
        return RetryRule.isWorthRepeating(response)
                ? new RetryableException(
                        response.status(),
                        error.getMessage(),
                        response.request().httpMethod(),
                        error,
                        (Long) null,
                        response.request())
                : error;
    }

    private RuntimeException error(Response response) {
        // Needed for a client that isn't guarded; in the responses of a guarded one it finds nothing.
        Redactor redactor = new Redactor(response.request().headers());
        byte[] body = redactor.redact(body(response));
        String detail = ErrorDetail.of(body, body.length, json);
        StringBuilder message = new StringBuilder("the server responded with status ").append(response.status());
        if (response.status() >= 300 && response.status() < 400) {
            message.append("; redirects are not followed, so that no other host sees the credentials");
        }
        if (response.status() == 401) {
            message.append("; is the key right, and does it belong to the region of ")
                    .append(Excerpt.of(response.request().url().replaceFirst("(?<=[^:/])/.*", "")))
                    .append('?');
        }
        Duration retryAfter = RetryRule.retryAfter(response, clock.instant());
        if (retryAfter != null) {
            message.append("; it requests a wait of ").append(retryAfter);
        }
        if (detail != null) {
            message.append(": ").append(detail);
        }
        Response head = redactor.head(response, response.request());
        return failures.error(message.toString(), Received.of(head, body, body.length), detail, retryAfter);
    }

    private static byte[] body(Response response) {
        try {
            return BufferedBody.of(response.body()).toByteArray();
        } catch (IOException e) {
            // A failure to read the body must not hide the status.
            return new byte[0];
        }
    }
}
