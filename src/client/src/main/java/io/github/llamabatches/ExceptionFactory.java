package io.github.llamabatches;

import feign.FeignException;
import feign.RetryableException;
import io.github.llamabatches.internal.call.Failures;
import io.github.llamabatches.internal.call.Received;
import io.github.llamabatches.internal.call.Redactor;
import io.github.llamabatches.internal.retry.PolicyRetryer;
import io.github.llamabatches.runtime.Excerpt;
import java.time.Duration;
import java.util.Collection;
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
    public boolean isOne(@Nullable Throwable failure) {
        return failure instanceof BatchesException;
    }

    @Override
    public @Nullable Duration retryAfter(RuntimeException failure) {
        return failure instanceof ApiErrorException error ? error.retryAfter() : null;
    }

    /** Converts the exception of a Feign client that this library didn't configure. */
    BatchesException of(FeignException e) {
        if (e.getCause() instanceof BatchesException known) {
            return known;
        }
        // Feign's own error decoder creates the same type, with the status of the response.
        if (e instanceof RetryableException retryable && e.status() <= 0) {
            return (BatchesException) PolicyRetryer.incomplete(retryable, this);
        }
        Map<String, Collection<String>> sent = e.hasRequest() ? e.request().headers() : Map.of();
        String text = Excerpt.of(new Redactor(sent).redact(String.valueOf(e.getMessage())));
        Received received = Received.status(e.status());
        return e.status() >= 300
                ? error("the server responded with status " + e.status() + ": " + text, received, null, null)
                : malformed("the response could not be read: " + text, received);
    }
}
