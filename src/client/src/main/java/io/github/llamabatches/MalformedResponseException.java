package io.github.llamabatches;

import io.github.llamabatches.internal.call.Received;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if a successful response doesn't conform to the specification: it isn't JSON, it is truncated, a required
 * field is missing, or a value has the wrong type. {@link BatchesClient.Builder#onUnreadableBatch} lets a listing
 * continue without an unreadable batch.
 */
public final class MalformedResponseException extends BatchesException {

    private static final long serialVersionUID = 1L;

    private final Received received;

    MalformedResponseException(String message, Received received) {
        super(message, null);
        this.received = received;
    }

    /**
     * Returns the HTTP status of the response.
     *
     * @return a number such as 200
     */
    public int status() {
        return received.status();
    }

    @Override
    public @Nullable String requestId() {
        return received.requestId();
    }

    /**
     * Returns the headers of the response, without {@code Set-Cookie} and without the credentials that were sent.
     *
     * @return an unmodifiable map with case-insensitive names
     */
    public Map<String, List<String>> headers() {
        return received.headers();
    }

    /**
     * Returns the beginning of the body; empty if the body repeats the credentials. Unlike the message, it may hold any
     * characters: check it before you show or log it.
     *
     * @return up to 64 KiB, decoded as UTF-8; empty if there was no body
     */
    public String body() {
        return received.text();
    }
}
