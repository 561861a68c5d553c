package io.github.llamabatches;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if no complete response was received: the connection failed, timed out or was interrupted. The cause has the
 * details.
 */
public final class TransportException extends BatchesException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String requestId;

    TransportException(String message, @Nullable Throwable cause, @Nullable String requestId) {
        super(message, cause);
        this.requestId = requestId;
    }

    /** {@inheritDoc} There is one only if the headers of the response were received. */
    @Override
    public @Nullable String requestId() {
        return requestId;
    }
}
