package io.github.llamabatches;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a bounded number of pages in advance, in order. A failure is thrown after the pages that were fetched before
 * it; fetching continues only after it has been thrown.
 *
 * <p>A thread runs only while there are pages to fetch: it ends when the bound is reached, and taking a page starts the
 * next one. It doesn't prevent garbage collection of the iterator, and then ends after the current page.
 */
final class ReadAheadIterator implements Iterator<PageResponse>, AutoCloseable {

    private static final AtomicInteger THREADS = new AtomicInteger();

    private final Row row;

    ReadAheadIterator(PageIterator source, ListingOptions options, @Nullable String startToken) {
        this.row = new Row(source, options, startToken, new WeakReference<>(this));
    }

    @Override
    public boolean hasNext() {
        try {
            return row.hasNext();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public PageResponse next() {
        try {
            return row.next();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Aborts a running fetch; the iteration can't continue afterwards. */
    @Override
    public void close() {
        row.close();
    }

    /** Holds the pages that are fetched and not taken yet: the only state that the fetching thread references. */
    private static final class Row {

        private final PageIterator source;
        private final int bound;
        private final UnaryOperator<Runnable> decorator;
        private final WeakReference<ReadAheadIterator> consumer;

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private final Deque<PageResponse> ready = new ArrayDeque<>();
        private @Nullable Throwable failure;
        private @Nullable Thread fetcher;
        private boolean ended;
        private boolean closed;
        private int deliveredPages;
        private @Nullable String nextToken;

        Row(
                PageIterator source,
                ListingOptions options,
                @Nullable String startToken,
                WeakReference<ReadAheadIterator> consumer) {
            this.source = source;
            this.bound = options.readAhead;
            this.decorator = options.readAheadTask;
            this.nextToken = startToken;
            this.consumer = consumer;
        }

        boolean hasNext() {
            lock.lock();
            try {
                requireOpen();
                while (ready.isEmpty() && failure == null && !ended) {
                    fetchIfRoom();
                    changed.await();
                    requireOpen();
                }
                if (!ready.isEmpty()) {
                    return true;
                }
                Throwable thrown = failure;
                failure = null;
                if (thrown instanceof Error error) {
                    throw error;
                }
                if (thrown != null) {
                    throw (RuntimeException) thrown;
                }
                // This is its end too, where the last page is verified.
                return source.hasNext();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                TransportException interrupted =
                        ExceptionFactory.INSTANCE.incomplete("interrupted while waiting for a page", e, null);
                // The position of the consumer, which is behind the fetched pages.
                interrupted.locate(deliveredPages + 1, nextToken);
                throw interrupted;
            } finally {
                lock.unlock();
            }
        }

        PageResponse next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            lock.lock();
            try {
                requireOpen();
                PageResponse page = ready.remove();
                deliveredPages++;
                nextToken = page.page().nextPageToken();
                try {
                    fetchIfRoom();
                } catch (RuntimeException | OutOfMemoryError e) {
                    // The decorator failed or no thread could be started. The page must not be lost; hasNext tries
                    // again.
                }
                return page;
            } finally {
                lock.unlock();
            }
        }

        void close() {
            lock.lock();
            try {
                closed = true;
                ready.clear();
                if (fetcher != null) {
                    fetcher.interrupt();
                }
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        private void requireOpen() {
            if (closed) {
                throw new IllegalStateException("the listing was closed");
            }
        }

        private void fetchIfRoom() {
            if (fetcher == null && !ended && failure == null && ready.size() < bound) {
                Runnable task = decorator.apply(this::fetchWhileRoom);
                Thread thread =
                        new Thread(() -> run(task), "llamacloud-batches-read-ahead-" + THREADS.incrementAndGet());
                thread.setDaemon(true);
                thread.start();
                // Not earlier: nothing may wait for a thread that couldn't be started.
                fetcher = thread;
            }
        }

        private void fetchWhileRoom() {
            boolean hasRoom = true;
            while (hasRoom) {
                try {
                    hasRoom = add(source.next(), null);
                } catch (RuntimeException | Error e) {
                    hasRoom = add(null, e);
                }
            }
        }

        /**
         * Adds a page or a failure, and returns whether another page is needed: there is room for it and the iterator
         * is still in use.
         */
        private boolean add(@Nullable PageResponse page, @Nullable Throwable failure) {
            lock.lock();
            try {
                this.failure = failure;
                ended = page != null && source.isEnded();
                if (page != null && !closed) {
                    ready.add(page);
                }
                boolean hasRoom =
                        !ended && failure == null && ready.size() < bound && !closed && consumer.get() != null;
                if (!hasRoom) {
                    fetcher = null;
                }
                changed.signalAll();
                return hasRoom;
            } finally {
                lock.unlock();
            }
        }

        /** Wakes the consumer in any case, even if a decorator dropped the task. */
        private void run(Runnable task) {
            Throwable thrown = new IllegalStateException("the decorator of readAheadContext didn't run the task");
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                thrown = e;
            }
            lock.lock();
            try {
                if (fetcher == Thread.currentThread()) {
                    add(null, thrown);
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
