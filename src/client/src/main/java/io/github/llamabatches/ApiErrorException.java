package io.github.llamabatches;

import io.github.llamabatches.internal.call.Received;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Thrown if the server returns an error or a redirect. Redirects are never followed. */
public final class ApiErrorException extends BatchesException {

    private static final long serialVersionUID = 1L;

    /** The response. */
    private final Received received;

    /** The error description from the response. */
    private final @Nullable String detail;

    /** The delay that the server requests. */
    private final @Nullable Duration retryAfter;

    ApiErrorException(String message, Received received, @Nullable String detail, @Nullable Duration retryAfter) {
        super(message, null);
        this.received = received;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    /**
     * Returns the HTTP status of the response.
     *
     * @return a number such as 401, 422 or 503
     */
    public int status() {
        return received.status();
    }

    /**
     * Returns the error description from the response: the {@code detail} field of the body, with one line per entry if
     * it is a list, or an excerpt if the body has another form.
     *
     * @return a string of bounded length without control characters; null if the body was empty
     */
    public @Nullable String detail() {
        return detail;
    }

    @Override
    public @Nullable String requestId() {
        return received.requestId();
    }

    /**
     * Returns the delay that the server requests before another attempt (RFC 9110, section 10.2.3). If the delay
     * exceeds the caller's limits ({@link RetryPolicy.Builder#maxRetryAfter}, {@link RetryPolicy.Builder#maxElapsed},
     * or the remaining part of {@link BatchListing#timeout}), the call fails at once: no request is sent earlier than
     * the server allows.
     *
     * @return a positive duration; null if the header is absent or invalid
     */
    public @Nullable Duration retryAfter() {
        return retryAfter;
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
     * Returns the beginning of the body as it was received, without the credentials that were sent. Unlike the message,
     * it may hold any characters: check it before you show or log it.
     *
     * @return up to 64 KiB, decoded as UTF-8; empty if there was no body
     */
    public String body() {
        return received.text();
    }
}
