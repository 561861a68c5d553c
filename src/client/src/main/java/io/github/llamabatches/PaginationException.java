package io.github.llamabatches;

import org.jspecify.annotations.Nullable;

/**
 * The listing can't go on, although no answer was wrong: the server handed out a token for the second time, or the cap
 * of pages or the time limit was reached. Every batch up to there has been delivered.
 */
public final class PaginationException extends BatchesException {

    private static final long serialVersionUID = 1L;

    PaginationException(String message, @Nullable BatchesException cause) {
        super(message, cause);
    }
}
