package io.github.llamabatches;

import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.runtime.Excerpt;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
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

    private final ListingOptions options;
    private final ListBatchesQuery query;

    BatchListing(ListingOptions options, ListBatchesQuery query) {
        if ("".equals(query.pageToken())) {
            throw new IllegalArgumentException(
                    "the page token is empty, as after the last page: the listing is complete");
        }
        this.options = options;
        this.query = query;
    }

    /**
     * Returns a listing of the given pages, to test code that takes a listing. It sends no requests.
     *
     * @param pages the pages; their page tokens are replaced so that each page leads to the next. Without pages,
     *     iterations end immediately
     * @return a new listing, whose iterations throw an {@link IllegalArgumentException} if they start at a page token
     *     that none of its pages had
     */
    public static BatchListing of(List<BatchPage> pages) {
        List<BatchPage> all = List.copyOf(pages);
        List<String> tokens =
                IntStream.range(0, all.size()).mapToObj(String::valueOf).toList();
        ListingOptions options = new ListingOptions(query -> {
            int index = query.pageToken() == null ? 0 : tokens.indexOf(query.pageToken());
            if (index < 0) {
                throw new IllegalArgumentException("the page token \"" + Excerpt.of(query.pageToken())
                        + "\" isn't of these pages: use a token of a page of this listing");
            }
            String next = index + 1 < all.size() ? tokens.get(index + 1) : null;
            return all.get(index).toBuilder().nextPageToken(next).build();
        });
        options.isEmpty = all.isEmpty();
        return new BatchListing(options, ListBatchesQuery.builder().build());
    }

    private BatchListing with(Consumer<ListingOptions> change) {
        return new BatchListing(options.with(change), query);
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
        return new BatchListing(options, query.toBuilder().pageToken(pageToken).build());
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
        return with(changed -> changed.maxPages = ListingOptions.atLeast(1, "maxPages", maxPages));
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
        return with(changed -> changed.maxEmptyPages = ListingOptions.atLeast(1, "maxEmptyPages", maxEmptyPages));
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
        return with(
                changed -> changed.maxRepeatedPages = ListingOptions.atLeast(1, "maxRepeatedPages", maxRepeatedPages));
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
        Timeouts.within("timeout", timeout, Duration.ofNanos(1), Timeouts.YEAR, "positive and at most 365 days");
        return with(changed -> changed.timeout = timeout);
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
        return with(changed -> changed.readAhead = ListingOptions.atLeast(0, "readAhead", pages));
    }

    /**
     * Returns the same listing with a decorator for read-ahead tasks, to propagate the caller's context (MDC, tenant or
     * trace) to their thread.
     *
     * @param decorator receives a task on the iterating thread and returns one that runs it; the returned task is
     *     called on the read-ahead thread and must run the given one there, once. It is called for each page at least,
     *     and its exceptions are thrown from the iteration
     * @return a new listing
     */
    public BatchListing readAheadContext(UnaryOperator<Runnable> decorator) {
        Objects.requireNonNull(decorator, "decorator");
        return with(changed -> changed.readAheadContext = decorator);
    }

    /**
     * Returns the same listing with additional options for its calls.
     *
     * @param callOptions the options of each call; they take precedence over existing ones
     * @return a new listing
     */
    public BatchListing callOptions(CallOptions callOptions) {
        return with(changed -> changed.callOptions = callOptions.over(options.callOptions));
    }

    /**
     * Returns the same listing with one more listener.
     *
     * @param listener called after the existing listeners
     * @return a new listing
     */
    public BatchListing listener(ListingListener listener) {
        return with(changed -> changed.listeners = ListingOptions.append(options.listeners, listener, "listener"));
    }

    /**
     * Iterates over the batches.
     *
     * @return a new iterator, which has sent no request yet; its methods throw {@link BatchesException}
     */
    @Override
    public Iterator<Batch> iterator() {
        return batches().iterator();
    }

    /**
     * Streams the batches lazily, in order.
     *
     * @return a new stream, which has sent no request yet; its terminal operation throws {@link BatchesException}.
     *     Closing it stops read-ahead: no further page is requested, and a request that is still running ends within
     *     its own timeouts. At the end of the listing read-ahead stops automatically
     */
    public Stream<Batch> stream() {
        return batches().stream();
    }

    private Pages<Batch> batches() {
        return new Pages<>(this, response -> response.page().items());
    }

    /**
     * Returns the pages, including empty ones. {@link BatchPage#nextPageToken} is the token to continue after a page.
     *
     * @return a view of this listing
     */
    public Pages<BatchPage> pages() {
        return new Pages<>(this, response -> List.of(response.page()));
    }

    /**
     * Returns the pages with the status and headers of their responses.
     *
     * @return a view of this listing
     */
    public Pages<PageResponse> responses() {
        return new Pages<>(this, List::of);
    }

    /** Fetches the first page, and no other. */
    PageResponse single() {
        return new PageIterator(options, query, 0, System::nanoTime).next();
    }

    private Iterator<PageResponse> pageIterator() {
        if (options.isEmpty && query.pageToken() == null) {
            return Collections.emptyIterator();
        }
        PageIterator pages = new PageIterator(options, query, 1, System::nanoTime);
        return options.readAhead == 0 ? pages : new ReadAheadIterator(pages, options, query);
    }

    /**
     * Iterates over the pages of a listing. Each iterator and each stream starts anew, and sends no request before the
     * first page is requested. Immutable and safe to share between threads; its iterators and streams are not.
     *
     * @param <T> the form of a page: {@link BatchPage} or {@link PageResponse}
     */
    public static final class Pages<T> implements Iterable<T> {

        private final BatchListing listing;
        private final Function<PageResponse, List<T>> content;

        private Pages(BatchListing listing, Function<PageResponse, List<T>> content) {
            this.listing = listing;
            this.content = content;
        }

        /**
         * Iterates over the pages.
         *
         * @return a new iterator, which has sent no request yet; its methods throw {@link BatchesException}
         */
        @Override
        public Iterator<T> iterator() {
            return new ContentIterator<>(listing.pageIterator(), content);
        }

        /**
         * Streams the pages lazily, in order.
         *
         * @return a new stream, which has sent no request yet; its terminal operation throws {@link BatchesException}.
         *     Closing it stops read-ahead like closing {@link BatchListing#stream}
         */
        public Stream<T> stream() {
            Iterator<PageResponse> pages = listing.pageIterator();
            Iterator<T> contents = new ContentIterator<>(pages, content);
            Stream<T> stream = StreamSupport.stream(Spliterators.spliteratorUnknownSize(contents, ORDERED), false);
            return pages instanceof ReadAheadIterator ahead ? stream.onClose(ahead::close) : stream;
        }
    }

    private static final class ContentIterator<T> implements Iterator<T> {

        private final Iterator<PageResponse> pages;
        private final Function<PageResponse, List<T>> content;
        private Iterator<T> current = Collections.emptyIterator();

        ContentIterator(Iterator<PageResponse> pages, Function<PageResponse, List<T>> content) {
            this.pages = pages;
            this.content = content;
        }

        @Override
        public boolean hasNext() {
            while (!current.hasNext() && pages.hasNext()) {
                current = content.apply(pages.next()).iterator();
            }
            return current.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return current.next();
        }
    }
}
