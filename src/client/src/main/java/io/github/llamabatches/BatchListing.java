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
 * The batches that a query finds, over all pages. Nothing is requested before the first batch or page is asked for, and
 * every iteration starts afresh.
 *
 * <p>Pages come in the order of the server and batches in the order of their page; none is dropped, repeated or moved.
 * An empty page is skipped: only a page without a token ends the listing (<a
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
    private final ListingOptions options;

    BatchListing(Function<ListBatchesQuery, BatchPage> source, ListBatchesQuery query, ListingOptions options) {
        if ("".equals(query.pageToken())) {
            throw new IllegalArgumentException(
                    "an empty page token is what the last page has: there is nothing to go on with");
        }
        this.source = source;
        this.query = query;
        this.options = options;
    }

    /**
     * Returns a listing of given pages, for tests of code that takes a listing. It needs no server and sends nothing.
     *
     * @param pages the pages; their page tokens are replaced by ones that lead from each to the next
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

    /** Returns a copy, whose options may be changed as long as nobody else has it. */
    private BatchListing copy() {
        return new BatchListing(source, query, options.copy());
    }

    /**
     * Returns the same listing from another page on.
     *
     * @param pageToken the token of a page, such as {@link BatchPage#nextPageToken} of the one before it or
     *     {@link BatchesException#resumeToken}; null for the first page. The last page has no token: null saved after
     *     it means that there is nothing to go on with
     * @return a new listing
     * @throws IllegalArgumentException if it is empty, which some servers send for "no token"
     */
    public BatchListing startingAt(@Nullable String pageToken) {
        return new BatchListing(source, query.toBuilder().pageToken(pageToken).build(), options);
    }

    /**
     * Returns the same listing with a limit of pages, against a server whose listing never ends. It is a fuse, not a
     * filter: pages beyond it are an error, so a listing is never silently cut short. For the first few pages alone,
     * stop iterating.
     *
     * @param maxPages how many pages may be requested by one iteration, at least 1; no limit unless set
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
     * Returns the same listing with another limit of empty pages in a row, a fuse against a server that hands out fresh
     * page tokens for ever and nothing else. A page none of whose batches can be read counts as an empty one.
     *
     * @param maxEmptyPages how many empty pages in a row end the listing, at least 1; 1,000 unless set, and
     *     {@link Integer#MAX_VALUE} for no limit
     * @return a new listing, whose iterations throw a {@link PaginationException} that isn't resumable if that many
     *     empty pages have come and there is another one
     * @throws IllegalArgumentException if it is less than 1
     */
    public BatchListing maxEmptyPages(int maxEmptyPages) {
        requireAtLeast(1, "maxEmptyPages", maxEmptyPages);
        BatchListing copy = copy();
        copy.options.maxEmptyPages = maxEmptyPages;
        return copy;
    }

    /**
     * Returns the same listing with another limit of repeated pages in a row, a fuse against a server that passes over
     * the page token.
     *
     * @param maxRepeatedPages how many pages in a row with the ids of the page before end the listing, at least 1; 3
     *     unless set, and {@link Integer#MAX_VALUE} for no limit
     * @return a new listing, whose iterations throw a {@link PaginationException} that isn't resumable if that many
     *     repeated pages have come and there is another one
     * @throws IllegalArgumentException if it is less than 1
     */
    public BatchListing maxRepeatedPages(int maxRepeatedPages) {
        requireAtLeast(1, "maxRepeatedPages", maxRepeatedPages);
        BatchListing copy = copy();
        copy.options.maxRepeatedPages = maxRepeatedPages;
        return copy;
    }

    /**
     * Returns the same listing with a time limit for the whole of it. Requests and the waits between their attempts are
     * cut to what is left; a request that is under way at the end is broken off.
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
        BatchListing copy = copy();
        copy.options.timeout = timeout;
        return copy;
    }

    /**
     * Returns the same listing with read-ahead: it fetches pages on another thread while the caller processes earlier
     * ones.
     *
     * @param pages how many pages may be fetched beyond the one that the caller is at; 0, the default, fetches each
     *     page when it is asked for
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
     * Returns the same listing with a decorator of the tasks that read ahead, to carry the context of the caller to
     * their thread: MDC, a tenant, a trace.
     *
     * @param decorator gets a task on the thread that iterates, and returns one that does the same with more around it;
     *     it runs on the thread that reads ahead
     * @return a new listing
     */
    public BatchListing readAheadContext(UnaryOperator<Runnable> decorator) {
        Objects.requireNonNull(decorator, "decorator");
        BatchListing copy = copy();
        copy.options.readAheadTask = decorator;
        return copy;
    }

    /**
     * Returns the same listing with other options for its calls.
     *
     * @param callOptions the options of each call, on top of those before
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
     * @return a new iterator, which has requested nothing yet; its methods throw {@link BatchesException}
     */
    @Override
    public Iterator<Batch> iterator() {
        return new BatchIterator(responseIterator());
    }

    /**
     * Streams the batches, lazily and in order.
     *
     * @return a new stream, which has requested nothing yet; its terminal operation throws {@link BatchesException}.
     *     Closing it ends a read-ahead, which otherwise ends by itself: no further page is requested, and a request
     *     that is under way ends within its own time limits
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
     * Returns the pages, the empty ones included. {@link BatchPage#nextPageToken} is where to go on after a page.
     *
     * @return a view of this listing, each of whose iterators and streams starts afresh and requests nothing before it
     *     is asked
     */
    public Pages pages() {
        return new Pages(this);
    }

    /**
     * Returns the pages with the heads of the answers that they came in.
     *
     * @return a view of this listing, each of whose iterators starts afresh and requests nothing before it is asked
     */
    public Iterable<PageResponse> responses() {
        return this::responseIterator;
    }

    private Iterator<PageResponse> responseIterator() {
        PageIterator pages = new PageIterator(source, query, options, System::nanoTime);
        return options.readAhead == 0 ? pages : new ReadAheadIterator(pages, options, query.pageToken());
    }

    /** The pages of a listing. Immutable and safe to share between threads; its iterators and streams are not. */
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
         * Streams the pages, lazily and in order.
         *
         * @return a new stream, which ends a read-ahead as {@link BatchListing#stream} does
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
            throw new IllegalArgumentException(name + " is at least " + least + ", not " + value);
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
