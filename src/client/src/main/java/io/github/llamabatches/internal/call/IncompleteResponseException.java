package io.github.llamabatches.internal.call;

import feign.Response;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Signals an incomplete response. Feign retries it like every failure of the transport. */
public final class IncompleteResponseException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Received received;

    /** Describes the body of a response whose headers were received. */
    IncompleteResponseException(Response head, String what, @Nullable IOException cause) {
        this("the body of the response with status " + head.status() + ' ' + what, Received.head(head), cause);
    }

    IncompleteResponseException(String message, Received received, @Nullable IOException cause) {
        super(message, cause);
        this.received = received;
    }

    /**
     * Returns the response.
     *
     * @return its head, without credentials
     */
    public Received received() {
        return received;
    }
}
