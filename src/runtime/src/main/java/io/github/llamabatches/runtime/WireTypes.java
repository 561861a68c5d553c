package io.github.llamabatches.runtime;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.lang.reflect.Method;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Defines the JSON of types of generated models that Jackson doesn't support, reads too leniently, or can't represent,
 * for both versions of Jackson.
 */
final class WireTypes {

    /** The types that {@link #parse} reads: from a number for a {@code Number}, else from a string. */
    static final List<Class<?>> READ = List.of(Instant.class, LocalDate.class, UUID.class, Number.class);

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

    /** Describes a string that {@link #parse} rejects. */
    static String problem(Class<?> type) {
        return type == Instant.class
                ? "not a date-time of RFC 3339"
                : type == LocalDate.class ? "not a full-date of RFC 3339" : "not a UUID of RFC 4122";
    }

    /**
     * Returns the JSON of a value: a string, a number, or, in a tree, an upload.
     *
     * @throws DateTimeException if the year is out of range
     * @throws IllegalArgumentException if JSON can't represent the value; the message doesn't quote it
     */
    static Object written(Object value, boolean isInTree) {
        if (value instanceof TemporalAccessor time) {
            return Rfc3339.write(time);
        }
        if (value instanceof Upload && !isInTree) {
            throw new IllegalArgumentException("an Upload can only be a body or a part of a form");
        }
        // Jackson writes NaN and infinity as strings.
        if (value instanceof Number number && !Double.isFinite(number.doubleValue())) {
            throw new IllegalArgumentException("JSON can't represent a number that is not finite");
        }
        return value;
    }

    /** Returns whether values of a type are checked beyond their syntax: numbers and open enums. */
    static boolean isChecked(Class<?> type) {
        return (Number.class.isAssignableFrom(type) && type != Number.class) || OpenEnum.class.isAssignableFrom(type);
    }

    /**
     * Returns the builder of a generated record, whose creator {@code read} only builds the record. Returns null for
     * any other type: another creator may do more.
     */
    static @Nullable Class<?> builder(Class<?> type) {
        if (type.isRecord()) {
            for (Method method : type.getDeclaredMethods()) {
                JsonCreator creator = method.getAnnotation(JsonCreator.class);
                if (creator != null
                        && creator.mode() == JsonCreator.Mode.DELEGATING
                        && method.getName().equals("read")
                        && method.getParameterCount() == 1
                        && method.getParameterTypes()[0].getDeclaringClass() == type) {
                    return hasBuild(method.getParameterTypes()[0], type) ? method.getParameterTypes()[0] : null;
                }
            }
        }
        return null;
    }

    private static boolean hasBuild(Class<?> builder, Class<?> type) {
        for (Method method : builder.getDeclaredMethods()) {
            if (method.getName().equals("build") && method.getReturnType() == type) {
                return true;
            }
        }
        return false;
    }
}
