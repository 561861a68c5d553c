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
 * Carries the settings and the deadline of a call to the client and the retryer, and what happens there back to the
 * call: its methods that do nothing are there to be overridden, and are called on the thread that makes the call.
 *
 * <p>It goes through the thread, because Feign passes nothing of a call on to them.
 */
public class CallContext {

    private static final ThreadLocal<@Nullable CallContext> CURRENT = new ThreadLocal<>();

    private final CallSettings settings;
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
     */
    public CallContext(CallSettings settings, @Nullable Deadline deadline) {
        this.settings = settings;
        this.deadline = deadline;
    }

    /** Returns that of the call that this thread makes, or one of no call. */
    private static CallContext current() {
        CallContext current = CURRENT.get();
        return current == null ? new CallContext(CallSettings.NONE, null) : current;
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
    protected final Received received() {
        return head == null ? Received.status(0) : Received.head(head);
    }

    /**
     * Refuses a text out of the last answer that can come into messages, if it repeats the credentials.
     *
     * @param text a text that was read
     * @param failures makes the exception
     */
    protected final void requireHarmless(@Nullable String text, Failures failures) {
        if (head != null && redactor != null && text != null && redactor.isCertainlyIn(text)) {
            throw Redactor.refused(head, failures);
        }
    }

    static void requestStarts() {
        CallContext current = current();
        current.attempts++;
        current.onRequest(current.attempts);
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
    protected final @Nullable Answer answer() {
        return answer;
    }

    static @Nullable Object salvage(JsonCodec json, BufferedBody body, Type type) {
        return current().onUnreadable(json, body.bytes(), body.length(), type);
    }

    /**
     * Announces the wait before another attempt.
     *
     * @param delay the wait
     * @param reason the failure of the last attempt
     */
    public static void retryFollows(Duration delay, RuntimeException reason) {
        CallContext current = current();
        current.onRetry(current.attempts, delay, reason);
    }

    /**
     * Is called before a request is sent.
     *
     * @param attempt 1 for the first
     */
    protected void onRequest(int attempt) {}

    /**
     * Is called before the wait between two attempts.
     *
     * @param attempt the one that failed
     * @param delay the wait
     * @param reason the failure, one of the facade's
     */
    protected void onRetry(int attempt, Duration delay, RuntimeException reason) {}

    /**
     * Reads a success that can't be read as a whole.
     *
     * @param json reads the JSON
     * @param body the body, and behind it anything
     * @param length the length of the body
     * @param type what the body is
     * @return a value of the type; null if there is none, and the call fails
     */
    protected @Nullable Object onUnreadable(JsonCodec json, byte[] body, int length, Type type) {
        return null;
    }

    /**
     * Makes the call on this thread.
     *
     * @param call the call
     * @param <T> the type of its result
     * @return its result
     */
    public final <T> T call(Supplier<T> call) {
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
