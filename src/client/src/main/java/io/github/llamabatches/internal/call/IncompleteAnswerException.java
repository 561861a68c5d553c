package io.github.llamabatches.internal.call;

import feign.Response;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An answer began and didn't end as it should. Feign repeats the call, as for any failure of the transport. */
public final class IncompleteAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    /** From the head, which did arrive. */
    private final @Nullable String requestId;

    /** Describes the body of an answer whose head came. */
    IncompleteAnswerException(Response head, String what, @Nullable IOException cause) {
        this(
                "the body of the answer with status " + head.status() + ' ' + what,
                BodyReader.first(head, "X-Request-Id"),
                cause);
    }

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
