package io.github.llamabatches.runtime;

import feign.Request.HttpMethod;
import feign.RetryableException;
import feign.Retryer;
import java.util.Set;

/**
 * Retries like Feign's default retryer, but only idempotent requests (RFC 9110, section 9.2.2): a POST that received no
 * response may have been processed. After the last attempt, an error of the server is thrown as an
 * {@link ErrorResponseException}, as it is without retries.
 */
final class SafeRetryer implements Retryer {

    private static final Set<HttpMethod> IDEMPOTENT = Set.of(
            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE, HttpMethod.PUT, HttpMethod.DELETE);

    private final Retryer attempts = new Retryer.Default();

    @Override
    public void continueOrPropagate(RetryableException failure) {
        if (!IDEMPOTENT.contains(failure.method())) {
            throw cause(failure);
        }
        try {
            attempts.continueOrPropagate(failure);
        } catch (RetryableException last) {
            throw cause(last);
        }
    }

    private static RuntimeException cause(RetryableException failure) {
        return failure.getCause() instanceof ErrorResponseException error ? error : failure;
    }

    /** Called by Feign for each call. */
    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod")
    public Retryer clone() {
        return new SafeRetryer();
    }
}
