package io.github.llamabatches;

import io.github.llamabatches.BatchesClient.UnreadableBatch;
import io.github.llamabatches.internal.call.Received;
import io.github.llamabatches.internal.http.Answer;
import io.github.llamabatches.model.BatchPage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page with the head of the answer that it came in, for rate limits and the like. Immutable and safe to share between
 * threads.
 */
public final class PageResponse {

    private final BatchPage page;
    private final Received received;
    private final List<UnreadableBatch> unreadable;
    private final @Nullable Answer answer;

    PageResponse(BatchPage page, Received received, List<UnreadableBatch> unreadable, @Nullable Answer answer) {
        this.page = page;
        this.received = received;
        this.unreadable = unreadable;
        this.answer = answer;
    }

    List<UnreadableBatch> unreadable() {
        return unreadable;
    }

    /** Returns the answer that the page came in; null if it didn't come over our own transport. */
    @Nullable
    Answer answer() {
        return answer;
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
     * Returns the HTTP status of the answer.
     *
     * @return a number such as 200; 0 if the requests aren't sent by a client of this library
     */
    public int status() {
        return received.status();
    }

    /**
     * Returns the headers of the answer, without {@code Set-Cookie} and without the credentials that were sent.
     *
     * @return a map that can't be changed and finds a name in any case; empty if the requests aren't sent by a client
     *     of this library
     */
    public Map<String, List<String>> headers() {
        return received.headers();
    }

    /**
     * Returns the server's name for the request, from the header {@code X-Request-Id}.
     *
     * @return null if it gave none
     */
    public @Nullable String requestId() {
        return received.requestId();
    }
}
