package io.github.llamabatches;

import io.github.llamabatches.model.BatchPage;
import java.time.Duration;

/**
 * Follows the progress of a listing, to show it or to count. Every method does nothing unless overridden.
 *
 * <p>The methods are called on the thread that makes the call: the one that iterates, or with
 * {@link BatchListing#readAhead} one of this library. A listing calls them one after the other; a listener of several
 * listings or of a whole client must be safe to share between threads. An exception of a listener leaves the iteration;
 * no page is lost by it, the next {@code hasNext()} continues at the same place.
 *
 * <p>A page number is the one of {@link BatchesException#pageNumber}: 1 for the first page of a listing, 0 for
 * {@link BatchesClient#page}.
 *
 * <p>Requests and retries are reported only where the API is built by {@link BatchesClient#builder}, or with client and
 * retryer of {@link BatchesFeign}, and runs on the thread of its caller, unlike behind a circuit breaker with its own
 * threads.
 */
public interface ListingListener {

    /**
     * Reports that a request is about to be sent.
     *
     * @param pageNumber which page it is for
     * @param attempt 1 for the first attempt at it
     */
    default void onRequest(int pageNumber, int attempt) {}

    /**
     * Reports that an attempt failed, and that another one follows.
     *
     * @param pageNumber which page it was for
     * @param attempt which attempt failed, the first being 1
     * @param delay how long to wait before the next one
     * @param reason what went wrong
     */
    default void onRetry(int pageNumber, int attempt, Duration delay, BatchesException reason) {}

    /**
     * Reports a page that was received and read in full. With {@link BatchListing#readAhead} it can be some pages
     * before the one that is handed out.
     *
     * @param pageNumber its number
     * @param page the page; it may be empty
     */
    default void onPage(int pageNumber, BatchPage page) {}

    /**
     * Reports that a page could not be fetched, after all attempts. The same exception is thrown to the caller.
     *
     * @param pageNumber the number that it would have
     * @param failure what went wrong
     */
    default void onFailure(int pageNumber, BatchesException failure) {}
}
