package io.github.llamabatches.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.llamabatches.core.OpenEnum;
import java.util.List;

/**
 * How far a batch has come. Not on the reference page: what each value means, as far as it is known.
 *
 * <p>An open enum: a value that this release doesn't list is kept as it came, see {@link #value}, and its
 * {@link #known} is {@link Known#UNKNOWN}. Immutable and safe to share between threads.
 */
public final class BatchStatus extends OpenEnum {

    /** Accepted and not started. */
    public static final BatchStatus PENDING = new BatchStatus("PENDING", Known.PENDING);

    /** Held back by the server; it is not final. */
    public static final BatchStatus THROTTLED = new BatchStatus("THROTTLED", Known.THROTTLED);

    /** Jobs are being created for the files. */
    public static final BatchStatus RUNNING = new BatchStatus("RUNNING", Known.RUNNING);

    /** Every file has its job. Single jobs can still have failed. */
    public static final BatchStatus COMPLETED = new BatchStatus("COMPLETED", Known.COMPLETED);

    /** The batch itself failed; its results cannot be relied on. */
    public static final BatchStatus FAILED = new BatchStatus("FAILED", Known.FAILED);

    /** The batch was cancelled. */
    public static final BatchStatus CANCELLED = new BatchStatus("CANCELLED", Known.CANCELLED);

    private static final List<BatchStatus> VALUES = List.of(PENDING, THROTTLED, RUNNING, COMPLETED, FAILED, CANCELLED);

    private final Known known;

    private BatchStatus(String value, Known known) {
        super(value);
        this.known = known;
    }

    /**
     * Finds a listed value, or keeps one that is not listed.
     *
     * @param value the text on the wire, compared exactly
     * @return the value, never null
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static BatchStatus of(String value) {
        return switch (value) {
            case "PENDING" -> PENDING;
            case "THROTTLED" -> THROTTLED;
            case "RUNNING" -> RUNNING;
            case "COMPLETED" -> COMPLETED;
            case "FAILED" -> FAILED;
            case "CANCELLED" -> CANCELLED;
            default -> new BatchStatus(value, Known.UNKNOWN);
        };
    }

    /**
     * Finds a listed value, and refuses one that is not listed.
     *
     * @param value the text on the wire, compared exactly
     * @return the value, never null
     * @throws IllegalArgumentException if the value is not listed; the message lists those that are
     */
    public static BatchStatus ofKnown(String value) {
        return requireKnown(of(value), VALUES);
    }

    /**
     * The listed values, in the order of the specification.
     *
     * @return an unmodifiable list
     */
    public static List<BatchStatus> values() {
        return VALUES;
    }

    /**
     * This value for an exhaustive {@code switch}.
     *
     * @return the constant of the same name, or {@link Known#UNKNOWN} if the value is not listed
     */
    public Known known() {
        return known;
    }

    @Override
    public boolean isKnown() {
        return known != Known.UNKNOWN;
    }

    /**
     * Whether a batch with this status has come to its end and will not change any more.
     *
     * @return false too if the value is not listed
     */
    public boolean isTerminal() {
        return switch (value()) {
            case "COMPLETED", "FAILED", "CANCELLED" -> true;
            default -> false;
        };
    }

    /** The listed values, and one for all the others. */
    public enum Known {
        /** See {@link BatchStatus#PENDING}. */
        PENDING,
        /** See {@link BatchStatus#THROTTLED}. */
        THROTTLED,
        /** See {@link BatchStatus#RUNNING}. */
        RUNNING,
        /** See {@link BatchStatus#COMPLETED}. */
        COMPLETED,
        /** See {@link BatchStatus#FAILED}. */
        FAILED,
        /** See {@link BatchStatus#CANCELLED}. */
        CANCELLED,
        /** A value that this release doesn't list. */
        UNKNOWN
    }
}
