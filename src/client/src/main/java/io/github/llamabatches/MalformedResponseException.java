package io.github.llamabatches;

import org.jspecify.annotations.Nullable;

/**
 * The server reported success, but what it sent isn't what the specification describes: not JSON, cut short, a required
 * field missing, a value of the wrong type. Never a reason to go on with what could be read.
 */
public final class MalformedResponseException extends BatchesException {

    private static final long serialVersionUID = 1L;

    /** The server's name for the request. */
    private final @Nullable String requestId;

    MalformedResponseException(String message, @Nullable String requestId) {
        super(message, null);
        this.requestId = requestId;
    }

    @Override
    public @Nullable String requestId() {
        return requestId;
    }
}
