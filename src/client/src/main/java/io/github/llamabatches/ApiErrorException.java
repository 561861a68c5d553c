package io.github.llamabatches;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The server answered with an error, or with a redirect, which is never followed. */
public final class ApiErrorException extends BatchesException {

    private static final long serialVersionUID = 1L;

    /** The HTTP status. */
    private final int status;

    /** What the server says. */
    private final @Nullable String detail;

    /** The server's name for the request. */
    private final @Nullable String requestId;

    /** How long to wait. */
    private final @Nullable Duration retryAfter;

    ApiErrorException(
            String message,
            int status,
            @Nullable String detail,
            @Nullable String requestId,
            @Nullable Duration retryAfter) {
        super(message, null);
        this.status = status;
        this.detail = detail;
        this.requestId = requestId;
        this.retryAfter = retryAfter;
    }

    /**
     * The HTTP status of the answer.
     *
     * @return a number such as 401, 422 or 503
     */
    public int status() {
        return status;
    }

    /**
     * What the server says about it: the {@code detail} of the body, one line per mistake if it is a list of them, or
     * an excerpt of a body of another form.
     *
     * @return a text of bounded length without control characters; null if the body was empty
     */
    public @Nullable String detail() {
        return detail;
    }

    @Override
    public @Nullable String requestId() {
        return requestId;
    }

    /**
     * How long the server asks to wait before another attempt (RFC 9110, section 10.2.3). If that is longer than the
     * caller allows ({@link RetryPolicy.Builder#maxRetryAfter}, {@link RetryPolicy.Builder#maxElapsed}, or what is left
     * of {@link BatchListing#timeout}), the call fails at once: no request is sent earlier than asked.
     *
     * @return a positive duration; null if it didn't say, or said something that makes no sense
     */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
