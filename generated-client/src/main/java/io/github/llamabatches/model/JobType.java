package io.github.llamabatches.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.llamabatches.core.OpenEnum;
import java.util.List;

/**
 * The product that runs over the files of a batch.
 *
 * <p>An open enum: a value that this release doesn't list is kept as it came, see {@link #value}, and its
 * {@link #known} is {@link Known#UNKNOWN}. Immutable and safe to share between threads.
 */
public final class JobType extends OpenEnum {

    /** Documents are parsed. */
    public static final JobType PARSE_V2 = new JobType("parse_v2", Known.PARSE_V2);

    /** Structured data is extracted from documents. */
    public static final JobType EXTRACT_V2 = new JobType("extract_v2", Known.EXTRACT_V2);

    private static final List<JobType> VALUES = List.of(PARSE_V2, EXTRACT_V2);

    private final Known known;

    private JobType(String value, Known known) {
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
    public static JobType of(String value) {
        return switch (value) {
            case "parse_v2" -> PARSE_V2;
            case "extract_v2" -> EXTRACT_V2;
            default -> new JobType(value, Known.UNKNOWN);
        };
    }

    /**
     * Finds a listed value, and refuses one that is not listed.
     *
     * @param value the text on the wire, compared exactly
     * @return the value, never null
     * @throws IllegalArgumentException if the value is not listed; the message lists those that are
     */
    public static JobType ofKnown(String value) {
        return requireKnown(of(value), VALUES);
    }

    /**
     * The listed values, in the order of the specification.
     *
     * @return an unmodifiable list
     */
    public static List<JobType> values() {
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

    /** The listed values, and one for all the others. */
    public enum Known {
        /** See {@link JobType#PARSE_V2}. */
        PARSE_V2,
        /** See {@link JobType#EXTRACT_V2}. */
        EXTRACT_V2,
        /** A value that this release doesn't list. */
        UNKNOWN
    }
}
