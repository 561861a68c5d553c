package io.github.llamabatches.runtime;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds a value of an enum that the server may extend at any time. The string or number on the wire is kept, whether or
 * not this release lists it.
 *
 * <p>Two values are equal if they are of the same class and have the same string or number. Subclasses are generated,
 * immutable and safe to share between threads.
 *
 * @param <V> the type of the string or number
 */
public abstract class OpenEnum<V extends Serializable & Comparable<V>> implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The string or number on the wire. */
    private final V value;

    /**
     * Creates a value.
     *
     * @param value the string or number on the wire
     */
    protected OpenEnum(V value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /**
     * Returns the string or number on the wire.
     *
     * @return the string or number, exactly as it was received or given
     */
    @JsonValue
    public final V value() {
        return value;
    }

    /**
     * Returns whether this release lists the value.
     *
     * @return false if the value came from a newer server, or was created with another string or number
     */
    public abstract boolean isKnown();

    /**
     * Returns the listed value for a string or number.
     *
     * @param <V> the type of the string or number
     * @param <T> the type of the value
     * @param value the string or number
     * @param listed the listed values
     * @return the listed value with an equal number, such as 1 for 1.0, or an equal string; null if there is none
     */
    protected static <V extends Serializable & Comparable<V>, T extends OpenEnum<V>> @Nullable T listed(
            V value, List<T> listed) {
        for (T one : listed) {
            if (one.value().compareTo(value) == 0) {
                return one;
            }
        }
        return null;
    }

    /**
     * Rejects an unknown value.
     *
     * @param <T> the type of the value
     * @param value the value
     * @param listed the listed values, for the message
     * @return the value
     * @throws IllegalArgumentException if the value is unknown
     */
    protected static <T extends OpenEnum<?>> T requireKnown(T value, List<T> listed) {
        if (!value.isKnown()) {
            String quote = value.value() instanceof String ? "\"" : "";
            throw new IllegalArgumentException("unknown " + value.getClass().getSimpleName() + " " + quote + value
                    + quote + "; known are " + listed);
        }
        return value;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other != null && getClass() == other.getClass() && value.equals(((OpenEnum<?>) other).value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    /** Returns the string, or the number in plain notation, because Feign uses it to expand parameters. */
    @Override
    public final String toString() {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }
}
