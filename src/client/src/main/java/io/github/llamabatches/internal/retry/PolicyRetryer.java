package io.github.llamabatches.internal.retry;

import feign.RetryableException;
import feign.Retryer;
import io.github.llamabatches.internal.call.CallContext;
import io.github.llamabatches.internal.call.Failures;
import io.github.llamabatches.internal.call.RetryLimits;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Retries within limits. Feign clones the retryer for each call; a clone counts the attempts of that call. */
public final class PolicyRetryer implements Retryer {

    /** Provides the clock, the wait and random numbers, which tests replace. */
    public interface Surroundings {

        /** Those of the JDK. */
        Surroundings REAL = new Surroundings() {};

        /**
         * Returns the current time.
         *
         * @return a value like that of {@link System#nanoTime}
         */
        default long nanoTime() {
            return System.nanoTime();
        }

        /**
         * Waits.
         *
         * @param duration the duration of the wait
         * @throws InterruptedException if the thread is interrupted
         */
        default void sleep(Duration duration) throws InterruptedException {
            // Rounded up to milliseconds: no request is sent earlier than the server allows.
            Thread.sleep(duration.plusNanos(999_999).toMillis());
        }

        /**
         * Returns a random number.
         *
         * @return from 0, inclusive, to 1, exclusive
         */
        default double random() {
            return ThreadLocalRandom.current().nextDouble();
        }
    }

    private final RetryLimits limits;
    private final Failures failures;
    private final Surroundings surroundings;
    private final long start;
    private int attempts = 1;

    /**
     * Creates a retryer for one call.
     *
     * @param limits the limits
     * @param failures creates the exceptions
     * @param surroundings the clock and the other dependencies that a test replaces
     */
    public PolicyRetryer(RetryLimits limits, Failures failures, Surroundings surroundings) {
        this.limits = limits;
        this.failures = failures;
        this.surroundings = surroundings;
        this.start = surroundings.nanoTime();
    }

    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod")
    public Retryer clone() {
        return new PolicyRetryer(limits, failures, surroundings);
    }

    @Override
    public void continueOrPropagate(RetryableException failure) {
        CallContext call = CallContext.current();
        RetryLimits ofCall = call.settings().retryLimits();
        RetryLimits most = ofCall == null ? limits : ofCall;
        RuntimeException reason = failures.of(failure);
        Duration retryAfter = failures.retryAfter(reason);
        Duration delay = RetryRule.delay(most, attempts + 1, retryAfter, surroundings.random());
        long elapsed = surroundings.nanoTime() - start;
        if (attempts >= most.maxAttempts()
                || !RetryRule.isWorthRepeating(failure)
                || (retryAfter != null && retryAfter.compareTo(most.maxRetryAfter()) > 0)
                || delay.plusNanos(elapsed).compareTo(most.maxElapsed()) > 0
                || call.cut(delay).compareTo(delay) < 0) {
            throw reason;
        }
        call.retryFollows(delay, reason);
        try {
            surroundings.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reason.addSuppressed(e);
            throw reason;
        }
        attempts++;
    }
}
