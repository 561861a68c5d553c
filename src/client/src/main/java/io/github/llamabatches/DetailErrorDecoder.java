package io.github.llamabatches;

import feign.Response;
import feign.RetryableException;
import feign.codec.ErrorDecoder;
import io.github.llamabatches.runtime.ErrorDetail;
import io.github.llamabatches.runtime.Excerpt;
import io.github.llamabatches.runtime.JsonCodec;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Turns an answer that isn't a success into an {@link ApiErrorException}, marked for Feign if it is worth a retry. */
final class DetailErrorDecoder implements ErrorDecoder {

    private final JsonCodec json;
    private final Clock clock;

    DetailErrorDecoder(JsonCodec json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Exception decode(String methodKey, Response response) {
        ApiErrorException error = error(response);
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

    private ApiErrorException error(Response response) {
        String detail = detail(response);
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
        return new ApiErrorException(
                message.toString(), response.status(), detail, ResponseHeaders.requestId(response), retryAfter);
    }

    private @Nullable String detail(Response response) {
        try {
            BufferedBody body = BufferedBody.of(response.body());
            return ErrorDetail.of(body.bytes(), body.length(), json);
        } catch (IOException e) {
            return null;
        }
    }

    private static String origin(String url) {
        int pathStart = url.indexOf('/', url.indexOf("://") + 3);
        return pathStart < 0 ? url : url.substring(0, pathStart);
    }
}
