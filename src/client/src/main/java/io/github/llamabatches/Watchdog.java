package io.github.llamabatches;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends what a thread is stuck in when its time is over or it is interrupted. For what can be ended from outside this is
 * cheaper than {@link TimeLimiter}, which wakes two threads for each call.
 */
final class Watchdog {

    /** How late an end may come. */
    private static final long TICK_NANOS = Duration.ofMillis(20).toNanos();

    private final Executor executor;
    private final long idleNanos;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean awake = new AtomicBoolean();

    /**
     * Takes what it needs.
     *
     * @param executor on whose threads it looks, and ends
     * @param idle how long it goes on looking when there is nothing to look at
     */
    Watchdog(Executor executor, Duration idle) {
        this.executor = executor;
        this.idleNanos = idle.toNanos();
    }

    /**
     * Watches the calling thread until the watch is closed.
     *
     * @param abort ends what it is stuck in; done again and again, because there may be nothing yet that could be ended
     */
    Watch watch(Duration limit, Runnable abort) {
        Watch watch = new Watch(Thread.currentThread(), new Deadline(limit, System::nanoTime), abort);
        watches.add(watch);
        if (!awake.get()) {
            wake();
        }
        return watch;
    }

    private void wake() {
        if (awake.compareAndSet(false, true)) {
            try {
                executor.execute(this::look);
            } catch (Throwable e) {
                awake.set(false);
                throw e;
            }
        }
    }

    private void look() {
        long idleSince = System.nanoTime();
        do {
            LockSupport.parkNanos(TICK_NANOS);
            for (Watch watch : watches) {
                idleSince = System.nanoTime();
                if (watch.isOver() || watch.isInterrupted()) {
                    watch.abort();
                }
            }
        } while (System.nanoTime() - idleSince < idleNanos);
        awake.set(false);
        // One that was added a moment ago may have found this awake.
        if (!watches.isEmpty()) {
            wake();
        }
    }

    /** One thread that is watched. */
    final class Watch implements AutoCloseable {

        private final Thread thread;
        private final Deadline deadline;
        private final Runnable abort;
        private final AtomicBoolean aborting = new AtomicBoolean();

        Watch(Thread thread, Deadline deadline, Runnable abort) {
            this.thread = thread;
            this.deadline = deadline;
            this.abort = abort;
        }

        boolean isOver() {
            return deadline.isOver();
        }

        boolean isInterrupted() {
            return thread.isInterrupted();
        }

        /** On a thread of its own, because to close a connection can take as long as a read of it. */
        private void abort() {
            if (aborting.compareAndSet(false, true)) {
                try {
                    executor.execute(() -> {
                        try {
                            abort.run();
                        } finally {
                            aborting.set(false);
                        }
                    });
                } catch (RuntimeException | OutOfMemoryError e) {
                    // There is no thread to be had now. The others that are watched need this one.
                    aborting.set(false);
                }
            }
        }

        @Override
        public void close() {
            watches.remove(this);
        }
    }
}
