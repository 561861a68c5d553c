package io.github.llamabatches;

import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The batches that a query finds, over all pages. Nothing is requested before the first batch or page is asked for, and
 * every iteration starts afresh.
 *
 * <p>Pages come in the order of the server and batches in the order of their page; none is dropped, repeated or moved.
 * An empty page is walked over: only a page without a token ends the listing (<a
 * href="https://google.aip.dev/158">AIP-158</a>). What the server changes between two pages can show twice or not at
 * all, as with every paged API.
 *
 * <p>An iteration fails with a {@link BatchesException}. It can then be continued: another {@code hasNext()} asks for
 * the same page again. To go on later, or elsewhere, give {@link BatchesException#resumeToken} to {@link #startingAt}.
 *
 * <p>Immutable and safe to share between threads; its iterators and streams are not.
 */
public final class BatchListing implements Iterable<Batch> {

    private static final int ORDERED = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
    private static final Duration MAX_TIMEOUT = Duration.ofDays(365);

    private final Function<ListBatchesQuery, BatchPage> source;
    private final ListBatchesQuery query;
    private final int maxPages;
    private final @Nullable Duration timeout;
    private final int readAhead;
    private final List<ListingListener> listeners;

    BatchListing(
            Function<ListBatchesQuery, BatchPage> source, ListBatchesQuery query, List<ListingListener> listeners) {
        this(source, query, Integer.MAX_VALUE, null, 0, listeners);
    }

    private BatchListing(
            Function<ListBatchesQuery, BatchPage> source,
            ListBatchesQuery query,
            int maxPages,
            @Nullable Duration timeout,
            int readAhead,
            List<ListingListener> listeners) {
        if ("".equals(query.pageToken())) {
            throw new IllegalArgumentException(
                    "an empty page token is what the last page has: there is nothing to go on with");
        }
        this.source = source;
        this.query = query;
        this.maxPages = maxPages;
        this.timeout = timeout;
        this.readAhead = readAhead;
        this.listeners = listeners;
    }

    /**
     * The same listing from another page on.
     *
     * @param pageToken the token of a page, such as {@link BatchPage#nextPageToken} of the one before it or
     *     {@link BatchesException#resumeToken}; null for the first page. The last page has no token: null saved after
     *     it means that there is nothing to go on with
     * @return a new listing
     * @throws IllegalArgumentException if it is empty, which some servers send for "no token"
     */
    public BatchListing startingAt(@Nullable String pageToken) {
        ListBatchesQuery from = query.toBuilder().pageToken(pageToken).build();
        return new BatchListing(source, from, maxPages, timeout, readAhead, listeners);
    }

    /**
     * The same listing, guarded against a server that never comes to an end. It is a fuse, not a filter: pages beyond
     * it are an error, so a listing is never silently cut short. For the first few pages alone, stop iterating.
     *
     * @param maxPages how many pages may be requested by one iteration, at least 1; no limit unless set
     * @return a new listing, whose iterations throw a {@link PaginationException} if there are more pages
     * @throws IllegalArgumentException if it is less than 1
     */
    public BatchListing maxPages(int maxPages) {
        if (maxPages < 1) {
            throw new IllegalArgumentException("maxPages is at least 1, not " + maxPages);
        }
        return new BatchListing(source, query, maxPages, timeout, readAhead, listeners);
    }

    /**
     * The same listing, with a time limit for all of it. Requests and the waits between their attempts are cut to what
     * is left; a request that is under way at the end is broken off.
     *
     * @param timeout positive, counted by each iteration from its first request on, the caller's own time between pages
     *     included; no limit unless set
     * @return a new listing, whose iterations throw a {@link PaginationException} when the time is over; an error that
     *     comes before is thrown as it is, if the wait before another attempt would take too long
     * @throws IllegalArgumentException if it isn't positive, or longer than 365 days
     */
    public BatchListing timeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException("timeout is positive and at most 365 days, unlike " + timeout);
        }
        return new BatchListing(source, query, maxPages, timeout, readAhead, listeners);
    }

    /**
     * The same listing, fetching pages on another thread while the caller is busy with those before.
     *
     * @param pages how many pages may be fetched beyond the one that the caller is at; 0, the default, fetches each
     *     page when it is asked for
     * @return a new listing
     * @throws IllegalArgumentException if it is negative
     */
    public BatchListing readAhead(int pages) {
        if (pages < 0) {
            throw new IllegalArgumentException("readAhead is not negative, unlike " + pages);
        }
        return new BatchListing(source, query, maxPages, timeout, pages, listeners);
    }

    /**
     * The same listing, telling what it does.
     *
     * @param listener told after those that are there already
     * @return a new listing
     */
    public BatchListing listener(ListingListener listener) {
        return new BatchListing(source, query, maxPages, timeout, readAhead, with(listeners, listener));
    }

    static List<ListingListener> with(List<ListingListener> listeners, ListingListener another) {
        List<ListingListener> all = new ArrayList<>(listeners);
        all.add(Objects.requireNonNull(another, "listener"));
        return List.copyOf(all);
    }

    /**
     * Iterates over the batches.
     *
     * @return a new iterator, which has requested nothing yet; its methods throw {@link BatchesException}
     */
    @Override
    public Iterator<Batch> iterator() {
        return new BatchIterator(pageIterator());
    }

    /**
     * Streams the batches, lazily and in order.
     *
     * @return a new stream, which has requested nothing yet; its terminal operation throws {@link BatchesException}.
     *     Closing it ends a read-ahead, which otherwise ends by itself: no further page is requested, and a request
     *     that is under way ends within its own time limits
     */
    public Stream<Batch> stream() {
        Iterator<BatchPage> pages = pageIterator();
        Stream<Batch> batches =
                StreamSupport.stream(Spliterators.spliteratorUnknownSize(new BatchIterator(pages), ORDERED), false);
        return pages instanceof ReadAheadIterator ahead ? batches.onClose(ahead::close) : batches;
    }

    /**
     * Iterates over the pages, the empty ones included. {@link BatchPage#nextPageToken} is where to go on after a page.
     *
     * @return a view of this listing, each of whose iterators starts afresh and requests nothing before it is asked
     */
    public Iterable<BatchPage> pages() {
        return this::pageIterator;
    }

    private Iterator<BatchPage> pageIterator() {
        PageIterator pages = new PageIterator(source, query, maxPages, timeout, listeners, System::nanoTime);
        return readAhead == 0 ? pages : new ReadAheadIterator(pages, readAhead, query.pageToken());
    }

    private static final class BatchIterator implements Iterator<Batch> {

        private final Iterator<BatchPage> pages;
        private Iterator<Batch> current = Collections.emptyIterator();

        BatchIterator(Iterator<BatchPage> pages) {
            this.pages = pages;
        }

        @Override
        public boolean hasNext() {
            while (!current.hasNext()) {
                if (!pages.hasNext()) {
                    return false;
                }
                current = pages.next().items().iterator();
            }
            return true;
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return current.next();
        }
    }
}
