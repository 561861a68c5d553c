package io.github.llamabatches;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Response;
import feign.RetryableException;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Turns an answer that isn't a success into an {@link ApiErrorException}, marked for Feign if it is worth a retry. */
final class DetailErrorDecoder implements ErrorDecoder {

    private static final int DETAIL_LENGTH = 1000;

    private final Clock clock;

    DetailErrorDecoder(Clock clock) {
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

    private static @Nullable String detail(Response response) {
        byte[] bytes;
        try {
            bytes = response.body() == null ? new byte[0] : BufferedBody.bytesOf(response.body());
        } catch (IOException e) {
            return null;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return null;
        }
        return Excerpt.of(detail(text), DETAIL_LENGTH);
    }

    /** The value of "detail" in whatever form it has; the whole text if there is none. */
    private static String detail(String text) {
        JsonNode detail;
        try {
            // Not from the bytes, which Jackson would take for UTF-16 if they look so.
            detail = Json.MAPPER.readTree(text).path("detail");
        } catch (IOException e) {
            return text;
        }
        if (detail.isTextual()) {
            return detail.textValue();
        }
        if (detail.isArray()) {
            StringJoiner mistakes = new StringJoiner("; ");
            detail.forEach(mistake -> mistakes.add(mistake(mistake)));
            return mistakes.toString();
        }
        return detail.isMissingNode() ? text : detail.toString();
    }

    private static String mistake(JsonNode mistake) {
        if (!mistake.path("msg").isTextual()) {
            return mistake.toString();
        }
        StringJoiner place = new StringJoiner(".", "", ": ").setEmptyValue("");
        mistake.path("loc").forEach(step -> place.add(step.asText()));
        return place + mistake.path("msg").textValue();
    }

    private static String origin(String url) {
        int pathStart = url.indexOf('/', url.indexOf("://") + 3);
        return pathStart < 0 ? url : url.substring(0, pathStart);
    }

    /** Built at the first error, so that a start without errors doesn't pay for it. */
    private static final class Json {
        static final ObjectMapper MAPPER = JsonMapper.builder().build();
    }
}
