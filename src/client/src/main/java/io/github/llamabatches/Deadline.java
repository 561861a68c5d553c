package io.github.llamabatches;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When something must have ended: a request, or a listing, whose requests and waits are cut to what is left of it. */
final class Deadline {

    private final Duration limit;
    private final LongSupplier nanoTime;
    private final long start;

    Deadline(Duration limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    Duration limit() {
        return limit;
    }

    boolean isOver() {
        Duration left = left();
        return left.isNegative() || left.isZero();
    }

    /** Not positive if nothing is left. */
    Duration left() {
        return limit.minusNanos(nanoTime.getAsLong() - start);
    }
}
