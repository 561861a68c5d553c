package io.github.llamabatches;

import io.github.llamabatches.runtime.Excerpt;
import org.jspecify.annotations.Nullable;

/**
 * The root of all that can go wrong with a call. No credential and no object of the HTTP transport can be reached from
 * it.
 *
 * <p>If it comes out of a {@link BatchListing}, it also says where: everything before {@link #pageNumber} was
 * delivered, and if it {@link #isResumable}, {@link BatchListing#startingAt} with the {@link #resumeToken} delivers
 * exactly the rest.
 */
public abstract sealed class BatchesException extends RuntimeException
        permits ApiErrorException, MalformedResponseException, TransportException, PaginationException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN_TOKEN_LENGTH = 500;

    /** The page that failed; set once by the listing, before anybody else sees the exception. */
    private int pageNumber;

    /** Where to go on; set with the page. */
    private @Nullable String resumeToken;

    BatchesException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Which page of a listing failed.
     *
     * @return the number, the first page being 1; 0 if the call wasn't part of a listing
     */
    public final int pageNumber() {
        return pageNumber;
    }

    /**
     * Returns the token of the page that failed.
     *
     * @return the token for {@link BatchListing#startingAt}; null for the first page, because no page was delivered,
     *     and if the failure isn't {@linkplain #isResumable resumable}
     */
    public final @Nullable String resumeToken() {
        return resumeToken;
    }

    /**
     * Returns whether {@link BatchListing#startingAt} with the {@link #resumeToken} delivers the rest. Ask before a
     * listing is resumed: one that the server leads in circles would be resumed for ever.
     *
     * @return false only for a {@link PaginationException} whose {@link PaginationException#reason} says so
     */
    public boolean isResumable() {
        return true;
    }

    /**
     * The server's name for the request, from the header {@code X-Request-Id}, to quote to its support.
     *
     * @return the id; null if no answer came or it had none
     */
    public @Nullable String requestId() {
        return null;
    }

    @Override
    public final String getMessage() {
        StringBuilder message = new StringBuilder(super.getMessage());
        if (requestId() != null) {
            message.append(" (request id ").append(Excerpt.of(requestId())).append(')');
        }
        if (pageNumber > 0) {
            message.append(" [page ").append(pageNumber).append(" of the listing; ");
            if (!isResumable()) {
                message.append("it can't be resumed]");
            } else if (resumeToken == null) {
                message.append("no page was delivered]");
            } else {
                message.append("resume with startingAt(\"")
                        .append(Excerpt.of(resumeToken, SHOWN_TOKEN_LENGTH))
                        .append("\")]");
            }
        }
        return message.toString();
    }

    /** Says where in a listing this happened. */
    final void locate(int pageNumber, @Nullable String resumeToken) {
        this.pageNumber = pageNumber;
        this.resumeToken = isResumable() ? resumeToken : null;
    }
}
