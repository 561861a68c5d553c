package io.github.llamabatches.internal.retry;

import feign.RetryableException;
import feign.Retryer;
import io.github.llamabatches.internal.call.CallContext;
import io.github.llamabatches.internal.call.Failures;
import io.github.llamabatches.internal.call.IncompleteAnswerException;
import io.github.llamabatches.internal.call.Redactor;
import io.github.llamabatches.internal.call.RetryLimits;
import io.github.llamabatches.runtime.Excerpt;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Feign's retryer within limits. Feign clones it for each call; a clone counts the attempts of one call. */
public final class PolicyRetryer implements Retryer {

    /** The clock, the wait and the chance, of which a test has its own. */
    public static class Surroundings {

        /** Makes those of the JDK. */
        public Surroundings() {}

        /**
         * Returns a time.
         *
         * @return as {@link System#nanoTime}
         */
        public long nanoTime() {
            return System.nanoTime();
        }

        /**
         * Waits.
         *
         * @param duration for how long
         * @throws InterruptedException if the thread is interrupted
         */
        public void sleep(Duration duration) throws InterruptedException {
            // A part of a millisecond counts as a whole one: no request is sent earlier than asked.
            Thread.sleep(duration.plusNanos(999_999).toMillis());
        }

        /**
         * Returns a random number.
         *
         * @return from 0 to 1, without 1
         */
        public double random() {
            return ThreadLocalRandom.current().nextDouble();
        }
    }

    private final RetryLimits limits;
    private final Failures failures;
    private final Surroundings surroundings;
    private final long start;
    private int attempts = 1;

    /**
     * Makes a retryer for one call.
     *
     * @param limits the limits
     * @param failures makes the exceptions
     */
    public PolicyRetryer(RetryLimits limits, Failures failures) {
        this(limits, failures, new Surroundings());
    }

    /**
     * Makes a retryer for one call in a time of its own.
     *
     * @param limits the limits
     * @param failures makes the exceptions
     * @param surroundings the clock and all else that a test replaces
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
        RetryLimits ofCall = CallContext.settings().retryLimits();
        continueOrPropagate(failure, ofCall == null ? limits : ofCall);
    }

    private void continueOrPropagate(RetryableException failure, RetryLimits limits) {
        RuntimeException reason = reason(failure);
        if (attempts >= limits.maxAttempts()
                || !RetryRule.isSafeToRepeat(failure.method())
                || !RetryRule.isWorthRepeating(failure.getCause())) {
            throw reason;
        }
        Duration retryAfter = failures.retryAfter(reason);
        if (retryAfter != null && retryAfter.compareTo(limits.maxRetryAfter()) > 0) {
            throw reason;
        }
        Duration delay = RetryRule.delay(limits, attempts + 1, retryAfter, surroundings.random());
        long elapsed = surroundings.nanoTime() - start;
        if (delay.plusNanos(elapsed).compareTo(limits.maxElapsed()) > 0
                || CallContext.cut(delay).compareTo(delay) < 0) {
            throw reason;
        }
        CallContext.retryFollows(delay, reason);
        try {
            surroundings.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reason.addSuppressed(e);
            throw reason;
        }
        attempts++;
    }

    /** The failure without Feign's request and response. */
    private RuntimeException reason(RetryableException failure) {
        Throwable cause = failure.getCause();
        return failures.isOne(cause) ? (RuntimeException) cause : incomplete(failure, failures);
    }

    /**
     * Returns the exception of an answer that didn't come.
     *
     * @param failure Feign's exception
     * @param failures makes the exception
     * @return the exception, without credentials
     */
    public static RuntimeException incomplete(RetryableException failure, Failures failures) {
        @Nullable Throwable cause = failure.getCause();
        IOException io = cause instanceof IOException found ? found : new IOException(failure.getMessage());
        // For a client that isn't guarded. For one that is, this finds nothing any more.
        io = new Redactor(failure.request().headers()).redact(io);
        return io instanceof IncompleteAnswerException incomplete
                ? failures.incomplete(incomplete.getMessage(), io, incomplete.requestId())
                : failures.incomplete("no complete answer came: " + Excerpt.of(String.valueOf(io)), io, null);
    }
}
