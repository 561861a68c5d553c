package io.github.llamabatches.runtime;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds a value of an enum that the server may extend at any time. The text on the wire is kept exactly, whether or not
 * this release lists it.
 *
 * <p>Two values are equal if they are of the same class and have the same text. Subclasses are generated, immutable and
 * safe to share between threads.
 */
public abstract class OpenEnum implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The text on the wire. */
    private final String value;

    /**
     * Creates a value.
     *
     * @param value the text on the wire
     */
    protected OpenEnum(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /**
     * Returns the text on the wire.
     *
     * @return the text, exactly as it was received or given
     */
    @JsonValue
    public final String value() {
        return value;
    }

    /**
     * Returns whether this release lists the value.
     *
     * @return false if the value came from a newer server, or was created with another string
     */
    public abstract boolean isKnown();

    /**
     * Rejects an unknown value.
     *
     * @param <T> the type of the value
     * @param value the value
     * @param listed the listed values, for the message
     * @return the value
     * @throws IllegalArgumentException if the value is unknown
     */
    protected static <T extends OpenEnum> T requireKnown(T value, List<T> listed) {
        if (!value.isKnown()) {
            throw new IllegalArgumentException(
                    "unknown " + value.getClass().getSimpleName() + " \"" + value + "\"; known are " + listed);
        }
        return value;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other != null && getClass() == other.getClass() && value.equals(((OpenEnum) other).value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    /** Returns the text on the wire, because Feign expands parameters with it. */
    @Override
    public final String toString() {
        return value;
    }
}
