package io.github.llamabatches;

import io.github.llamabatches.internal.http.Answer;
import io.github.llamabatches.internal.http.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries the context of a call: the number of its page, its deadline and its listeners.
 *
 * <p>It reaches the client and the retryer through the thread, because Feign passes nothing of a call on to them.
 */
final class CallContext {

    private static final ThreadLocal<@Nullable CallContext> CURRENT = new ThreadLocal<>();

    private final List<ListingListener> listeners;
    private final int pageNumber;
    private @Nullable Deadline deadline;
    private int attempts;
    private @Nullable Answer answer;

    CallContext(List<ListingListener> listeners, int pageNumber, @Nullable Deadline deadline) {
        this.listeners = listeners;
        this.pageNumber = pageNumber;
        this.deadline = deadline;
    }

    /** What is left of a limit within the call that this thread makes. Not positive if nothing is. */
    static Duration cut(Duration limit) {
        CallContext current = CURRENT.get();
        if (current == null || current.deadline == null) {
            return limit;
        }
        Duration left = current.deadline.left();
        return left.compareTo(limit) < 0 ? left : limit;
    }

    /** Tells the listeners that this thread is about to send a request. */
    static void requestStarts() {
        CallContext current = CURRENT.get();
        if (current != null) {
            current.attempts++;
            current.listeners.forEach(listener -> listener.onRequest(current.pageNumber, current.attempts));
        }
    }

    /** Remembers the answer to the last request of this call. */
    static void answered(Answer answer) {
        CallContext current = CURRENT.get();
        if (current != null) {
            current.answer = answer;
        }
    }

    /** Returns the answer to the last request; null if none came over our own transport. */
    @Nullable
    Answer answer() {
        return answer;
    }

    /** Tells the listeners that this thread is about to wait before another attempt. */
    static void retryFollows(Duration delay, BatchesException reason) {
        CallContext current = CURRENT.get();
        if (current != null) {
            current.listeners.forEach(
                    listener -> listener.onRetry(current.pageNumber, current.attempts, delay, reason));
        }
    }

    /** Makes the call. */
    <T> T call(Supplier<T> call) {
        // A call can list something else on its way, in an interceptor for example.
        CallContext outer = CURRENT.get();
        if (deadline == null && outer != null) {
            deadline = outer.deadline;
        }
        CURRENT.set(this);
        try {
            return call.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }
}
