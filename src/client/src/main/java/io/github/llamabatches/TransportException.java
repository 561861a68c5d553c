package io.github.llamabatches;

import io.github.llamabatches.internal.call.Received;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if no complete response was received: the connection failed, timed out or was interrupted. The cause has the
 * details. There are a status and headers only if the body is incomplete.
 */
public final class TransportException extends BatchesException {

    private static final long serialVersionUID = 1L;

    TransportException(String message, @Nullable Throwable cause, Received received) {
        super(message, cause, received);
    }
}
