package io.github.llamabatches.runtime;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words for people in the body of an error: the field {@code detail} in whatever form it has, such as a text
 * or a list of mistakes with their places. A body without such a field, or with an empty one, is shown as it is.
 */
public final class ErrorDetail {

    private static final int LENGTH = 1000;

    private ErrorDetail() {}

    /**
     * Finds the detail of an error.
     *
     * @param body the body, and behind it anything
     * @param length how many of the bytes are the body
     * @param json what to read it with
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
            // A value that was read can't always be written: more levels than are allowed.
            detail = text;
        }
        return Excerpt.of(detail.isBlank() ? text : detail, LENGTH);
    }

    private static String detail(String text, JsonCodec json) {
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
