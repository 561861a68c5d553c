package io.github.llamabatches;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a call on another thread, so that the caller gets away in time and on an interrupt, whatever the call is stuck
 * in: looking up a name, shaking hands, a head that drips, a body that stalls. Nothing else bounds all of these: a
 * blocked read of a socket can't be interrupted, and the streams of HttpURLConnection can't be closed while one goes
 * on.
 */
final class TimeLimiter {

    static final Duration IDLE = Duration.ofSeconds(10);

    /** Without threads when idle, and so without a need to be closed. */
    private final Executor executor = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE.toSeconds(), TimeUnit.SECONDS, new SynchronousQueue<>(), TimeLimiter::thread);

    /**
     * Calls, and returns or throws what the call does.
     *
     * @param abort ends a call that nobody waits for any more, or that was never begun; it may block
     * @throws TimeoutException if the time is over
     * @throws InterruptedIOException if this thread is interrupted, whose flag stays set
     */
    <T> T call(Callable<T> call, Duration limit, Runnable abort) throws IOException, TimeoutException {
        FutureTask<T> task = new FutureTask<>(call);
        boolean done = false;
        try {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted();
            }
            executor.execute(task);
            T result = task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            done = true;
            return result;
        } catch (ExecutionException e) {
            done = true;
            throw rethrow(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        } finally {
            if (!done) {
                task.cancel(true);
                executor.execute(abort);
            }
        }
    }

    Executor executor() {
        return executor;
    }

    static InterruptedIOException interrupted() {
        return new InterruptedIOException("interrupted while waiting for the answer");
    }

    private static IOException rethrow(Throwable failure) {
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof IOException io ? io : new IOException(failure);
    }

    /** Takes nothing over from the thread that happens to need it first: no thread-locals, no class loader. */
    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "llamacloud-batches-request", 0, false);
        thread.setContextClassLoader(TimeLimiter.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }
}
