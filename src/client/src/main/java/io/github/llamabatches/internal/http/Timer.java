package io.github.llamabatches.internal.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs tasks on the JDK's timer for futures, whose single daemon thread is shared by the whole JVM. */
final class Timer {

    static {
        // The first use starts the thread, which would otherwise reference the class loader of a web application
        // forever.
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            after(0, () -> {});
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    private Timer() {}

    /** Schedules a task that doesn't block. Completing the returned future first cancels it. */
    static CompletableFuture<Void> after(long nanos, Runnable action) {
        CompletableFuture<Void> future = new CompletableFuture<Void>().orTimeout(nanos, TimeUnit.NANOSECONDS);
        future.whenComplete((nothing, timeout) -> {
            if (timeout != null) {
                action.run();
            }
        });
        return future;
    }
}
