package io.github.llamabatches;

import org.jspecify.annotations.Nullable;

/** No complete answer came: the connection failed, timed out or broke off. The cause says how. */
public final class TransportException extends BatchesException {

    private static final long serialVersionUID = 1L;

    /** The server's name for the request. */
    private final @Nullable String requestId;

    TransportException(String message, @Nullable Throwable cause, @Nullable String requestId) {
        super(message, cause);
        this.requestId = requestId;
    }

    /** {@inheritDoc} There is one only if the head of the answer came. */
    @Override
    public @Nullable String requestId() {
        return requestId;
    }
}
