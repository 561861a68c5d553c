package io.github.llamabatches.internal.call;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An answer began and didn't end as it should. Feign repeats the call, as for any failure of the transport. */
public final class IncompleteAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    /** From the head, which did arrive. */
    private final @Nullable String requestId;

    IncompleteAnswerException(String message, @Nullable String requestId, @Nullable IOException cause) {
        super(message, cause);
        this.requestId = requestId;
    }

    /**
     * Returns the server's name for the request.
     *
     * @return null if it gave none
     */
    public @Nullable String requestId() {
        return requestId;
    }
}
