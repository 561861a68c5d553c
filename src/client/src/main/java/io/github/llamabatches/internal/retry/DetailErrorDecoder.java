package io.github.llamabatches.internal.retry;

import feign.Response;
import feign.RetryableException;
import feign.codec.ErrorDecoder;
import io.github.llamabatches.internal.call.BufferedBody;
import io.github.llamabatches.internal.call.Failures;
import io.github.llamabatches.internal.call.Received;
import io.github.llamabatches.runtime.ErrorDetail;
import io.github.llamabatches.runtime.Excerpt;
import io.github.llamabatches.runtime.JsonCodec;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** Turns an answer that isn't a success into an exception, marked for Feign if it is worth a retry. */
public final class DetailErrorDecoder implements ErrorDecoder {

    private final JsonCodec json;
    private final Failures failures;
    private final Clock clock;

    /**
     * Makes a decoder.
     *
     * @param json reads the detail
     * @param failures makes the exceptions
     */
    public DetailErrorDecoder(JsonCodec json, Failures failures) {
        this(json, failures, Clock.systemUTC());
    }

    /**
     * Makes a decoder with a clock of its own.
     *
     * @param json reads the detail
     * @param failures makes the exceptions
     * @param clock compares dates in {@code Retry-After}
     */
    public DetailErrorDecoder(JsonCodec json, Failures failures, Clock clock) {
        this.json = json;
        this.failures = failures;
        this.clock = clock;
    }

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
        BufferedBody body = body(response);
        String detail = ErrorDetail.of(body.bytes(), body.length(), json);
        StringBuilder message = new StringBuilder("the server answered with status ").append(response.status());
        if (response.status() >= 300 && response.status() < 400) {
            message.append("; redirects are not followed, so that no other host sees the credentials");
        }
        if (response.status() == 401) {
            message.append("; is the key right, and does it belong to the region of ")
                    .append(Excerpt.of(origin(response.request().url())))
                    .append('?');
        }
        Duration retryAfter = RetryRule.retryAfter(response, clock.instant());
        if (retryAfter != null) {
            message.append("; it asks for a wait of ").append(retryAfter);
        }
        if (detail != null) {
            message.append(": ").append(detail);
        }
        return failures.error(
                message.toString(), Received.of(response, body.bytes(), body.length()), detail, retryAfter);
    }

    /** The status matters more, and must not get lost over the body. */
    private static BufferedBody body(Response response) {
        try {
            return BufferedBody.of(response.body());
        } catch (IOException e) {
            return BufferedBody.EMPTY;
        }
    }

    private static String origin(String url) {
        int pathStart = url.indexOf('/', url.indexOf("://") + 3);
        return pathStart < 0 ? url : url.substring(0, pathStart);
    }
}
