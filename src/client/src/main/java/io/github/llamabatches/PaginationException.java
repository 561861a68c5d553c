package io.github.llamabatches;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The listing can't go on, although no single answer was wrong. {@link #reason} says why. Every batch up to there has
 * been delivered.
 */
public final class PaginationException extends BatchesException {

    private static final long serialVersionUID = 1L;

    /** The limit or rule that ended the listing. */
    private final Reason reason;

    PaginationException(Reason reason, String message, @Nullable BatchesException cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * Returns the limit or rule that ended the listing.
     *
     * @return never null
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Returns whether the listing can be resumed: at a limit of the caller's, but not where the server leads in
     * circles, since a listing that is resumed there never ends.
     */
    @Override
    public boolean isResumable() {
        return reason.isResumable;
    }

    /** The limits and rules that end a listing. More may come in a later release. */
    public enum Reason {
        /** A page token came back, so the listing would never end. There is no resume token; the message names it. */
        REPEATED_TOKEN(false),
        /** {@link BatchListing#maxEmptyPages} pages in a row were empty. There is no resume token. */
        EMPTY_PAGES(false),
        /** {@link BatchListing#maxRepeatedPages} pages in a row had the batches of the page before. No resume token. */
        REPEATED_PAGES(false),
        /** The page token holds half of a surrogate pair and can't be sent as it came. There is no resume token. */
        UNSENDABLE_TOKEN(false),
        /** There are more pages than {@link BatchListing#maxPages}. */
        PAGE_LIMIT(true),
        /** {@link BatchListing#timeout} is over. */
        TIMEOUT(true),
        /** The server sent an answer that nobody asked for, and another page when the last one was asked for again. */
        ANSWER_IN_DOUBT(true);

        private final boolean isResumable;

        Reason(boolean isResumable) {
            this.isResumable = isResumable;
        }
    }
}
