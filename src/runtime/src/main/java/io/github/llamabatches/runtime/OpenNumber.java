package io.github.llamabatches.runtime;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number out of a list that the server may extend at any time.
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
     * Keeps the number.
     *
     * @param value the number
     */
    protected OpenNumber(N value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /**
     * The number on the wire.
     *
     * @return the number
     */
    @JsonValue
    public final N value() {
        return value;
    }

    /**
     * Whether this release lists the value.
     *
     * @return false if it came from a newer server, or was made up by the caller
     */
    public abstract boolean isKnown();

    /**
     * Finds a number among the listed ones.
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
     * Refuses a value that is not listed.
     *
     * @param <T> the type of the value
     * @param value the value to look at
     * @param listed what the message names
     * @return the value
     * @throws IllegalArgumentException if the value is not listed
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

    /** Returns the number in digits, because Feign expands parameters with it. */
    @Override
    public final String toString() {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }
}
