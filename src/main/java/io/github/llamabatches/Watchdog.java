package io.github.llamabatches;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Ends waits that take too long, and those of a thread that is interrupted. For a wait that can be ended from outside
 * this costs less than {@link TimeLimiter}, which has to wake two threads for each.
 */
final class Watchdog {

    /** How late an end may be. */
    private static final long TICK_NANOS = Duration.ofMillis(20).toNanos();

    private static final long IDLE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Executor executor;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean awake;

    /** Takes the executor, whose threads wake and end the waits. */
    Watchdog(Executor executor) {
        this.executor = executor;
    }

    /**
     * Watches the calling thread.
     *
     * @param end ends the wait; called again until the watch is over, because there may be nothing yet that it could
     *     end
     */
    Watch watch(Duration limit, Runnable end) {
        Watch watch = new Watch(Thread.currentThread(), System.nanoTime() + limit.toNanos(), end);
        watches.add(watch);
        wake();
        return watch;
    }

    private void wake() {
        // Nearly always it is, and then nobody needs the lock.
        lock.lock();
        try {
            if (!awake) {
                executor.execute(this::look);
                awake = true;
            }
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        long idleSince = System.nanoTime();
        while (true) {
            LockSupport.parkNanos(TICK_NANOS);
            long now = System.nanoTime();
            for (Watch watch : watches) {
                idleSince = now;
                if (watch.isOver(now)) {
                    // Not here: to close a connection can take as long as a read of it.
                    executor.execute(watch.end);
                }
            }
            if (now - idleSince > IDLE_NANOS && sleep()) {
                return;
            }
        }
    }

    private boolean sleep() {
        lock.lock();
        try {
            awake = !watches.isEmpty();
            return !awake;
        } finally {
            lock.unlock();
        }
    }

    /** One wait. */
    final class Watch implements AutoCloseable {

        private final Thread thread;
        private final long deadline;
        private final Runnable end;

        Watch(Thread thread, long deadline, Runnable end) {
            this.thread = thread;
            this.deadline = deadline;
            this.end = end;
        }

        /** Whether the wait was to end, so that what it met is of our own making. */
        boolean isOver() {
            return isOver(System.nanoTime());
        }

        private boolean isOver(long now) {
            return now - deadline >= 0 || thread.isInterrupted();
        }

        @Override
        public void close() {
            watches.remove(this);
        }
    }
}
