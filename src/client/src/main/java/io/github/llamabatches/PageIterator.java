package io.github.llamabatches;

import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.internal.http.Answer;
import io.github.llamabatches.internal.http.Deadline;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.runtime.Excerpt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Walks from page to page. The only place that knows the rule (AIP-158): a listing ends at a page without a token,
 * never at an empty or short one; a token that comes back is an error; every other parameter stays as it was.
 *
 * <p>The position moves when a page has been decoded in full. After a failure {@link #hasNext} asks for the same page
 * again.
 */
final class PageIterator implements Iterator<BatchPage> {

    private final Function<ListBatchesQuery, BatchPage> source;
    private final ListBatchesQuery query;
    private final int maxPages;
    private final @Nullable Duration timeout;
    private final List<ListingListener> listeners;
    private final LongSupplier nanoTime;

    private @Nullable Deadline deadline;
    private @Nullable String token;
    private int deliveredPages;
    private boolean ended;
    private @Nullable BatchPage fetched;
    private final SeenTokens seenTokens = new SeenTokens();
    private @Nullable String repeatedToken;
    private @Nullable Answer lastAnswer;
    private @Nullable BatchPage lastPage;
    private ListBatchesQuery lastQuery;

    PageIterator(
            Function<ListBatchesQuery, BatchPage> source,
            ListBatchesQuery query,
            int maxPages,
            @Nullable Duration timeout,
            List<ListingListener> listeners,
            LongSupplier nanoTime) {
        this.source = source;
        this.query = query;
        this.lastQuery = query;
        this.maxPages = maxPages;
        this.timeout = timeout;
        this.listeners = listeners;
        this.nanoTime = nanoTime;
        this.token = query.pageToken();
        if (token != null) {
            seenTokens.add(token);
        }
    }

    @Override
    public boolean hasNext() {
        if (fetched == null) {
            checkLastPage();
            if (!ended) {
                BatchPage page = fetch();
                // First, so that a listener that fails doesn't cost the page.
                fetched = page;
                listeners.forEach(listener -> listener.onPage(deliveredPages + 1, page));
            }
        }
        return fetched != null;
    }

    @Override
    public BatchPage next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        BatchPage page = fetched;
        fetched = null;
        moveTo(page.nextPageToken());
        return page;
    }

    /** Whether the last page has been handed out. */
    boolean isEnded() {
        return ended;
    }

    private BatchPage fetch() {
        try {
            if (token != null && !isText(token)) {
                throw new PaginationException(
                        "the server handed out the page token \"" + Excerpt.of(token)
                                + "\", which is no text that could be sent back",
                        null);
            }
            if (repeatedToken != null) {
                throw new PaginationException(
                        "the server handed out the page token \"" + Excerpt.of(repeatedToken)
                                + "\" for the second time, so the listing would never end",
                        null);
            }
            if (deliveredPages >= maxPages) {
                throw new PaginationException("there are more pages than the cap of " + maxPages, null);
            }
            ListBatchesQuery next = deliveredPages == 0
                    ? query
                    : query.toBuilder().pageToken(token).build();
            return fetchInTime(next, deliveredPages + 1);
        } catch (BatchesException e) {
            throw located(e, deliveredPages + 1, token);
        }
    }

    /**
     * Asks for the last page once more if another answer came behind it, unasked: either can be the page that was asked
     * for. If it isn't the same again, the failure names that page, since to go on behind it could lose the true one.
     */
    private void checkLastPage() {
        Answer answer = lastAnswer;
        if (answer == null || !answer.isInDoubt()) {
            return;
        }
        BatchPage doubtful = lastPage;
        try {
            if (isSame(fetchInTime(lastQuery, deliveredPages), doubtful)) {
                return;
            }
            throw new PaginationException(
                    "the server sent another answer behind this page, unasked, and another page when asked again",
                    null);
        } catch (BatchesException e) {
            lastAnswer = answer;
            lastPage = doubtful;
            throw located(e, deliveredPages, lastQuery.pageToken());
        }
    }

    /** The state of a batch may have changed meanwhile, and so may the total. */
    private static boolean isSame(BatchPage page, @Nullable BatchPage other) {
        return other != null
                && ids(page).equals(ids(other))
                && Objects.equals(page.nextPageToken(), other.nextPageToken());
    }

    private static List<String> ids(BatchPage page) {
        return page.items().stream().map(Batch::id).toList();
    }

    private BatchesException located(BatchesException e, int pageNumber, @Nullable String token) {
        e.locate(pageNumber, token);
        listeners.forEach(listener -> listener.onFailure(pageNumber, e));
        return e;
    }

    /** Not if there is half of a surrogate pair in it, which would be sent as something else. */
    private static boolean isText(String token) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(token);
    }

    private BatchPage fetchInTime(ListBatchesQuery next, int pageNumber) {
        if (timeout != null && deadline == null) {
            deadline = new Deadline(timeout, nanoTime);
        }
        if (isTimeOver()) {
            throw timeIsOver(null);
        }
        try {
            CallContext context = new CallContext(listeners, pageNumber, deadline);
            BatchPage page = context.call(() -> source.apply(next));
            lastAnswer = context.answer();
            lastPage = page;
            lastQuery = next;
            return page;
        } catch (TransportException e) {
            throw isTimeOver() ? timeIsOver(e) : e;
        }
    }

    private boolean isTimeOver() {
        return deadline != null && deadline.isOver();
    }

    private PaginationException timeIsOver(@Nullable TransportException cause) {
        return new PaginationException("the listing's timeout of " + timeout + " was reached", cause);
    }

    private void moveTo(@Nullable String nextToken) {
        deliveredPages++;
        if (nextToken == null || nextToken.isEmpty()) {
            ended = true;
        } else {
            token = nextToken;
            if (!seenTokens.add(nextToken)) {
                repeatedToken = nextToken;
            }
        }
    }
}
