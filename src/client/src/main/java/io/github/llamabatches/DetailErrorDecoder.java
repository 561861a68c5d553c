package io.github.llamabatches;

import feign.Response;
import feign.RetryableException;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns an answer that isn't a success into an {@link ApiErrorException}, marked for Feign if it is worth a retry. */
final class DetailErrorDecoder implements ErrorDecoder {

    private static final int DETAIL_LENGTH = 1000;

    private final JsonReader json;
    private final Clock clock;

    DetailErrorDecoder(JsonReader json, Clock clock) {
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
        if (detail != null) {
            message.append(": ").append(detail);
        }
        return new ApiErrorException(
                message.toString(),
                response.status(),
                detail,
                ResponseHeaders.requestId(response),
                RetryRule.retryAfter(response, clock.instant()));
    }

    private @Nullable String detail(Response response) {
        String text;
        try {
            BufferedBody body = BufferedBody.of(response.body());
            text = new String(body.bytes(), 0, body.length(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null;
        }
        if (text.isBlank()) {
            return null;
        }
        return Excerpt.of(detail(text), DETAIL_LENGTH);
    }

    /** The value of "detail" in whatever form it has; the whole text if there is none. */
    private String detail(String text) {
        @Nullable Object body;
        try {
            // Not from the bytes, which Jackson would take for UTF-16 if they look so.
            body = json.readUntyped(text);
        } catch (UnreadableJsonException e) {
            return text;
        }
        if (!(body instanceof Map<?, ?> fields) || !fields.containsKey("detail")) {
            return text;
        }
        Object detail = fields.get("detail");
        if (detail instanceof List<?> mistakes) {
            return mistakes.stream().map(this::mistake).collect(Collectors.joining("; "));
        }
        return detail instanceof String plain ? plain : json.write(detail);
    }

    private String mistake(@Nullable Object mistake) {
        if (!(mistake instanceof Map<?, ?> fields) || !(fields.get("msg") instanceof String message)) {
            return json.write(mistake);
        }
        if (!(fields.get("loc") instanceof List<?> steps) || steps.isEmpty()) {
            return message;
        }
        return steps.stream().map(String::valueOf).collect(Collectors.joining(".")) + ": " + message;
    }

    private static String origin(String url) {
        int pathStart = url.indexOf('/', url.indexOf("://") + 3);
        return pathStart < 0 ? url : url.substring(0, pathStart);
    }
}
