package io.github.llamabatches;

import io.github.llamabatches.PaginationException.Reason;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.internal.http.Deadline;
import io.github.llamabatches.internal.http.ResponseBody;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.runtime.Excerpt;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over pages according to AIP-158: a listing ends at a page without a token, not at an empty or short one; a
 * repeated token is an error; all other parameters stay the same.
 *
 * <p>The position advances when a page has been decoded completely. After a failure, {@link #hasNext} requests the same
 * page again.
 */
final class PageIterator implements Iterator<PageResponse> {

    private final Function<ListBatchesQuery, BatchPage> source;
    private final ListBatchesQuery query;
    private final ListingOptions options;
    private final LongSupplier nanoTime;
    private final SeenTokens seenTokens = new SeenTokens();

    private @Nullable Deadline deadline;
    private @Nullable String token;
    private @Nullable PageResponse fetched;
    private int reportedUnreadable;
    private @Nullable Reason deadEnd;
    private String deadEndMessage = "";
    private boolean isEnded;

    private int deliveredPages;
    private int emptyPages;
    private int repeatedPages;
    private @Nullable PageResponse lastPage;
    private @Nullable String lastToken;

    PageIterator(
            Function<ListBatchesQuery, BatchPage> source,
            ListBatchesQuery query,
            ListingOptions options,
            LongSupplier nanoTime) {
        this.source = source;
        this.query = query;
        this.options = options;
        this.nanoTime = nanoTime;
        if (query.pageToken() != null) {
            goTo(query.pageToken());
        }
    }

    @Override
    public boolean hasNext() {
        if (fetched == null) {
            checkLastPage();
            if (!isEnded) {
                PageResponse page = fetch();
                // First, so that an exception of a listener doesn't lose the page.
                fetched = page;
                reportedUnreadable = 0;
                options.listeners.onPage(deliveredPages + 1, page.page());
            }
        }
        reportUnreadable();
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

    /** Starts with the batch at which the listener failed, because nothing else reports it. */
    private void reportUnreadable() {
        while (fetched != null && reportedUnreadable < fetched.unreadable().size()) {
            options.listeners.onUnreadable(fetched.unreadable().get(reportedUnreadable));
            reportedUnreadable++;
        }
    }

    /** Returns whether the last page has been returned. */
    boolean isEnded() {
        return isEnded;
    }

    private PageResponse fetch() {
        try {
            if (deadEnd != null) {
                throw new PaginationException(deadEnd, deadEndMessage, null);
            }
            if (deliveredPages >= options.maxPages) {
                throw new PaginationException(
                        Reason.PAGE_LIMIT, "there are more pages than the limit of " + options.maxPages, null);
            }
            return fetchInTime(token, deliveredPages + 1);
        } catch (BatchesException e) {
            throw located(e, deliveredPages + 1, token);
        }
    }

    /**
     * Requests the last page again if an unexpected response followed it: either response may be the requested page. If
     * the second page differs, the failure refers to that page, because continuing after it could lose the correct one.
     */
    private void checkLastPage() {
        ResponseBody answer = lastPage == null ? null : lastPage.body();
        if (answer == null || !answer.isInDoubt()) {
            return;
        }
        try {
            PageResponse again = fetchInTime(lastToken, deliveredPages);
            if (!isSame(again, lastPage)) {
                throw new PaginationException(
                        Reason.ANSWER_IN_DOUBT,
                        "an unexpected response followed this page, and the page differed when it was requested again",
                        null);
            }
            lastPage = again;
        } catch (BatchesException e) {
            throw located(e, deliveredPages, lastToken);
        }
    }

    /**
     * Compares ids only: the state of a batch and the total may have changed in the meantime. An unreadable batch has
     * no id.
     */
    private static boolean isSame(PageResponse page, @Nullable PageResponse other) {
        return hasSameIds(page, other)
                && other != null
                && page.unreadable().equals(other.unreadable())
                && Objects.equals(page.page().nextPageToken(), other.page().nextPageToken());
    }

    private static boolean hasSameIds(PageResponse page, @Nullable PageResponse other) {
        List<Batch> batches = page.page().items();
        if (other == null || batches.size() != other.page().items().size()) {
            return false;
        }
        Iterator<Batch> others = other.page().items().iterator();
        for (Batch batch : batches) {
            if (!batch.id().equals(others.next().id())) {
                return false;
            }
        }
        return true;
    }

    private BatchesException located(BatchesException e, int pageNumber, @Nullable String token) {
        e.locate(pageNumber, token);
        options.listeners.onFailure(pageNumber, e);
        return e;
    }

    private PageResponse fetchInTime(@Nullable String token, int pageNumber) {
        if (options.timeout != null && deadline == null) {
            deadline = new Deadline(options.timeout, nanoTime);
        }
        if (isTimeOver()) {
            throw timeIsOver(null);
        }
        ListBatchesQuery next = Objects.equals(token, query.pageToken())
                ? query
                : query.toBuilder().pageToken(token).build();
        try {
            return new PageCall(options.listeners, pageNumber, next, options.callOptions, deadline).fetch(source);
        } catch (TransportException e) {
            throw isTimeOver() ? timeIsOver(e) : e;
        }
    }

    private boolean isTimeOver() {
        return deadline != null && deadline.isOver();
    }

    private PaginationException timeIsOver(@Nullable TransportException cause) {
        return new PaginationException(
                Reason.TIMEOUT, "the listing's timeout of " + options.timeout + " was reached", cause);
    }

    private void moveBehind(PageResponse page) {
        deliveredPages++;
        boolean isEmpty = page.page().items().isEmpty();
        emptyPages = isEmpty ? emptyPages + 1 : 0;
        repeatedPages = !isEmpty && hasSameIds(page, lastPage) ? repeatedPages + 1 : 0;
        lastPage = page;
        lastToken = token;
        String next = page.page().nextPageToken();
        isEnded = next == null || next.isEmpty();
        if (!isEnded) {
            goTo(next);
        }
    }

    private void goTo(String next) {
        token = next;
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(next)) {
            // An unpaired surrogate would be sent as another character.
            stop(
                    Reason.UNSENDABLE_TOKEN,
                    "the server returned the page token " + quoted(next) + ", which can't be sent back");
        } else if (!seenTokens.add(next)) {
            stop(
                    Reason.REPEATED_TOKEN,
                    "the server returned the page token " + quoted(next) + " twice, so the listing would never end");
        } else if (emptyPages >= options.maxEmptyPages) {
            stop(
                    Reason.EMPTY_PAGES,
                    emptyPages
                            + " consecutive pages were empty (maxEmptyPages), and the server returned another page token, "
                            + quoted(next));
        } else if (repeatedPages >= options.maxRepeatedPages) {
            stop(
                    Reason.REPEATED_PAGES,
                    repeatedPages
                            + " consecutive pages had the batches of the previous page (maxRepeatedPages), and the server"
                            + " returned another page token, " + quoted(next));
        }
    }

    /** Stops fetching. */
    private void stop(Reason reason, String message) {
        deadEnd = reason;
        deadEndMessage = message;
    }

    private static String quoted(String token) {
        return '"' + Excerpt.of(token) + '"';
    }
}
