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
 * The part of an answer that the caller gets to see: its head and the beginning of its body, both without credentials.
 * Immutable.
 */
public final class Received implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int MAX_BODY_BYTES = 64 * 1024;

    /** The HTTP status. */
    private final int status;

    /** By name, whatever its case. */
    private final TreeMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** At most {@link #MAX_BODY_BYTES}. */
    private final byte[] body;

    private Received(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    /**
     * Keeps the status alone.
     *
     * @param status the HTTP status; 0 if it isn't known
     * @return what was received
     */
    public static Received status(int status) {
        return new Received(status, new byte[0]);
    }

    /**
     * Keeps the head.
     *
     * @param response an answer without credentials
     * @return what was received
     */
    public static Received head(Response response) {
        return of(response, new byte[0], 0);
    }

    /**
     * Keeps the head and the beginning of the body.
     *
     * @param response an answer without credentials
     * @param body its body, and behind it anything
     * @param length the length of the body
     * @return what was received
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
     * @return 0 if it isn't known
     */
    public int status() {
        return status;
    }

    /**
     * Returns the headers.
     *
     * @return a map that can't be changed and finds a name in any case
     */
    public Map<String, List<String>> headers() {
        return Collections.unmodifiableMap(headers);
    }

    /**
     * Returns the server's name for the request.
     *
     * @return null if it gave none
     */
    public @Nullable String requestId() {
        List<String> values = headers.get("X-Request-Id");
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /**
     * Returns the beginning of the body as text.
     *
     * @return bytes that aren't UTF-8 are replaced; empty if there was no body
     */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
