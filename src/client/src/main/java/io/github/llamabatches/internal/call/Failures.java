package io.github.llamabatches.internal.call;

import feign.FeignException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Creates the exceptions of the facade, on whose types the internal packages don't depend. Safe to share between
 * threads.
 */
public interface Failures {

    /**
     * Creates the exception for an error response.
     *
     * @param message the message
     * @param received the response
     * @param detail the detail from the body
     * @param retryAfter the wait that the server requests
     * @return the exception
     */
    RuntimeException error(String message, Received received, @Nullable String detail, @Nullable Duration retryAfter);

    /**
     * Creates the exception for a successful response that can't be read.
     *
     * @param message the message
     * @param received the response
     * @return the exception
     */
    RuntimeException malformed(String message, Received received);

    /**
     * Creates the exception for a missing or incomplete response.
     *
     * @param message the message
     * @param cause the reason
     * @param received the response without its body; {@link Received#NONE} if it is missing
     * @return the exception
     */
    RuntimeException incomplete(String message, @Nullable Throwable cause, Received received);

    /**
     * Converts an exception of Feign.
     *
     * @param failure an exception of Feign, possibly caused by one of this factory
     * @return the exception of this factory, without Feign's request and response and without credentials
     */
    RuntimeException of(FeignException failure);

    /**
     * Returns the wait that the server requested.
     *
     * @param failure an exception of this factory
     * @return null if it requested none
     */
    @Nullable
    Duration retryAfter(RuntimeException failure);
}
