package io.github.llamabatches.runtime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Defines the JSON of types of generated models that Jackson doesn't support, reads too leniently, or can't represent,
 * for both versions of Jackson.
 */
final class WireTypes {

    /** The types that {@link #parse} reads, and the problem of strings and numbers that it rejects. */
    static final Map<Class<?>, String> READ = Map.of(
            Instant.class, "not a date-time of RFC 3339",
            LocalDate.class, "not a full-date of RFC 3339",
            UUID.class, "not a UUID of RFC 4122",
            Number.class, "not a number");

    /** The types that {@link #written} converts. */
    static final List<Class<?>> WRITTEN =
            List.of(Instant.class, LocalDate.class, Upload.class, Double.class, Double.TYPE, Float.class, Float.TYPE);

    private WireTypes() {}

    /** Parses a string in a larger array; returns null if it isn't valid. */
    static @Nullable Object parse(Class<?> type, char[] text, int offset, int length) {
        try {
            if (type == Instant.class) {
                return Rfc3339.parse(text, offset, length);
            }
            if (type == LocalDate.class) {
                return Rfc3339.parseDate(text, offset, length);
            }
            String whole = new String(text, offset, length);
            return type == UUID.class ? uuid(whole) : NumberText.read(whole);
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Reads the format of RFC 4122. The JDK also accepts shorter groups, and Jackson accepts Base64. */
    private static @Nullable UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        return uuid.toString().equalsIgnoreCase(text) ? uuid : null;
    }

    /**
     * Returns the form of a value in JSON and in parameters: a string, a number, any other value itself, or, in a tree,
     * an upload.
     *
     * @throws IllegalArgumentException if the value can't be represented; the message doesn't quote it
     */
    static Object written(Object value, boolean isInTree) {
        if (value instanceof Instant || value instanceof LocalDate) {
            return Rfc3339.write((TemporalAccessor) value);
        }
        if (value instanceof Upload && !isInTree) {
            throw new IllegalArgumentException("an Upload can only be a body or a part of a form");
        }
        // Jackson writes NaN and infinity as strings.
        if (!isFinite(value)) {
            throw new IllegalArgumentException("a number is not finite");
        }
        return value;
    }

    /** Returns false for NaN and infinity; large decimals are finite, but not as a double. */
    static boolean isFinite(Object value) {
        return !(value instanceof Double || value instanceof Float) || Double.isFinite(((Number) value).doubleValue());
    }

    /** Returns whether values of a type are checked beyond their syntax: numbers and open enums. */
    static boolean isChecked(Class<?> type) {
        return (Number.class.isAssignableFrom(type) && type != Number.class) || OpenEnum.class.isAssignableFrom(type);
    }

    /** Returns the builder of a generated record; null for any other type. */
    static @Nullable Class<?> builder(Class<?> type) {
        BuiltWith builder = type.getAnnotation(BuiltWith.class);
        return builder == null ? null : builder.value();
    }
}
