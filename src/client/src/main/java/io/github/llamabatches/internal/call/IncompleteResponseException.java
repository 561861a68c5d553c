package io.github.llamabatches.internal.call;

import feign.Response;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Signals an incomplete response. Feign retries it like every failure of the transport. */
public final class IncompleteResponseException extends IOException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String requestId;

    /** Describes the body of a response whose headers were received. */
    IncompleteResponseException(Response head, String what, @Nullable IOException cause) {
        this(
                "the body of the response with status " + head.status() + ' ' + what,
                BodyReader.first(head, "X-Request-Id"),
                cause);
    }

    IncompleteResponseException(String message, @Nullable String requestId, @Nullable IOException cause) {
        super(message, cause);
        this.requestId = requestId;
    }

    /**
     * Returns the request id.
     *
     * @return null if the response has none
     */
    public @Nullable String requestId() {
        return requestId;
    }
}
