package io.github.llamabatches;

import io.github.llamabatches.BatchesClient.UnreadableBatch;
import io.github.llamabatches.internal.call.Received;
import io.github.llamabatches.internal.http.ResponseBody;
import io.github.llamabatches.model.BatchPage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds a page with the status and headers of its response, for example to read rate limits. Immutable and safe to
 * share between threads.
 */
public final class PageResponse {

    private final BatchPage page;
    private final Received received;
    private final List<UnreadableBatch> unreadable;
    private final @Nullable ResponseBody body;

    PageResponse(BatchPage page, Received received, List<UnreadableBatch> unreadable, @Nullable ResponseBody body) {
        this.page = page;
        this.received = received;
        this.unreadable = unreadable;
        this.body = body;
    }

    List<UnreadableBatch> unreadable() {
        return unreadable;
    }

    /** Returns the response that held the page; null if it didn't come from this library's transport. */
    @Nullable
    ResponseBody body() {
        return body;
    }

    /**
     * Returns the page.
     *
     * @return the page, which may be empty
     */
    public BatchPage page() {
        return page;
    }

    /**
     * Returns the HTTP status of the response.
     *
     * @return a number such as 200; 0 if this library's client didn't send the request
     */
    public int status() {
        return received.status();
    }

    /**
     * Returns the headers of the response, without {@code Set-Cookie} and without the credentials that were sent.
     *
     * @return an unmodifiable map with case-insensitive names; empty if this library's client didn't send the request
     */
    public Map<String, List<String>> headers() {
        return received.headers();
    }

    /**
     * Returns the request id, from the header {@code X-Request-Id}.
     *
     * @return the id; null if the response has none
     */
    public @Nullable String requestId() {
        return received.requestId();
    }
}
