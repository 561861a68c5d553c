package io.github.llamabatches;

import io.github.llamabatches.internal.call.RetryLimits;
import java.time.Duration;

/**
 * Limits the attempts and waits of a call. Which failures are retried is fixed: a GET that met a connection error, a
 * time-out, or one of the statuses 408, 409, 429 and 5xx, unless the server says otherwise with {@code X-Should-Retry}.
 * A certificate that is refused isn't worth it.
 *
 * <p>The wait is what the server asks for ({@code Retry-After-Ms}, else {@code Retry-After} in seconds or as an HTTP
 * date). If it asks for nothing, or for something that makes no sense, the wait before retry <i>n</i> is
 * {@code min(initialBackoff * 2^(n-1), maxBackoff)} less up to a quarter, by chance.
 *
 * <p>A server that asks for a longer wait than the caller allows ({@link Builder#maxRetryAfter},
 * {@link Builder#maxElapsed}, or what is left of {@link BatchListing#timeout}) makes the call fail at once, with an
 * {@link ApiErrorException} whose {@link ApiErrorException#retryAfter} says how long the server asked for. No request
 * is sent earlier than asked.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class RetryPolicy {

    private final RetryLimits limits;

    RetryPolicy(RetryLimits limits) {
        this.limits = limits;
    }

    /**
     * Three attempts, waits of 0.5 s to 8 s, or as long as the server asks for, up to 30 s, and no new attempt later
     * than two minutes after the first.
     *
     * @return the policy of a client that wasn't given another one
     */
    public static RetryPolicy defaults() {
        return builder().build();
    }

    /**
     * Repeats nothing.
     *
     * @return a policy of one attempt
     */
    public static RetryPolicy none() {
        return builder().maxAttempts(1).build();
    }

    /**
     * Starts with the defaults.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    RetryLimits limits() {
        return limits;
    }

    @Override
    public String toString() {
        return limits.toString().replaceFirst("RetryLimits", "RetryPolicy");
    }

    /** Builds a {@link RetryPolicy}. Not safe to share between threads. */
    public static final class Builder {

        private static final Duration MAX = Duration.ofDays(365);

        private int maxAttempts = 3;
        private Duration initialBackoff = Duration.ofMillis(500);
        private Duration maxBackoff = Duration.ofSeconds(8);
        private Duration maxRetryAfter = Duration.ofSeconds(30);
        private Duration maxElapsed = Duration.ofMinutes(2);

        private Builder() {}

        /**
         * Sets how often a request is sent at most, the first time included.
         *
         * @param maxAttempts at least 1, which turns retries off; 3 unless set
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxAttempts(int maxAttempts) {
            if (maxAttempts < 1) {
                throw new IllegalArgumentException("maxAttempts is at least 1, not " + maxAttempts);
            }
            this.maxAttempts = maxAttempts;
            return this;
        }

        /**
         * Sets the wait before the first retry.
         *
         * @param initialBackoff from 0 to 365 days; 0.5 s unless set
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder initialBackoff(Duration initialBackoff) {
            this.initialBackoff = notNegative("initialBackoff", initialBackoff);
            return this;
        }

        /**
         * Sets the longest wait that doubling leads to.
         *
         * @param maxBackoff from 0 to 365 days; 8 s unless set
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder maxBackoff(Duration maxBackoff) {
            this.maxBackoff = notNegative("maxBackoff", maxBackoff);
            return this;
        }

        /**
         * Sets the longest wait that the server may request. If it asks for a longer one, the call fails at once, with
         * an {@link ApiErrorException} whose {@link ApiErrorException#retryAfter} says how long.
         *
         * @param maxRetryAfter from 0 to 365 days; 30 s unless set
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder maxRetryAfter(Duration maxRetryAfter) {
            this.maxRetryAfter = notNegative("maxRetryAfter", maxRetryAfter);
            return this;
        }

        /**
         * Sets how long after the first attempt another one may begin. A call so takes at most this and the time limit
         * of one request.
         *
         * @param maxElapsed from 0 to 365 days; two minutes unless set
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder maxElapsed(Duration maxElapsed) {
            this.maxElapsed = notNegative("maxElapsed", maxElapsed);
            return this;
        }

        /**
         * Ends the policy.
         *
         * @return the policy
         */
        public RetryPolicy build() {
            return new RetryPolicy(new RetryLimits(maxAttempts, initialBackoff, maxBackoff, maxRetryAfter, maxElapsed));
        }

        private static Duration notNegative(String name, Duration value) {
            if (value.isNegative() || value.compareTo(MAX) > 0) {
                throw new IllegalArgumentException(name + " is from 0 to 365 days, unlike " + value);
            }
            return value;
        }
    }
}
