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
 * Holds the part of a response that callers can see: status, headers and the beginning of the body, without
 * credentials. Immutable.
 */
public final class Received implements Serializable {

    private static final long serialVersionUID = 1L;

    /** A missing response. */
    public static final Received NONE = status(0);

    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final int status;

    /** By case-insensitive name. */
    private final TreeMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** At most {@link #MAX_BODY_BYTES}. */
    private final byte[] body;

    private Received(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    /**
     * Creates a response with a status only.
     *
     * @param status the HTTP status; 0 if it is unknown
     * @return the response
     */
    public static Received status(int status) {
        return new Received(status, new byte[0]);
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
        Received received = new Received(response.status(), Arrays.copyOf(body, Math.min(length, MAX_BODY_BYTES)));
        for (Map.Entry<String, Collection<String>> header : response.headers().entrySet()) {
            received.headers.put(header.getKey(), List.copyOf(header.getValue()));
        }
        return received;
    }

    /**
     * Returns the HTTP status.
     *
     * @return 0 if it is unknown
     */
    public int status() {
        return status;
    }

    /**
     * Returns the headers.
     *
     * @return an unmodifiable map with case-insensitive names
     */
    public Map<String, List<String>> headers() {
        return Collections.unmodifiableMap(headers);
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
