package io.github.llamabatches.internal.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The timer that the JDK has for futures: its thread is there once for the whole JVM, and keeps nobody alive. */
final class Timer {

    static {
        // The thread is started by the first use, and would keep the class loader of a web application for ever.
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

    /** Runs what doesn't block. Completing the future before that keeps it from running. */
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
