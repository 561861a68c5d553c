package io.github.llamabatches.internal.call;

import feign.Response;
import io.github.llamabatches.internal.http.Answer;
import io.github.llamabatches.internal.http.Deadline;
import io.github.llamabatches.runtime.JsonCodec;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries the context of a call: its deadline and its observer.
 *
 * <p>It reaches the client and the retryer through the thread, because Feign passes nothing of a call on to them.
 */
public final class CallContext {

    /** Learns of the attempts of a call and of what came, on the thread that makes it. */
    public interface Observer {

        /**
         * Is called before a request is sent.
         *
         * @param attempt 1 for the first
         */
        void requestStarts(int attempt);

        /**
         * Is called before the wait between two attempts.
         *
         * @param attempt the one that failed
         * @param delay the wait
         * @param reason the failure, one of the facade's
         */
        void retryFollows(int attempt, Duration delay, RuntimeException reason);

        /**
         * Reads a success that can't be read as a whole.
         *
         * @param json reads the JSON
         * @param body the body, and behind it anything
         * @param length the length of the body
         * @param type what the body is
         * @return a value of the type; null if there is none, and the call fails
         */
        @Nullable
        Object salvage(JsonCodec json, byte[] body, int length, Type type);
    }

    private static final ThreadLocal<@Nullable CallContext> CURRENT = new ThreadLocal<>();

    private final CallSettings settings;
    private final Observer observer;
    private @Nullable Deadline deadline;
    private @Nullable Response head;
    private int attempts;
    private @Nullable Answer answer;

    /**
     * Makes the context of one call.
     *
     * @param settings its settings
     * @param deadline when it must have ended; null for the deadline of the call around it, if there is one
     * @param observer learns of its attempts
     */
    public CallContext(CallSettings settings, @Nullable Deadline deadline, Observer observer) {
        this.settings = settings;
        this.deadline = deadline;
        this.observer = observer;
    }

    /**
     * Returns the part of a limit that is left within the call that this thread makes.
     *
     * @param limit a time limit
     * @return not positive if nothing is left
     */
    public static Duration cut(Duration limit) {
        CallContext current = CURRENT.get();
        if (current == null || current.deadline == null) {
            return limit;
        }
        Duration left = current.deadline.left();
        return left.compareTo(limit) < 0 ? left : limit;
    }

    /**
     * Returns the settings of the call that this thread makes.
     *
     * @return settings that change nothing if it makes none
     */
    public static CallSettings settings() {
        CallContext current = CURRENT.get();
        return current == null ? CallSettings.NONE : current.settings;
    }

    static void received(Response head) {
        CallContext current = CURRENT.get();
        if (current != null) {
            current.head = head;
        }
    }

    /**
     * Returns the head of the last answer.
     *
     * @return one of status 0 if this library's client wasn't asked
     */
    public Received received() {
        return head == null ? Received.status(0) : Received.head(head);
    }

    static void requestStarts() {
        CallContext current = CURRENT.get();
        if (current != null) {
            current.attempts++;
            current.observer.requestStarts(current.attempts);
        }
    }

    /** Remembers the answer to the last request of this call. */
    static void answered(Answer answer) {
        CallContext current = CURRENT.get();
        if (current != null) {
            current.answer = answer;
        }
    }

    /**
     * Returns the answer to the last request.
     *
     * @return null if none came over our own transport
     */
    public @Nullable Answer answer() {
        return answer;
    }

    static @Nullable Object salvage(JsonCodec json, BufferedBody body, Type type) {
        CallContext current = CURRENT.get();
        return current == null ? null : current.observer.salvage(json, body.bytes(), body.length(), type);
    }

    /**
     * Announces the wait before another attempt.
     *
     * @param delay the wait
     * @param reason the failure of the last attempt
     */
    public static void retryFollows(Duration delay, RuntimeException reason) {
        CallContext current = CURRENT.get();
        if (current != null) {
            current.observer.retryFollows(current.attempts, delay, reason);
        }
    }

    /**
     * Makes the call on this thread.
     *
     * @param call the call
     * @param <T> the type of its result
     * @return its result
     */
    public <T> T call(Supplier<T> call) {
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
