package io.github.llamabatches;

import feign.FeignException;
import feign.RetryableException;
import io.github.llamabatches.internal.call.Failures;
import io.github.llamabatches.internal.call.IncompleteResponseException;
import io.github.llamabatches.internal.call.Received;
import io.github.llamabatches.internal.call.Redactor;
import io.github.llamabatches.runtime.Excerpt;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates the exceptions of calls. */
final class ExceptionFactory implements Failures {

    static final ExceptionFactory INSTANCE = new ExceptionFactory();

    private ExceptionFactory() {}

    @Override
    public ApiErrorException error(
            String message, Received received, @Nullable String detail, @Nullable Duration retryAfter) {
        return new ApiErrorException(message, received, detail, retryAfter);
    }

    @Override
    public MalformedResponseException malformed(String message, Received received) {
        return new MalformedResponseException(message, received);
    }

    @Override
    public TransportException incomplete(String message, @Nullable Throwable cause, Received received) {
        return new TransportException(message, cause, received);
    }

    @Override
    public @Nullable Duration retryAfter(RuntimeException failure) {
        return failure instanceof ApiErrorException error ? error.retryAfter() : null;
    }

    @Override
    public BatchesException of(FeignException e) {
        if (e.getCause() instanceof BatchesException known) {
            return known;
        }
        // Needed for a client that isn't guarded; in the exceptions of a guarded one it finds nothing.
        Redactor redactor = new Redactor(e.hasRequest() ? e.request().headers() : Map.of());
        // Feign's own error decoder creates the same type, with the status of the response.
        if (e instanceof RetryableException && e.status() <= 0) {
            IOException cause = e.getCause() instanceof IOException io ? io : new IOException(e.getMessage());
            return incomplete(redactor.redact(cause));
        }
        String text = Excerpt.of(redactor.redact(String.valueOf(e.getMessage())));
        Received received = Received.status(e.status());
        return e.status() >= 300
                ? error("the server responded with status " + e.status() + ": " + text, received, null, null)
                : malformed("the response could not be read: " + text, received);
    }

    private TransportException incomplete(IOException cause) {
        return cause instanceof IncompleteResponseException incomplete
                ? incomplete(incomplete.getMessage(), cause, incomplete.received())
                : incomplete(
                        "no complete response was received: " + Excerpt.of(String.valueOf(cause)),
                        cause,
                        Received.NONE);
    }
}
