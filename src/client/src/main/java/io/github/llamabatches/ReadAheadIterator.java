package io.github.llamabatches;

import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.internal.call.Received;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a bounded number of pages in advance, in order. A failure is thrown after the pages that were fetched before
 * it; fetching continues only after it has been thrown.
 *
 * <p>A thread runs only while there are pages to fetch: it ends when the bound is reached, and taking a page starts the
 * next one. An abandoned iteration leaves nothing behind.
 */
final class ReadAheadIterator implements Iterator<PageResponse>, AutoCloseable {

    private static final AtomicInteger THREADS = new AtomicInteger();

    private final PageIterator source;
    private final ListingOptions options;
    private final ListBatchesQuery query;

    /** Fetches one page at a time. Its thread ends when there is nothing to do. */
    private final ThreadPoolExecutor fetcher =
            new ThreadPoolExecutor(0, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ReadAheadIterator::thread);

    /** The pages that were fetched, each of which returns itself, and failures, each of which throws an exception. */
    private final BlockingQueue<Supplier<PageResponse>> results = new LinkedBlockingQueue<>();

    /** The number of pages that were fetched, but not taken. */
    private final AtomicInteger ready = new AtomicInteger();

    /** The thread on which the current task has to run. */
    private volatile @Nullable Thread worker;

    /** The last failure, until the caller continues after it was thrown. */
    private volatile @Nullable Throwable failure;

    private @Nullable Throwable thrown;
    private volatile boolean isClosed;

    /** The page for the next call of {@link #next}. */
    private @Nullable PageResponse next;

    private @Nullable PageResponse taken;

    ReadAheadIterator(PageIterator source, ListingOptions options, ListBatchesQuery query) {
        this.source = source;
        this.options = options;
        this.query = query;
        // After a concurrent close.
        fetcher.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "llamacloud-batches-read-ahead-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public boolean hasNext() {
        requireOpen();
        if (next == null && taken != null && taken.isLast()) {
            // Verifies the last page.
            return source.hasNext();
        }
        if (next == null) {
            Supplier<PageResponse> result = await();
            requireOpen();
            next = result.get();
        }
        return true;
    }

    @Override
    public PageResponse next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        taken = next;
        next = null;
        ready.decrementAndGet();
        try {
            fetchAhead();
        } catch (Throwable e) {
            // The decorator failed or no thread could be started. The page must not be lost; hasNext tries again.
        }
        return taken;
    }

    /** Aborts a running fetch; the iteration can't continue afterwards. */
    @Override
    public void close() {
        isClosed = true;
        fetcher.shutdownNow();
        results.clear();
        // Wakes a waiting thread.
        results.add(() -> {
            throw new IllegalStateException();
        });
    }

    private void requireOpen() {
        if (isClosed) {
            throw new IllegalStateException("the listing was closed");
        }
    }

    private Supplier<PageResponse> await() {
        Supplier<PageResponse> result = results.poll();
        if (result != null) {
            return result;
        }
        // Not earlier: a task that is still queued must not fetch anything behind the failure.
        failure = failure == thrown ? null : failure;
        fetchAhead();
        try {
            return results.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            TransportException interrupted =
                    ExceptionFactory.INSTANCE.incomplete("interrupted while waiting for a page", e, Received.NONE);
            // The position of the caller, which is behind the fetched pages.
            interrupted.locate(
                    taken == null ? 1 : taken.call.number + 1,
                    taken == null ? query.pageToken() : taken.page().nextPageToken(),
                    false);
            throw interrupted;
        }
    }

    /** Starts a thread if there is none. */
    private void fetchAhead() {
        Runnable task = options.readAheadContext.apply(this::fetchWhileRoom);
        fetcher.execute(() -> run(task));
    }

    /** Wakes the caller in any case, even if a decorator dropped the task. */
    private void run(Runnable task) {
        worker = Thread.currentThread();
        try {
            task.run();
            if (worker != null) {
                throw new IllegalStateException("the decorator of readAheadContext didn't run the task on its thread");
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    private void fetchWhileRoom() {
        if (worker != Thread.currentThread()) {
            throw new IllegalStateException("the task of readAheadContext runs only once, and only on its thread");
        }
        worker = null;
        try {
            while (!isClosed && failure == null && !source.isEnded() && ready.get() < options.readAhead) {
                PageResponse page = source.next();
                ready.incrementAndGet();
                results.add(() -> page);
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    private void fail(Throwable cause) {
        failure = cause;
        results.add(() -> {
            thrown = cause;
            throw ReadAheadIterator.<RuntimeException>unchecked(cause);
        });
    }

    /** Throws any exception, because code in Kotlin throws checked ones without a declaration. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable cause) throws E {
        throw (E) cause;
    }
}
