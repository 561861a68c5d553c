package io.github.llamabatches.internal.call;

import io.github.llamabatches.internal.http.Deadline;
import io.github.llamabatches.internal.http.ResponseBody;
import io.github.llamabatches.runtime.JsonCodec;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes the settings and the deadline of a call to the client and the retryer, and events of the call back. The empty
 * methods are meant to be overridden, and are called on the thread that makes the call.
 *
 * <p>It is a thread local, because Feign passes no context of a call to its client and its retryer.
 */
public class CallContext {

    private static final ThreadLocal<@Nullable CallContext> CURRENT = new ThreadLocal<>();

    private final CallSettings settings;
    private @Nullable Deadline deadline;
    private int attempts;

    /** The last attempt; null if this library's client wasn't used. */
    GuardedClient.@Nullable Exchange last;

    /**
     * Creates the context of one call.
     *
     * @param settings the settings of the call
     * @param deadline the deadline of the call; null for that of the enclosing call, if there is one
     */
    public CallContext(CallSettings settings, @Nullable Deadline deadline) {
        this.settings = settings;
        this.deadline = deadline;
    }

    /**
     * Returns the context of the current call of this thread.
     *
     * @return an empty context if there is no call
     */
    public static CallContext current() {
        CallContext current = CURRENT.get();
        return current == null ? new CallContext(CallSettings.NONE, null) : current;
    }

    /**
     * Returns the smaller of a timeout and the remaining time of this call.
     *
     * @param limit a timeout
     * @return not positive if no time is left
     */
    public final Duration cut(Duration limit) {
        Duration left = deadline == null ? limit : deadline.left();
        return left.compareTo(limit) < 0 ? left : limit;
    }

    /**
     * Returns the settings of this call.
     *
     * @return the settings; empty if there is no call
     */
    public final CallSettings settings() {
        return settings;
    }

    /**
     * Returns the head of the last response.
     *
     * @return a head with status 0 if this library's client wasn't used
     */
    public final Received received() {
        return last == null || last.head == null ? Received.NONE : Received.head(last.head);
    }

    /**
     * Rejects a string of the last response that repeats the credentials, before it can appear in a message.
     *
     * @param text the string
     * @param failures creates the exception
     */
    protected final void requireHarmless(@Nullable String text, Failures failures) {
        if (last != null && last.head != null && text != null && last.redactor.isCertainlyIn(text)) {
            throw Redactor.rejected(last.head, failures);
        }
    }

    void requestStarts() {
        attempts++;
        onRequest(attempts);
    }

    /**
     * Returns the body of the last response.
     *
     * @return null if it didn't come from this library's transport
     */
    public final @Nullable ResponseBody body() {
        return last == null ? null : last.body;
    }

    /**
     * Reports the wait before another attempt.
     *
     * @param delay the wait
     * @param reason the failure of the last attempt
     */
    public final void retryFollows(Duration delay, RuntimeException reason) {
        onRetry(attempts, delay, reason);
    }

    /**
     * Called before a request is sent.
     *
     * @param attempt the number of the attempt, starting at 1
     */
    protected void onRequest(int attempt) {}

    /**
     * Called before the wait between two attempts.
     *
     * @param attempt the number of the failed attempt, starting at 1
     * @param delay the wait
     * @param reason the failure, an exception of the facade
     */
    protected void onRetry(int attempt, Duration delay, RuntimeException reason) {}

    /**
     * Reads the body of a successful response that can't be decoded as a whole.
     *
     * @param json reads the JSON
     * @param body the body, possibly followed by other bytes
     * @param length the length of the body
     * @param type the type of the body
     * @return a value of the type; null to fail the call
     */
    protected @Nullable Object onUnreadable(JsonCodec json, byte[] body, int length, Type type) {
        return null;
    }

    /**
     * Runs a call on this thread.
     *
     * @param call the call
     * @param <T> the type of its result
     * @return its result
     */
    public final <T> T call(Supplier<T> call) {
        // A call can start another one, for example a listing in an interceptor.
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
