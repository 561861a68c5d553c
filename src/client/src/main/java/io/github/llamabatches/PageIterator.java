package io.github.llamabatches;

import io.github.llamabatches.PaginationException.Reason;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.internal.http.Deadline;
import io.github.llamabatches.internal.http.ResponseBody;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.runtime.Excerpt;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over pages according to AIP-158: a listing ends at a page without a token, not at an empty or short one; a
 * repeated token is an error; all other parameters stay the same.
 *
 * <p>The position advances when a page has been decoded completely. After a failure, {@link #hasNext} requests the same
 * page again.
 */
final class PageIterator implements Iterator<PageResponse> {

    private final ListingOptions options;
    private final LongSupplier nanoTime;
    private final SeenTokens seenTokens = new SeenTokens();
    private @Nullable Deadline deadline;

    /** The position: the number and the query of the next page. */
    private int number;

    private ListBatchesQuery query;
    private boolean isEnded;

    /** The reason to fetch no further page. */
    private @Nullable Supplier<PaginationException> deadEnd;

    /** Decoded, but not returned. */
    private @Nullable PageResponse fetched;

    private int reportedUnreadable;

    private @Nullable PageResponse last;
    private int emptyPages;
    private int repeatedPages;

    /**
     * Starts at a query.
     *
     * @param number the number of the first page: 1 in a listing, 0 for a single page
     */
    PageIterator(ListingOptions options, ListBatchesQuery query, int number, LongSupplier nanoTime) {
        this.options = options;
        this.query = query;
        this.number = number;
        this.nanoTime = nanoTime;
        if (query.pageToken() != null) {
            goTo(query.pageToken());
        }
    }

    @Override
    public boolean hasNext() {
        if (fetched == null) {
            verifyLast();
            if (!isEnded) {
                PageResponse page = fetchNext();
                // First, so that an exception of a listener doesn't lose the page.
                fetched = page;
                reportedUnreadable = 0;
                options.listeners.forEach(listener -> listener.onPage(number, page.page()));
            }
        }
        // Starts with the batch at which the listener failed, because nothing else reports it.
        while (fetched != null && reportedUnreadable < fetched.call.unreadable.size()) {
            Objects.requireNonNull(options.unreadable).accept(fetched.call.unreadable.get(reportedUnreadable));
            reportedUnreadable++;
        }
        return fetched != null;
    }

    @Override
    public PageResponse next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        PageResponse page = fetched;
        fetched = null;
        moveBehind(page);
        return page;
    }

    /** Returns whether the last page has been returned. */
    boolean isEnded() {
        return isEnded;
    }

    /**
     * Requests the last page again if an unexpected response followed it: either response may be the requested page. If
     * the second page differs, the failure refers to that page, because continuing after it could lose the correct one.
     * If there is no second page, neither token is certainly right.
     */
    private void verifyLast() {
        ResponseBody body = last == null ? null : last.call.body();
        if (body != null && body.isInDoubt()) {
            last = fetch(last.call.number, last.call.query, last);
        }
    }

    private PageResponse fetchNext() {
        try {
            return fetch(number, query, null);
        } finally {
            // Before the request, the transport may have found a response that arrived after the verification.
            verifyLast();
        }
    }

    /** Fetches the next page, or one that must be the same as the last. */
    private PageResponse fetch(int number, ListBatchesQuery query, @Nullable PageResponse expected) {
        boolean isUnverified = expected != null;
        try {
            if (expected == null && deadEnd != null) {
                throw deadEnd.get();
            }
            PageResponse page = fetchInTime(number, query);
            isUnverified = false;
            if (expected != null && !isSame(page, expected)) {
                throw new PaginationException(
                        Reason.RESPONSE_IN_DOUBT,
                        "an unexpected response followed this page, and the page differed when it was requested again",
                        null);
            }
            return page;
        } catch (BatchesException e) {
            e.locate(number, query.pageToken(), isUnverified);
            options.listeners.forEach(listener -> listener.onFailure(number, e));
            throw e;
        }
    }

    private PageResponse fetchInTime(int number, ListBatchesQuery query) {
        if (options.timeout != null && deadline == null) {
            deadline = new Deadline(options.timeout, nanoTime);
        }
        @Nullable TransportException failure = null;
        if (!isTimeOver()) {
            try {
                return new PageCall(options, number, query, deadline).fetch();
            } catch (TransportException e) {
                if (!isTimeOver()) {
                    throw e;
                }
                failure = e;
            }
        }
        throw new PaginationException(
                Reason.TIMEOUT, "the listing's timeout of " + options.timeout + " was reached", failure);
    }

    private boolean isTimeOver() {
        return deadline != null && deadline.isOver();
    }

    /**
     * Compares ids only: the state of a batch and the total may have changed in the meantime. An unreadable batch has
     * no id.
     */
    private static boolean isSame(PageResponse page, PageResponse other) {
        return hasSameIds(page, other)
                && page.call.unreadable.equals(other.call.unreadable)
                && Objects.equals(page.page().nextPageToken(), other.page().nextPageToken());
    }

    private static boolean hasSameIds(PageResponse page, PageResponse other) {
        Iterator<Batch> others = other.page().items().iterator();
        for (Batch batch : page.page().items()) {
            if (!others.hasNext() || !batch.id().equals(others.next().id())) {
                return false;
            }
        }
        return !others.hasNext();
    }

    private void moveBehind(PageResponse page) {
        boolean isEmpty = page.page().items().isEmpty();
        emptyPages = isEmpty ? emptyPages + 1 : 0;
        repeatedPages = !isEmpty && last != null && hasSameIds(page, last) ? repeatedPages + 1 : 0;
        last = page;
        number++;
        isEnded = page.isLast();
        if (!isEnded) {
            String next = page.page().nextPageToken();
            query = query.toBuilder().pageToken(next).build();
            goTo(next);
        }
    }

    private void goTo(String token) {
        String quoted = '"' + Excerpt.of(token) + '"';
        String follows = ", and the server returned another page token, " + quoted;
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(token)) {
            // An unpaired surrogate would be sent as another character.
            stop(
                    Reason.UNSENDABLE_TOKEN,
                    "the page token " + quoted + " holds half of a surrogate pair, which can't be sent");
        } else if (!seenTokens.add(token)) {
            String effect = " twice, so the listing would never end";
            stop(Reason.REPEATED_TOKEN, "the server returned the page token " + quoted + effect);
        } else if (emptyPages >= options.maxEmptyPages) {
            stop(Reason.EMPTY_PAGES, emptyPages + " consecutive pages were empty (maxEmptyPages)" + follows);
        } else if (repeatedPages >= options.maxRepeatedPages) {
            String problem = " consecutive pages had the batches of the previous page (maxRepeatedPages)";
            stop(Reason.REPEATED_PAGES, repeatedPages + problem + follows);
        } else if (number > options.maxPages) {
            stop(Reason.PAGE_LIMIT, "there are more pages than the limit of " + options.maxPages);
        }
    }

    private void stop(Reason reason, String message) {
        deadEnd = () -> new PaginationException(reason, message, null);
    }
}
