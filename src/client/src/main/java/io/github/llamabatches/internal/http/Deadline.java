package io.github.llamabatches.internal.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When something must have ended: a request, or a listing, whose requests and waits are cut to what is left of it. */
public final class Deadline {

    private static final LongSupplier NANO_TIME = System::nanoTime;

    private final Duration limit;
    private final LongSupplier nanoTime;
    private final long start;

    /**
     * Starts the time.
     *
     * @param limit how long it may take
     */
    public Deadline(Duration limit) {
        this(limit, NANO_TIME);
    }

    /**
     * Starts the time of another clock.
     *
     * @param limit how long it may take
     * @param nanoTime a clock like {@link System#nanoTime}
     */
    public Deadline(Duration limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /**
     * Returns how long it may take in all.
     *
     * @return the limit
     */
    public Duration limit() {
        return limit;
    }

    /**
     * Returns whether nothing is left.
     *
     * @return true from the end of the limit on
     */
    public boolean isOver() {
        Duration left = left();
        return left.isNegative() || left.isZero();
    }

    /**
     * Returns how much is left.
     *
     * @return not positive if nothing is
     */
    public Duration left() {
        return limit.minusNanos(nanoTime.getAsLong() - start);
    }
}
