package io.github.llamabatches.runtime;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds a field that can be absent, null or have a value, where the difference matters: in a JSON merge patch (RFC
 * 7396), an absent field is unchanged and null removes it.
 *
 * <p>Immutable, and safe to share between threads if its value is.
 *
 * @param <T> the type of the value
 */
public final class JsonNullable<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final JsonNullable<?> ABSENT = new JsonNullable<>(false, null);
    private static final JsonNullable<?> NULL = new JsonNullable<>(true, null);

    /** Whether the field is present, possibly with null. */
    private final boolean present;

    /** The value. If it isn't Serializable, this object isn't serializable either. */
    @SuppressWarnings("serial")
    private final @Nullable T value;

    private JsonNullable(boolean present, @Nullable T value) {
        this.present = present;
        this.value = value;
    }

    /**
     * Returns an absent field.
     *
     * @param <T> the type that its value would have
     * @return an absent field
     */
    @SuppressWarnings("unchecked")
    public static <T> JsonNullable<T> absent() {
        return (JsonNullable<T>) ABSENT;
    }

    /**
     * Returns a present field.
     *
     * @param <T> the type of the value
     * @param value the value, or null
     * @return a field that is always written, as {@code null} if the value is null
     */
    @SuppressWarnings("unchecked")
    public static <T> JsonNullable<T> of(@Nullable T value) {
        return value == null ? (JsonNullable<T>) NULL : new JsonNullable<>(true, value);
    }

    /**
     * Returns whether the field is present.
     *
     * @return true if it holds a value or null
     */
    public boolean isPresent() {
        return present;
    }

    /**
     * Returns the value of a present field.
     *
     * @return the value, or null
     * @throws NoSuchElementException if it is absent
     */
    public @Nullable T get() {
        if (!present) {
            throw new NoSuchElementException("the field is absent");
        }
        return value;
    }

    /**
     * Returns the value, or null if there is none.
     *
     * @return the value, or null if it is absent or null
     */
    @JsonValue
    public @Nullable T orNull() {
        return value;
    }

    /**
     * Transforms the value, if there is one.
     *
     * @param <R> the type of the result
     * @param change the transformation
     * @return a field with the result; absent and null fields stay the same
     */
    public <R> JsonNullable<R> map(Function<? super T, ? extends R> change) {
        return value == null ? (present ? of(null) : absent()) : of(change.apply(value));
    }

    /**
     * Restores the shared instances for absent and null on deserialization.
     *
     * @return the object to use
     */
    private Object readResolve() {
        return present ? of(value) : absent();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonNullable<?> that && present == that.present && Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(present, value);
    }

    @Override
    public String toString() {
        return present ? String.valueOf(value) : "absent";
    }

    /** Used by Jackson: equals fields that must not be written. */
    public static final class Absent {

        /** Used by Jackson. */
        public Absent() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other == null || (other instanceof JsonNullable<?> field && !field.isPresent());
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }
}
