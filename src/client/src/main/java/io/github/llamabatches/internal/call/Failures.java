package io.github.llamabatches.internal.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes the exceptions of the facade, whose types nothing in here depends on. Safe to share between threads. */
public interface Failures {

    /**
     * Makes the exception of an answer that is an error.
     *
     * @param message the message
     * @param received the answer
     * @param detail the detail that the body gives
     * @param retryAfter the wait that the server asks for
     * @return the exception
     */
    RuntimeException error(String message, Received received, @Nullable String detail, @Nullable Duration retryAfter);

    /**
     * Makes the exception of a success that can't be read.
     *
     * @param message the message
     * @param received the answer
     * @return the exception
     */
    RuntimeException malformed(String message, Received received);

    /**
     * Makes the exception of an answer that didn't come, or not to its end.
     *
     * @param message the message
     * @param cause the reason
     * @param requestId the server's name for the request
     * @return the exception
     */
    RuntimeException incomplete(String message, @Nullable Throwable cause, @Nullable String requestId);

    /**
     * Returns whether an exception was made here.
     *
     * @param failure any
     * @return whether it was
     */
    boolean isOne(@Nullable Throwable failure);

    /**
     * Returns the wait that the server asked for.
     *
     * @param failure one that was made here
     * @return null if it asked for none
     */
    @Nullable
    Duration retryAfter(RuntimeException failure);
}
