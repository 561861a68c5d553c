package io.github.llamabatches;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * When something must have ended: a request, or a listing, whose requests and the waits between their attempts are cut
 * to what is left of it.
 *
 * <p>That of a listing reaches them through the thread, because Feign passes nothing of a call on to its client and its
 * retryer.
 */
final class Deadline {

    private static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();

    private final Duration limit;
    private final LongSupplier nanoTime;
    private final long start;

    Deadline(Duration limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** What is left of a limit within the call that this thread makes. Not positive if nothing is. */
    static Duration cut(Duration limit) {
        Deadline current = CURRENT.get();
        if (current == null) {
            return limit;
        }
        Duration left = current.left();
        return left.compareTo(limit) < 0 ? left : limit;
    }

    /** Makes a call that this deadline holds for. */
    <T> T within(Supplier<T> call) {
        // A call can list something else on its way, in an interceptor for example.
        Deadline outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return call.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    Duration limit() {
        return limit;
    }

    boolean isOver() {
        Duration left = left();
        return left.isNegative() || left.isZero();
    }

    private Duration left() {
        return limit.minusNanos(nanoTime.getAsLong() - start);
    }
}
