package io.github.llamabatches;

import io.github.llamabatches.PaginationException.Reason;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.internal.http.Answer;
import io.github.llamabatches.internal.http.Deadline;
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
 * Walks from page to page. The only place with the rule of AIP-158: a listing ends at a page without a token, never at
 * an empty or short one; a token that comes back is an error; every other parameter stays as it was.
 *
 * <p>The position moves when a page has been decoded in full. After a failure {@link #hasNext} asks for the same page
 * again.
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
                // First, so that a listener that fails doesn't cost the page.
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

    /** Begins with the batch at which the listener failed: it is reported nowhere else. */
    private void reportUnreadable() {
        while (fetched != null && reportedUnreadable < fetched.unreadable().size()) {
            options.listeners.onUnreadable(fetched.unreadable().get(reportedUnreadable));
            reportedUnreadable++;
        }
    }

    /** Returns whether the last page has been handed out. */
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
                        Reason.PAGE_LIMIT, "there are more pages than the cap of " + options.maxPages, null);
            }
            return fetchInTime(token, deliveredPages + 1);
        } catch (BatchesException e) {
            throw located(e, deliveredPages + 1, token);
        }
    }

    /**
     * Asks for the last page once more if another answer came behind it, unasked: either can be the page that was asked
     * for. If it isn't the same again, the failure names that page, since to go on behind it could lose the true one.
     */
    private void checkLastPage() {
        Answer answer = lastPage == null ? null : lastPage.answer();
        if (answer == null || !answer.isInDoubt()) {
            return;
        }
        try {
            PageResponse again = fetchInTime(lastToken, deliveredPages);
            if (!isSame(again, lastPage)) {
                throw new PaginationException(
                        Reason.ANSWER_IN_DOUBT,
                        "the server sent another answer behind this page, unasked, and another page when asked again",
                        null);
            }
            lastPage = again;
        } catch (BatchesException e) {
            throw located(e, deliveredPages, lastToken);
        }
    }

    /** The state of a batch may have changed meanwhile, and so may the total. What can't be read has no id to go by. */
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
            // Half of a surrogate pair would be sent as something else.
            stop(
                    Reason.UNSENDABLE_TOKEN,
                    "the server handed out the page token " + quoted(next)
                            + ", which is no text that could be sent back");
        } else if (!seenTokens.add(next)) {
            stop(
                    Reason.REPEATED_TOKEN,
                    "the server handed out the page token " + quoted(next)
                            + " for the second time, so the listing would never end");
        } else if (emptyPages >= options.maxEmptyPages) {
            stop(
                    Reason.EMPTY_PAGES,
                    emptyPages
                            + " pages in a row were empty (maxEmptyPages), and the server hands out another page token, "
                            + quoted(next));
        } else if (repeatedPages >= options.maxRepeatedPages) {
            stop(
                    Reason.REPEATED_PAGES,
                    repeatedPages
                            + " pages in a row had the batches of the page before (maxRepeatedPages), and the server"
                            + " hands out another page token, " + quoted(next));
        }
    }

    /** Fetches nothing any more. */
    private void stop(Reason reason, String message) {
        deadEnd = reason;
        deadEndMessage = message;
    }

    private static String quoted(String token) {
        return '"' + Excerpt.of(token) + '"';
    }
}
