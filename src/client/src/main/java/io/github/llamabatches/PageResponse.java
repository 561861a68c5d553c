package io.github.llamabatches;

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

    /** The call that returned the page. */
    final PageCall call;

    PageResponse(BatchPage page, PageCall call) {
        this.page = page;
        this.call = call;
    }

    /** Returns whether no page follows. Some servers send an empty token after the last page. */
    boolean isLast() {
        return page.nextPageToken() == null || page.nextPageToken().isEmpty();
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
        return call.received().status();
    }

    /**
     * Returns the headers of the response, without {@code Set-Cookie} and without the credentials that were sent.
     *
     * @return an unmodifiable map with case-insensitive names; empty if this library's client didn't send the request
     */
    public Map<String, List<String>> headers() {
        return call.received().headers();
    }

    /**
     * Returns the request id, from the header {@code X-Request-Id}.
     *
     * @return the id; null if the response has none
     */
    public @Nullable String requestId() {
        return call.received().requestId();
    }
}
