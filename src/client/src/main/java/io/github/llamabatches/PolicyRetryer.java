package io.github.llamabatches;

import feign.RetryableException;
import feign.Retryer;
import io.github.llamabatches.runtime.Excerpt;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Feign's retryer for a {@link RetryPolicy}. Feign clones it for each call; a clone counts the attempts of one call.
 */
final class PolicyRetryer implements Retryer {

    /** Where time and chance come from. */
    record Surroundings(LongSupplier nanoTime, Sleeper sleeper, DoubleSupplier random) {

        static final Surroundings REAL = new Surroundings(
                System::nanoTime,
                // A part of a millisecond counts as a whole one: no request is sent earlier than asked.
                duration -> Thread.sleep(duration.plusNanos(999_999).toMillis()),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** Waits, like {@link Thread#sleep(long)}. */
    interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    private final RetryPolicy policy;
    private final Surroundings surroundings;
    private final long start;
    private int attempts = 1;

    PolicyRetryer(RetryPolicy policy, Surroundings surroundings) {
        this.policy = policy;
        this.surroundings = surroundings;
        this.start = surroundings.nanoTime().getAsLong();
    }

    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod")
    public Retryer clone() {
        return new PolicyRetryer(policy, surroundings);
    }

    @Override
    public void continueOrPropagate(RetryableException failure) {
        BatchesException reason = reason(failure);
        if (attempts >= policy.maxAttempts()
                || !RetryRule.isSafeToRepeat(failure.method())
                || !RetryRule.isWorthRepeating(failure.getCause())) {
            throw reason;
        }
        Duration retryAfter = reason instanceof ApiErrorException answer ? answer.retryAfter() : null;
        if (!RetryRule.isAllowed(policy, retryAfter)) {
            throw reason;
        }
        Duration delay = RetryRule.delay(
                policy, attempts + 1, retryAfter, surroundings.random().getAsDouble());
        long elapsed = surroundings.nanoTime().getAsLong() - start;
        if (delay.plusNanos(elapsed).compareTo(policy.maxElapsed()) > 0
                || CallContext.cut(delay).compareTo(delay) < 0) {
            throw reason;
        }
        CallContext.retryFollows(delay, reason);
        try {
            surroundings.sleeper().sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reason.addSuppressed(e);
            throw reason;
        }
        attempts++;
    }

    /** The failure without Feign's request and response. */
    private static BatchesException reason(RetryableException failure) {
        return failure.getCause() instanceof BatchesException known ? known : transportFailure(failure);
    }

    static TransportException transportFailure(RetryableException failure) {
        @Nullable Throwable cause = failure.getCause();
        IOException io = cause instanceof IOException found ? found : new IOException(failure.getMessage());
        // For a client that isn't guarded. For one that is, this finds nothing any more.
        io = new Redactor(failure.request().headers()).redact(io);
        return io instanceof IncompleteAnswerException incomplete
                ? new TransportException(incomplete.getMessage(), io, incomplete.requestId())
                : new TransportException("no complete answer came: " + Excerpt.of(String.valueOf(io)), io, null);
    }
}
