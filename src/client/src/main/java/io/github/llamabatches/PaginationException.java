package io.github.llamabatches;

import io.github.llamabatches.internal.call.Received;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if a listing can't continue although each response was valid; see {@link #reason}. All batches before that
 * point were delivered.
 */
public final class PaginationException extends BatchesException {

    private static final long serialVersionUID = 1L;

    /** The limit or rule that ended the listing. */
    private final Reason reason;

    PaginationException(Reason reason, String message, @Nullable BatchesException cause) {
        super(message, cause, Received.NONE);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * Returns the limit or rule that ended the listing.
     *
     * @return the reason, never null
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Returns whether the listing can be resumed: true for {@link Reason#PAGE_LIMIT}, {@link Reason#TIMEOUT} and
     * {@link Reason#RESPONSE_IN_DOUBT}; false for the other reasons, because a resumed listing would fail again or
     * never end, and after a page that couldn't be verified, as for any {@link BatchesException}.
     */
    @Override
    public boolean isResumable() {
        return reason.isResumable && super.isResumable();
    }

    /** Lists the limits and rules that end a listing. Later releases may add constants. */
    public enum Reason {
        /**
         * The server returned a page token twice, so the listing would never end. There is no resume token; the message
         * quotes the page token.
         */
        REPEATED_TOKEN(false),
        /** {@link BatchListing#maxEmptyPages} consecutive pages were empty. There is no resume token. */
        EMPTY_PAGES(false),
        /**
         * {@link BatchListing#maxRepeatedPages} consecutive pages had the same batches as the previous page. There is
         * no resume token.
         */
        REPEATED_PAGES(false),
        /** The page token contains an unpaired surrogate, which can't be sent. There is no resume token. */
        UNSENDABLE_TOKEN(false),
        /** There are more pages than {@link BatchListing#maxPages}. */
        PAGE_LIMIT(true),
        /** {@link BatchListing#timeout} has expired. */
        TIMEOUT(true),
        /**
         * The server sent an unexpected response, and another page when the last one was requested again. Discard the
         * batches of {@link BatchesException#pageNumber}, which were delivered.
         */
        RESPONSE_IN_DOUBT(true);

        private final boolean isResumable;

        Reason(boolean isResumable) {
            this.isResumable = isResumable;
        }
    }
}
