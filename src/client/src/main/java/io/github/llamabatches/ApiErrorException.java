package io.github.llamabatches;

import io.github.llamabatches.internal.call.Received;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The server answered with an error, or with a redirect, which is never followed. */
public final class ApiErrorException extends BatchesException {

    private static final long serialVersionUID = 1L;

    /** The answer. */
    private final Received received;

    /** The message of the server. */
    private final @Nullable String detail;

    /** The wait that the server asks for. */
    private final @Nullable Duration retryAfter;

    ApiErrorException(String message, Received received, @Nullable String detail, @Nullable Duration retryAfter) {
        super(message, null);
        this.received = received;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    /**
     * The HTTP status of the answer.
     *
     * @return a number such as 401, 422 or 503
     */
    public int status() {
        return received.status();
    }

    /**
     * Returns the description of the server: the {@code detail} of the body, one line per mistake if it is a list of
     * them, or an excerpt of a body of another form.
     *
     * @return a text of bounded length without control characters; null if the body was empty
     */
    public @Nullable String detail() {
        return detail;
    }

    @Override
    public @Nullable String requestId() {
        return received.requestId();
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

    /**
     * Returns the headers of the answer, without {@code Set-Cookie} and without the credentials that were sent.
     *
     * @return a map that can't be changed and finds a name in any case
     */
    public Map<String, List<String>> headers() {
        return received.headers();
    }

    /**
     * Returns the beginning of the body as it came, but for the credentials that were sent. Unlike the message it can
     * be anything: check it before it is shown or logged.
     *
     * @return up to 64 KiB, read as UTF-8; empty if there was none
     */
    public String body() {
        return received.text();
    }
}
