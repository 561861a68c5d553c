package io.github.llamabatches;

/**
 * The listing can't go on, although each answer was in order: the server handed out a token for the second time, or the
 * page cap was reached. Every batch up to there has been delivered.
 */
public final class PaginationException extends BatchesException {

    private static final long serialVersionUID = 1L;

    PaginationException(String message) {
        super(message, null);
    }
}
