package io.github.llamabatches;

import io.github.llamabatches.internal.call.Received;
import io.github.llamabatches.runtime.Excerpt;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Superclass of the exceptions of calls. Holds no credentials and no reference to an object of the HTTP transport.
 *
 * <p>An exception of a {@link BatchListing} has the position of the failure: all pages before {@link #pageNumber} were
 * delivered, and if the exception {@linkplain #isResumable is resumable}, {@link BatchListing#startingAt} with the
 * {@link #resumeToken} delivers exactly the remaining pages.
 */
public abstract sealed class BatchesException extends RuntimeException
        permits ApiErrorException, MalformedResponseException, TransportException, PaginationException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN_TOKEN_LENGTH = 500;

    /** Set once by the listing, before the exception is published. */
    private int pageNumber;

    /** The page token of the failed page; set with the page number. */
    private @Nullable String resumeToken;

    /** Whether the page was delivered before, and requested again to verify it; set with the page number. */
    private boolean isUnverified;

    /** The response. */
    private final Received received;

    BatchesException(String message, @Nullable Throwable cause, Received received) {
        super(message, cause);
        this.received = received;
    }

    /**
     * Returns the number of the page that failed.
     *
     * @return the number, starting at 1; 0 if the call wasn't part of a listing
     */
    public final int pageNumber() {
        return pageNumber;
    }

    /**
     * Returns the token of the page that failed.
     *
     * @return the token for {@link BatchListing#startingAt}; null if the first page failed, or if the listing isn't
     *     {@linkplain #isResumable resumable}
     */
    public final @Nullable String resumeToken() {
        return resumeToken;
    }

    /**
     * Returns whether {@link BatchListing#startingAt} with the {@link #resumeToken} delivers the remaining pages. Check
     * it before you resume a listing: one whose page tokens form a cycle would never end.
     *
     * @return false for a {@link PaginationException} with such a {@link PaginationException#reason}; and if an
     *     unexpected response followed the page {@link #pageNumber} after it was delivered, so that it may be the wrong
     *     page, and it couldn't be requested again. The next {@code hasNext()} of the same iterator tries again
     */
    public boolean isResumable() {
        return !isUnverified;
    }

    /**
     * Returns the HTTP status of the response.
     *
     * @return a number such as 401 or 503; 0 if there was no response
     */
    public final int status() {
        return received.status();
    }

    /**
     * Returns the request id from the header {@code X-Request-Id}, for support requests to the vendor.
     *
     * @return the id; null if there was no response or it had no id
     */
    public final @Nullable String requestId() {
        return received.requestId();
    }

    /**
     * Returns the headers of the response, without {@code Set-Cookie} and without the credentials that were sent.
     *
     * @return an unmodifiable map with case-insensitive names; empty if there was no response
     */
    public final Map<String, List<String>> headers() {
        return received.headers();
    }

    /**
     * Returns the beginning of the body of a complete response, without the credentials that were sent. Unlike the
     * message, it may hold any characters: check it before you show or log it.
     *
     * @return up to 64 KiB, decoded as UTF-8; empty if there was no body, or if a successful response repeats the
     *     credentials
     */
    public final String body() {
        return received.text();
    }

    @Override
    public final String getMessage() {
        String message = super.getMessage();
        if (requestId() != null) {
            message += " (request id " + Excerpt.of(requestId()) + ')';
        }
        if (pageNumber > 0) {
            message += " [page " + pageNumber + " of the listing; " + resumption() + ']';
        }
        return message;
    }

    private String resumption() {
        if (isUnverified) {
            return "it was delivered, but an unexpected response followed it, and this request to verify it failed; only"
                    + " the same iteration can continue";
        }
        if (!isResumable()) {
            return "it can't be resumed";
        }
        return resumeToken == null
                ? "start at the first page"
                : "resume with startingAt(\"" + Excerpt.of(resumeToken, SHOWN_TOKEN_LENGTH) + "\")";
    }

    /**
     * Sets the position in a listing.
     *
     * @param isUnverified whether the page was delivered before, and neither its token nor the next one is certainly
     *     right
     */
    final void locate(int pageNumber, @Nullable String resumeToken, boolean isUnverified) {
        this.pageNumber = pageNumber;
        this.isUnverified = isUnverified;
        this.resumeToken = pageNumber > 0 && isResumable() ? resumeToken : null;
    }
}
