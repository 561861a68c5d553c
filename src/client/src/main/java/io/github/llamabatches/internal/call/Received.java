package io.github.llamabatches.internal.call;

import feign.Response;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the part of a response that callers can see, without credentials. Never changed.
 *
 * @param status the HTTP status; 0 if it is unknown
 * @param headers the headers by case-insensitive name; unmodifiable
 * @param body the beginning of the body
 */
public record Received(int status, Map<String, List<String>> headers, byte[] body) implements Serializable {

    /** A missing response. */
    public static final Received NONE = status(0);

    private static final int MAX_BODY_BYTES = 64 * 1024;

    /**
     * Creates a response with a status only.
     *
     * @param status the HTTP status; 0 if it is unknown
     * @return the response
     */
    public static Received status(int status) {
        return new Received(status, Map.of(), new byte[0]);
    }

    /**
     * Creates a response without a body.
     *
     * @param response a response without credentials
     * @return the response
     */
    public static Received head(Response response) {
        return of(response, new byte[0], 0);
    }

    /**
     * Creates a response with the beginning of its body.
     *
     * @param response a response without credentials
     * @param body its body, possibly followed by other bytes
     * @param length the length of the body
     * @return the response
     */
    public static Received of(Response response, byte[] body, int length) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, Collection<String>> header : response.headers().entrySet()) {
            headers.put(header.getKey(), List.copyOf(header.getValue()));
        }
        byte[] beginning = Arrays.copyOf(body, Math.min(length, MAX_BODY_BYTES));
        return new Received(response.status(), Collections.unmodifiableMap(headers), beginning);
    }

    /**
     * Returns the request id.
     *
     * @return null if the response has none
     */
    public @Nullable String requestId() {
        List<String> values = headers.get("X-Request-Id");
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /**
     * Returns the beginning of the body as text.
     *
     * @return the text; bytes that aren't UTF-8 are replaced; empty if there was no body
     */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
