package io.github.llamabatches;

import io.github.llamabatches.internal.call.Received;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Thrown if the server returns an error or a redirect. Redirects are never followed. */
public final class ApiErrorException extends BatchesException {

    private static final long serialVersionUID = 1L;

    /** The error description from the response. */
    private final @Nullable String detail;

    /** The delay that the server requests. */
    private final @Nullable Duration retryAfter;

    ApiErrorException(String message, Received received, @Nullable String detail, @Nullable Duration retryAfter) {
        super(message, null, received);
        this.detail = detail;
        this.retryAfter = retryAfter;
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
}
