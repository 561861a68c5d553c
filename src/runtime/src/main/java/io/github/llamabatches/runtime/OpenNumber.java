package io.github.llamabatches.runtime;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds a value of a numeric enum that the server may extend at any time.
 *
 * <p>Two values are equal if they are of the same class and have the same number. Subclasses are generated, immutable
 * and safe to share between threads.
 *
 * @param <N> the type of the number
 */
public abstract class OpenNumber<N extends Number & Comparable<N>> implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The number on the wire. */
    private final N value;

    /**
     * Creates a value.
     *
     * @param value the number
     */
    protected OpenNumber(N value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /**
     * Returns the number on the wire.
     *
     * @return the number
     */
    @JsonValue
    public final N value() {
        return value;
    }

    /**
     * Returns whether this release lists the value.
     *
     * @return false if the value came from a newer server, or was created with another number
     */
    public abstract boolean isKnown();

    /**
     * Returns the listed value for a number.
     *
     * @param <N> the type of the number
     * @param <T> the type of the value
     * @param value the number
     * @param listed the listed values
     * @return the listed value with an equal number, such as 1 for 1.0; null if there is none
     */
    protected static <N extends Number & Comparable<N>, T extends OpenNumber<N>> @Nullable T listed(
            N value, List<T> listed) {
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
    protected static <T extends OpenNumber<?>> T requireKnown(T value, List<T> listed) {
        if (!value.isKnown()) {
            throw new IllegalArgumentException(
                    "unknown " + value.getClass().getSimpleName() + " " + value + "; known are " + listed);
        }
        return value;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other != null && getClass() == other.getClass() && value.equals(((OpenNumber<?>) other).value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    /** Returns the number in plain notation, because Feign uses it to expand parameters. */
    @Override
    public final String toString() {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }
}
