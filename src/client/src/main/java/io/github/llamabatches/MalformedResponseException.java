package io.github.llamabatches;

import io.github.llamabatches.internal.call.Received;

/**
 * Thrown if a successful response doesn't conform to the specification: it isn't JSON, it is truncated, a required
 * field is missing, or a value has the wrong type. {@link BatchesClient.Builder#onUnreadableBatch} lets a listing
 * continue without an unreadable batch.
 */
public final class MalformedResponseException extends BatchesException {

    private static final long serialVersionUID = 1L;

    MalformedResponseException(String message, Received received) {
        super(message, null, received);
    }
}
