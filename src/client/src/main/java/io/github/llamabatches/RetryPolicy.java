package io.github.llamabatches;

import io.github.llamabatches.internal.call.RetryLimits;
import java.time.Duration;

/**
 * Limits the attempts and waits of a call. The conditions for a retry are fixed: a GET request is retried after a
 * connection error, a timeout, or a status of 408, 409, 429 or 5xx, unless the header {@code X-Should-Retry} says
 * otherwise. A rejected certificate isn't retried.
 *
 * <p>The wait is the one that the server requests ({@code Retry-After-Ms}, else {@code Retry-After} in seconds or as an
 * HTTP date). If there is no such header, or it is invalid, the wait before retry <i>n</i> is {@code min(initialBackoff
 * * 2^(n-1), maxBackoff)} minus a random part of up to a quarter.
 *
 * <p>If the server requests a longer wait than the caller allows ({@link Builder#maxRetryAfter},
 * {@link Builder#maxElapsed}, or the remaining part of {@link BatchListing#timeout}), the call fails at once with an
 * {@link ApiErrorException}, whose {@link ApiErrorException#retryAfter} returns the requested wait. No request is sent
 * earlier than the server allows.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class RetryPolicy {

    private final RetryLimits limits;

    RetryPolicy(RetryLimits limits) {
        this.limits = limits;
    }

    /**
     * Returns the default policy: three attempts, waits of 0.5 s to 8 s or as long as the server requests, up to 30 s,
     * and no new attempt later than two minutes after the first.
     *
     * @return the default policy of clients
     */
    public static RetryPolicy defaults() {
        return builder().build();
    }

    /**
     * Returns a policy without retries.
     *
     * @return a policy of one attempt
     */
    public static RetryPolicy none() {
        return builder().maxAttempts(1).build();
    }

    /**
     * Returns a builder with the default values.
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

        private int maxAttempts = 3;
        private Duration initialBackoff = Duration.ofMillis(500);
        private Duration maxBackoff = Duration.ofSeconds(8);
        private Duration maxRetryAfter = Duration.ofSeconds(30);
        private Duration maxElapsed = Duration.ofMinutes(2);

        private Builder() {}

        /**
         * Sets the maximum number of attempts, including the first.
         *
         * @param maxAttempts at least 1, which disables retries; 3 unless set
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxAttempts(int maxAttempts) {
            this.maxAttempts = ListingOptions.atLeast(1, "maxAttempts", maxAttempts);
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
         * Sets the maximum of the exponential backoff.
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
         * Sets the longest wait that the server may request. If it requests a longer one, the call fails at once with
         * an {@link ApiErrorException}, whose {@link ApiErrorException#retryAfter} returns the requested wait.
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
         * Sets the latest start of an attempt, counted from the start of the first one. A call takes at most this time
         * plus one request timeout.
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
         * Builds the policy.
         *
         * @return the policy
         */
        public RetryPolicy build() {
            return new RetryPolicy(new RetryLimits(maxAttempts, initialBackoff, maxBackoff, maxRetryAfter, maxElapsed));
        }

        private static Duration notNegative(String name, Duration value) {
            return Timeouts.within(name, value, Duration.ZERO, Timeouts.YEAR, "from 0 to 365 days");
        }
    }
}
