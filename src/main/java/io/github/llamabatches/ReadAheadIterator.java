package io.github.llamabatches;

import io.github.llamabatches.model.BatchPage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pages before they are asked for, never more than a bound, in their order. A failure waits in the row and
 * comes out in its place.
 *
 * <p>A thread lives only while there is something to fetch. It ends when the bound is reached, and taking a page starts
 * the next one; so an iteration that is abandoned needs nobody to stop it.
 */
final class ReadAheadIterator implements Iterator<BatchPage>, AutoCloseable {

    /** What fetching gave: a page, or the failure to get it. */
    private record Outcome(
            @Nullable BatchPage page, @Nullable Throwable failure) {}

    private final Iterator<BatchPage> source;
    private final int bound;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Outcome> ready = new ArrayDeque<>();
    private @Nullable Thread fetcher;
    private boolean ended;
    private boolean closed;
    private int deliveredPages;
    private @Nullable String nextToken;

    ReadAheadIterator(Iterator<BatchPage> source, int bound, @Nullable String startToken) {
        this.source = source;
        this.bound = bound;
        this.nextToken = startToken;
    }

    @Override
    public boolean hasNext() {
        lock.lock();
        try {
            while (ready.isEmpty() && !ended) {
                fetchIfRoom();
                changed.await();
            }
            if (ready.isEmpty()) {
                return false;
            }
            Throwable failure = ready.peek().failure();
            if (failure != null) {
                ready.remove();
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            TransportException interrupted = new TransportException("interrupted while waiting for a page", e, null);
            // Where the consumer is, which is behind what was fetched.
            interrupted.locate(deliveredPages + 1, nextToken);
            throw interrupted;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public BatchPage next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        lock.lock();
        try {
            BatchPage page = ready.remove().page();
            deliveredPages++;
            nextToken = page.nextPageToken();
            fetchIfRoom();
            return page;
        } finally {
            lock.unlock();
        }
    }

    /** Ends a fetch that is under way; the iteration cannot go on after it. */
    @Override
    public void close() {
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

    private void fetchIfRoom() {
        if (closed) {
            throw new IllegalStateException("the listing was closed");
        }
        if (fetcher == null && !ended && ready.size() < bound) {
            Thread thread = new Thread(this::fetchWhileRoom, "llamacloud-batches-read-ahead");
            thread.setDaemon(true);
            thread.start();
            // Not before: nobody may wait for a thread that couldn't be started.
            fetcher = thread;
        }
    }

    private void fetchWhileRoom() {
        boolean room = true;
        while (room) {
            Outcome outcome = fetch();
            lock.lock();
            try {
                if (outcome == null) {
                    ended = true;
                } else if (!closed) {
                    ready.add(outcome);
                }
                room = outcome != null && outcome.failure() == null && ready.size() < bound && !closed;
                if (!room) {
                    fetcher = null;
                }
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Null at the end of the listing. */
    private @Nullable Outcome fetch() {
        try {
            return source.hasNext() ? new Outcome(source.next(), null) : null;
        } catch (RuntimeException | Error e) {
            return new Outcome(null, e);
        }
    }
}
