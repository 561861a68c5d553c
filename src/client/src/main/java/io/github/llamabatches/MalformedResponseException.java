package io.github.llamabatches;

import io.github.llamabatches.internal.call.Received;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server reported success, but what it sent isn't what the specification describes: not JSON, cut short, a required
 * field missing, a value of the wrong type. A listing goes on with what could be read only where
 * {@link BatchesClient.Builder#onUnreadableBatch} takes the rest.
 */
public final class MalformedResponseException extends BatchesException {

    private static final long serialVersionUID = 1L;

    /** The answer. */
    private final Received received;

    MalformedResponseException(String message, Received received) {
        super(message, null);
        this.received = received;
    }

    /**
     * Returns the HTTP status of the answer.
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
     * Returns the headers of the answer, without {@code Set-Cookie} and without the credentials that were sent.
     *
     * @return a map that can't be changed and finds a name in any case
     */
    public Map<String, List<String>> headers() {
        return received.headers();
    }

    /**
     * Returns the beginning of the body, or nothing of one that repeats the credentials. Unlike the message it can be
     * anything: check it before it is shown or logged.
     *
     * @return up to 64 KiB, read as UTF-8; empty if there was none
     */
    public String body() {
        return received.text();
    }
}
