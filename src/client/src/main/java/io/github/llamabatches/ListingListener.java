package io.github.llamabatches;

import io.github.llamabatches.model.BatchPage;
import java.time.Duration;

/**
 * Receives the progress of a listing, for display or metrics. By default, each method does nothing.
 *
 * <p>The methods are called on the thread that makes the call: the iterating thread, or the read-ahead thread with
 * {@link BatchListing#readAhead}. A listing calls them sequentially; a listener of several listings or of a client must
 * be safe to share between threads. An exception of a listener is thrown from the iteration. No page is lost: the next
 * {@code hasNext()} continues at the same position.
 *
 * <p>Page numbers are those of {@link BatchesException#pageNumber}: 1 for the first page of a listing, 0 for
 * {@link BatchesClient#page}.
 *
 * <p>Requests and retries are reported only if the API is built by {@link BatchesClient#builder}, or with a client and
 * a retryer of {@link BatchesFeign}, and runs on the caller's thread. A circuit breaker with its own threads prevents
 * these reports.
 */
public interface ListingListener {

    /**
     * Reports that a request is about to be sent.
     *
     * @param pageNumber the number of the requested page
     * @param attempt the number of the attempt, starting at 1
     */
    default void onRequest(int pageNumber, int attempt) {}

    /**
     * Reports that an attempt failed and another one follows.
     *
     * @param pageNumber the number of the requested page
     * @param attempt the number of the failed attempt, starting at 1
     * @param delay the wait before the next attempt
     * @param reason the failure
     */
    default void onRetry(int pageNumber, int attempt, Duration delay, BatchesException reason) {}

    /**
     * Reports a page that was received and decoded. With {@link BatchListing#readAhead} it can be several pages ahead
     * of the caller.
     *
     * @param pageNumber the number of the page
     * @param page the page; it may be empty
     */
    default void onPage(int pageNumber, BatchPage page) {}

    /**
     * Reports that a page can't be fetched and no attempt follows. The same exception is thrown to the caller.
     *
     * @param pageNumber the number of the requested page
     * @param failure the failure
     */
    default void onFailure(int pageNumber, BatchesException failure) {}
}
