package io.github.llamabatches.runtime;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field that can be absent, null or hold a value, where the difference matters: in a JSON merge patch (RFC 7396) an
 * absent field stays as it is and null removes it.
 *
 * <p>Immutable and, if its value is, safe to share between threads.
 *
 * @param <T> the type of the value
 */
public final class JsonNullable<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final JsonNullable<?> ABSENT = new JsonNullable<>(false, null);
    private static final JsonNullable<?> NULL = new JsonNullable<>(true, null);

    /** Whether the field is there, be it as null. */
    private final boolean present;

    /** The value; one that is Serializable, or the whole isn't either. */
    @SuppressWarnings("serial")
    private final @Nullable T value;

    private JsonNullable(boolean present, @Nullable T value) {
        this.present = present;
        this.value = value;
    }

    /**
     * A field that isn't there.
     *
     * @param <T> the type that its value would have
     * @return an absent field
     */
    @SuppressWarnings("unchecked")
    public static <T> JsonNullable<T> absent() {
        return (JsonNullable<T>) ABSENT;
    }

    /**
     * A field that is there.
     *
     * @param <T> the type of the value
     * @param value the value, or null
     * @return a field that is written in any case, as {@code null} if the value is null
     */
    @SuppressWarnings("unchecked")
    public static <T> JsonNullable<T> of(@Nullable T value) {
        return value == null ? (JsonNullable<T>) NULL : new JsonNullable<>(true, value);
    }

    /**
     * Whether the field is there.
     *
     * @return true if it holds a value or null
     */
    public boolean isPresent() {
        return present;
    }

    /**
     * The value of a field that is there.
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
     * The value, for those who don't care why there is none.
     *
     * @return the value, or null if it is absent or null
     */
    @JsonValue
    public @Nullable T orNull() {
        return value;
    }

    /**
     * Changes the value, if there is one.
     *
     * @param <R> the type of the result
     * @param change what to do with it
     * @return a field with the result; absent and null stay what they are
     */
    public <R> JsonNullable<R> map(Function<? super T, ? extends R> change) {
        return value == null ? (present ? of(null) : absent()) : of(change.apply(value));
    }

    /**
     * Keeps the one object for absent and the one for null when they are deserialized.
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

    /** For Jackson: equals what it shall not write. */
    public static final class Absent {

        /** For Jackson. */
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
