package io.github.llamabatches.runtime;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the readable message from the body of an error: the field {@code detail}, which can be a string, a list of
 * mistakes with their locations, or other JSON. A body in which this field is missing or empty is returned as it is.
 */
public final class ErrorDetail {

    private static final int LENGTH = 1000;

    private ErrorDetail() {}

    /**
     * Extracts the detail of an error.
     *
     * @param body the body, possibly followed by other bytes
     * @param length the length of the body in bytes
     * @param json the codec to read with
     * @return at most 1000 characters on one line; null if there is no text in the body
     */
    public static @Nullable String of(byte[] body, int length, JsonCodec json) {
        String text = new String(body, 0, length, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return null;
        }
        String detail;
        try {
            detail = detail(text, json);
        } catch (IllegalArgumentException e) {
            // A value that was read can't always be written: it can exceed the allowed depth.
            detail = text;
        }
        return Excerpt.of(detail.isBlank() ? text : detail, LENGTH);
    }

    private static String detail(String text, JsonCodec json) {
        @Nullable Object body;
        try {
            // Not from the bytes, which Jackson could mistake for UTF-16.
            body = json.readUntyped(text);
        } catch (UnreadableJsonException e) {
            return text;
        }
        if (!(body instanceof Map<?, ?> fields) || !fields.containsKey("detail")) {
            return text;
        }
        Object detail = fields.get("detail");
        if (detail instanceof List<?> mistakes) {
            return mistakes.stream().map(mistake -> mistake(mistake, json)).collect(Collectors.joining("; "));
        }
        return detail instanceof String plain ? plain : json.writeText(detail);
    }

    private static String mistake(@Nullable Object mistake, JsonCodec json) {
        if (!(mistake instanceof Map<?, ?> fields) || !(fields.get("msg") instanceof String message)) {
            return json.writeText(mistake);
        }
        if (!(fields.get("loc") instanceof List<?> steps) || steps.isEmpty()) {
            return message;
        }
        return steps.stream().map(String::valueOf).collect(Collectors.joining(".")) + ": " + message;
    }
}
