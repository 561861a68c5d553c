package io.github.llamabatches.internal.http;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Measures the remaining time of a request or a listing. Requests and waits of a listing are limited to its remaining
 * time.
 */
public final class Deadline {

    private static final LongSupplier NANO_TIME = System::nanoTime;

    private final Duration limit;
    private final LongSupplier nanoTime;
    private final long start;

    /**
     * Starts a deadline.
     *
     * @param limit the timeout
     */
    public Deadline(Duration limit) {
        this(limit, NANO_TIME);
    }

    /**
     * Starts a deadline with another clock.
     *
     * @param limit the timeout
     * @param nanoTime a clock like {@link System#nanoTime}
     */
    public Deadline(Duration limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /**
     * Returns the total duration.
     *
     * @return the timeout
     */
    public Duration limit() {
        return limit;
    }

    /**
     * Returns whether the deadline has passed.
     *
     * @return true from the deadline on
     */
    public boolean isOver() {
        Duration left = left();
        return left.isNegative() || left.isZero();
    }

    /**
     * Ends a request that is over, or whose thread is interrupted.
     *
     * @throws InterruptedIOException if the thread is interrupted; its status stays set
     * @throws SocketTimeoutException if the deadline has passed
     */
    public void check() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted");
        }
        if (isOver()) {
            throw new SocketTimeoutException("not complete within " + limit);
        }
    }

    /**
     * Returns the remaining time.
     *
     * @return not positive after the deadline
     */
    public Duration left() {
        return limit.minusNanos(nanoTime.getAsLong() - start);
    }
}
