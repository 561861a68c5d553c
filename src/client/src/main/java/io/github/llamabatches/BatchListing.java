package io.github.llamabatches;

import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over the batches that match a query, across all pages. No request is sent before the first batch or page is
 * requested, and every iteration starts anew.
 *
 * <p>Pages come in the order of the server, and batches in the order of their page; none is dropped, repeated or moved.
 * An empty page is skipped: only a page without a token ends the listing (<a
 * href="https://google.aip.dev/158">AIP-158</a>). A batch that the server adds, removes or moves between two requests
 * can appear twice or not at all, as in every paginated API.
 *
 * <p>A failed iteration throws a {@link BatchesException}. It can be continued: another {@code hasNext()} requests the
 * same page again. To resume later, or in another process, pass {@link BatchesException#resumeToken} to
 * {@link #startingAt}.
 *
 * <p>Immutable and safe to share between threads; its iterators and streams are not.
 */
public final class BatchListing implements Iterable<Batch> {

    private static final int ORDERED = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
    private static final Duration MAX_TIMEOUT = Duration.ofDays(365);

    private final Function<ListBatchesQuery, BatchPage> source;
    private final ListBatchesQuery query;
    private final ListingOptions options;

    BatchListing(Function<ListBatchesQuery, BatchPage> source, ListBatchesQuery query, ListingOptions options) {
        if ("".equals(query.pageToken())) {
            throw new IllegalArgumentException(
                    "the page token is empty, as after the last page: the listing is complete");
        }
        this.source = source;
        this.query = query;
        this.options = options;
    }

    /**
     * Returns a listing of the given pages, to test code that takes a listing. It sends no requests.
     *
     * @param pages the pages; their page tokens are replaced so that each page leads to the next
     * @return a new listing
     */
    public static BatchListing of(List<BatchPage> pages) {
        List<BatchPage> all =
                pages.isEmpty() ? List.of(BatchPage.builder().items(List.of()).build()) : List.copyOf(pages);
        return new BatchListing(
                query -> linked(all, query.pageToken() == null ? 0 : Integer.parseInt(query.pageToken())),
                ListBatchesQuery.builder().build(),
                new ListingOptions(Listeners.NONE));
    }

    private static BatchPage linked(List<BatchPage> pages, int index) {
        int next = index + 1;
        return pages.get(index).toBuilder()
                .nextPageToken(next < pages.size() ? String.valueOf(next) : null)
                .build();
    }

    /** Returns a copy. Its options may be changed until it is published. */
    private BatchListing copy() {
        return new BatchListing(source, query, options.copy());
    }

    /**
     * Returns the same listing, starting at another page.
     *
     * @param pageToken the token of a page, such as {@link BatchPage#nextPageToken} of the previous one or
     *     {@link BatchesException#resumeToken}; null for the first page. The last page has no token: if the saved token
     *     is null, the listing is complete
     * @return a new listing
     * @throws IllegalArgumentException if it is empty, because some servers send an empty token after the last page
     */
    public BatchListing startingAt(@Nullable String pageToken) {
        return new BatchListing(source, query.toBuilder().pageToken(pageToken).build(), options);
    }

    /**
     * Returns the same listing with a limit on the number of pages, as protection against a listing that never ends.
     * More pages are an error, so a listing is never silently truncated. To read only the first few pages, stop
     * iterating.
     *
     * @param maxPages the maximum number of pages that one iteration may request, at least 1; no limit unless set
     * @return a new listing, whose iterations throw a {@link PaginationException} if there are more pages
     * @throws IllegalArgumentException if it is less than 1
     */
    public BatchListing maxPages(int maxPages) {
        requireAtLeast(1, "maxPages", maxPages);
        BatchListing copy = copy();
        copy.options.maxPages = maxPages;
        return copy;
    }

    /**
     * Returns the same listing with another limit on consecutive empty pages, as protection against a server that
     * returns new page tokens forever but no batches. A page counts as empty if none of its batches can be read.
     *
     * @param maxEmptyPages the maximum number of consecutive empty pages, at least 1; 1,000 unless set, and
     *     {@link Integer#MAX_VALUE} for no limit
     * @return a new listing, whose iterations throw a {@link PaginationException} that isn't resumable if another page
     *     follows that many empty pages
     * @throws IllegalArgumentException if it is less than 1
     */
    public BatchListing maxEmptyPages(int maxEmptyPages) {
        requireAtLeast(1, "maxEmptyPages", maxEmptyPages);
        BatchListing copy = copy();
        copy.options.maxEmptyPages = maxEmptyPages;
        return copy;
    }

    /**
     * Returns the same listing with another limit on consecutive repeated pages, as protection against a server that
     * ignores the page token.
     *
     * @param maxRepeatedPages the maximum number of consecutive pages with the same batch ids as the previous page, at
     *     least 1; 3 unless set, and {@link Integer#MAX_VALUE} for no limit
     * @return a new listing, whose iterations throw a {@link PaginationException} that isn't resumable if another page
     *     follows that many repeated pages
     * @throws IllegalArgumentException if it is less than 1
     */
    public BatchListing maxRepeatedPages(int maxRepeatedPages) {
        requireAtLeast(1, "maxRepeatedPages", maxRepeatedPages);
        BatchListing copy = copy();
        copy.options.maxRepeatedPages = maxRepeatedPages;
        return copy;
    }

    /**
     * Returns the same listing with a timeout for the whole iteration. The timeouts of requests and the waits between
     * attempts are reduced to the remaining time; a request that is still running at the end is aborted.
     *
     * @param timeout positive; it starts with the first request of each iteration and includes the time that the caller
     *     spends between pages; no limit unless set
     * @return a new listing, whose iterations throw a {@link PaginationException} when the timeout expires. If an
     *     attempt fails and the wait before the next one would exceed the timeout, they throw the exception of that
     *     attempt
     * @throws IllegalArgumentException if it isn't positive, or longer than 365 days
     */
    public BatchListing timeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException("timeout must be positive and at most 365 days, not " + timeout);
        }
        BatchListing copy = copy();
        copy.options.timeout = timeout;
        return copy;
    }

    /**
     * Returns the same listing with read-ahead: pages are fetched on another thread while the caller processes earlier
     * ones.
     *
     * @param pages the maximum number of pages to fetch beyond the caller's current page; 0, the default, fetches each
     *     page on demand
     * @return a new listing
     * @throws IllegalArgumentException if it is negative
     */
    public BatchListing readAhead(int pages) {
        requireAtLeast(0, "readAhead", pages);
        BatchListing copy = copy();
        copy.options.readAhead = pages;
        return copy;
    }

    /**
     * Returns the same listing with a decorator for read-ahead tasks, to propagate the caller's context (MDC, tenant or
     * trace) to their thread.
     *
     * @param decorator receives a task on the iterating thread and returns one that wraps it; the returned task runs on
     *     the read-ahead thread
     * @return a new listing
     */
    public BatchListing readAheadContext(UnaryOperator<Runnable> decorator) {
        Objects.requireNonNull(decorator, "decorator");
        BatchListing copy = copy();
        copy.options.readAheadTask = decorator;
        return copy;
    }

    /**
     * Returns the same listing with additional options for its calls.
     *
     * @param callOptions the options of each call; they take precedence over existing ones
     * @return a new listing
     */
    public BatchListing callOptions(CallOptions callOptions) {
        BatchListing copy = copy();
        copy.options.callOptions = callOptions.over(options.callOptions);
        return copy;
    }

    /**
     * Returns the same listing with one more listener.
     *
     * @param listener called after the existing listeners
     * @return a new listing
     */
    public BatchListing listener(ListingListener listener) {
        BatchListing copy = copy();
        copy.options.listeners = options.listeners.with(listener);
        return copy;
    }

    /**
     * Iterates over the batches.
     *
     * @return a new iterator, which has sent no request yet; its methods throw {@link BatchesException}
     */
    @Override
    public Iterator<Batch> iterator() {
        return new BatchIterator(responseIterator());
    }

    /**
     * Streams the batches lazily, in order.
     *
     * @return a new stream, which has sent no request yet; its terminal operation throws {@link BatchesException}.
     *     Closing it stops read-ahead: no further page is requested, and a request that is still running ends within
     *     its own timeouts. At the end of the listing read-ahead stops automatically
     */
    public Stream<Batch> stream() {
        return stream(BatchIterator::new);
    }

    private <T> Stream<T> stream(Function<Iterator<PageResponse>, Iterator<T>> view) {
        Iterator<PageResponse> pages = responseIterator();
        Stream<T> stream = StreamSupport.stream(Spliterators.spliteratorUnknownSize(view.apply(pages), ORDERED), false);
        return pages instanceof ReadAheadIterator ahead ? stream.onClose(ahead::close) : stream;
    }

    /**
     * Returns the pages, including empty ones. {@link BatchPage#nextPageToken} is the token to continue after a page.
     *
     * @return a view of this listing; each iterator and each stream starts anew and sends no request before the first
     *     page is requested
     */
    public Pages pages() {
        return new Pages(this);
    }

    /**
     * Returns the pages with the status and headers of their responses.
     *
     * @return a view of this listing; each iterator starts anew and sends no request before the first page is requested
     */
    public Iterable<PageResponse> responses() {
        return this::responseIterator;
    }

    private Iterator<PageResponse> responseIterator() {
        PageIterator pages = new PageIterator(source, query, options, System::nanoTime);
        return options.readAhead == 0 ? pages : new ReadAheadIterator(pages, options, query.pageToken());
    }

    /**
     * Iterates over the pages of a listing. Immutable and safe to share between threads; its iterators and streams are
     * not.
     */
    public static final class Pages implements Iterable<BatchPage> {

        private final BatchListing listing;

        private Pages(BatchListing listing) {
            this.listing = listing;
        }

        @Override
        public Iterator<BatchPage> iterator() {
            return pagesOf(listing.responseIterator());
        }

        /**
         * Streams the pages lazily, in order.
         *
         * @return a new stream; closing it stops read-ahead like closing {@link BatchListing#stream}
         */
        public Stream<BatchPage> stream() {
            return listing.stream(Pages::pagesOf);
        }

        private static Iterator<BatchPage> pagesOf(Iterator<PageResponse> responses) {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return responses.hasNext();
                }

                @Override
                public BatchPage next() {
                    return responses.next().page();
                }
            };
        }
    }

    private static void requireAtLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
        }
    }

    private static final class BatchIterator implements Iterator<Batch> {

        private final Iterator<PageResponse> pages;
        private Iterator<Batch> current = Collections.emptyIterator();

        BatchIterator(Iterator<PageResponse> pages) {
            this.pages = pages;
        }

        @Override
        public boolean hasNext() {
            while (!current.hasNext()) {
                if (!pages.hasNext()) {
                    return false;
                }
                current = pages.next().page().items().iterator();
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
