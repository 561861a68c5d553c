package io.github.llamabatches.internal.call;

import java.time.Duration;

/**
 * Limits the attempts and waits of a call.
 *
 * @param maxAttempts at least 1
 * @param initialBackoff the wait before the second attempt, unless the server requests one
 * @param maxBackoff the longest wait, unless the server requests one
 * @param maxRetryAfter the longest wait that the server may request
 * @param maxElapsed the longest time from the first attempt to the end of the last wait
 */
public record RetryLimits(
        int maxAttempts, Duration initialBackoff, Duration maxBackoff, Duration maxRetryAfter, Duration maxElapsed) {}
