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

    /** Is called at the attempts of a call, on the thread that makes it. */
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
    private final @Nullable Observer observer;
    private @Nullable Deadline deadline;
    private @Nullable Response head;
    private @Nullable Redactor redactor;
    private int attempts;
    private @Nullable Answer answer;

    /**
     * Makes the context of one call.
     *
     * @param settings its settings
     * @param deadline when it must have ended; null for the deadline of the call around it, if there is one
     * @param observer is called at its attempts; null for none
     */
    public CallContext(CallSettings settings, @Nullable Deadline deadline, @Nullable Observer observer) {
        this.settings = settings;
        this.deadline = deadline;
        this.observer = observer;
    }

    /** Returns that of the call that this thread makes, or one of no call. */
    private static CallContext current() {
        CallContext current = CURRENT.get();
        return current == null ? new CallContext(CallSettings.NONE, null, null) : current;
    }

    /**
     * Returns the part of a limit that is left within the call that this thread makes.
     *
     * @param limit a time limit
     * @return not positive if nothing is left
     */
    public static Duration cut(Duration limit) {
        Deadline deadline = current().deadline;
        Duration left = deadline == null ? limit : deadline.left();
        return left.compareTo(limit) < 0 ? left : limit;
    }

    /**
     * Returns the settings of the call that this thread makes.
     *
     * @return settings that change nothing if it makes none
     */
    public static CallSettings settings() {
        return current().settings;
    }

    /** Remembers the head of the last answer, and the credentials that it must not repeat. */
    static void received(Response head, Redactor redactor) {
        CallContext current = current();
        current.head = head;
        current.redactor = redactor;
    }

    static @Nullable Redactor redactor() {
        return current().redactor;
    }

    /**
     * Returns the head of the last answer.
     *
     * @return one of status 0 if this library's client wasn't asked
     */
    public Received received() {
        return head == null ? Received.status(0) : Received.head(head);
    }

    /**
     * Refuses a text out of the last answer that can come into messages, if it repeats the credentials.
     *
     * @param text a text that was read
     * @param failures makes the exception
     */
    public void requireHarmless(@Nullable String text, Failures failures) {
        if (head != null && redactor != null && text != null && redactor.isCertainlyIn(text)) {
            throw Redactor.refused(head, failures);
        }
    }

    static void requestStarts() {
        CallContext current = current();
        current.attempts++;
        if (current.observer != null) {
            current.observer.requestStarts(current.attempts);
        }
    }

    /** Remembers the answer to the last request of this call. */
    static void answered(Answer answer) {
        current().answer = answer;
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
        Observer observer = current().observer;
        return observer == null ? null : observer.salvage(json, body.bytes(), body.length(), type);
    }

    /**
     * Announces the wait before another attempt.
     *
     * @param delay the wait
     * @param reason the failure of the last attempt
     */
    public static void retryFollows(Duration delay, RuntimeException reason) {
        CallContext current = current();
        if (current.observer != null) {
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
