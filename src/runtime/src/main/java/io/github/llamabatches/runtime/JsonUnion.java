package io.github.llamabatches.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the variants of unions, for generated code. JSON is represented as maps, lists, strings, numbers, booleans and
 * null. Safe to share between threads.
 */
public final class JsonUnion {

    private static final ThreadLocal<JsonCodec> READING = new ThreadLocal<>();

    private JsonUnion() {}

    /** Marks a thread that isn't reading. */
    private static final class Standard {
        private static final JsonCodec CODEC = JsonLibrary.present().codec();
    }

    /**
     * Returns the type of a JSON value.
     *
     * @param json the value
     * @return {@code string}, {@code integer}, {@code number} if it has a point or an exponent, {@code boolean},
     *     {@code array}, {@code object}, or {@code null}
     */
    public static String type(@Nullable Object json) {
        if (json instanceof Number) {
            return json instanceof Integer || json instanceof Long || json instanceof java.math.BigInteger
                    ? "integer"
                    : "number";
        }
        return json instanceof String
                ? "string"
                : json instanceof Boolean
                        ? "boolean"
                        : json instanceof List ? "array" : json instanceof Map ? "object" : "null";
    }

    /**
     * Returns the tag of an object.
     *
     * @param json any JSON
     * @param field the name of the field that holds the tag
     * @return the tag as a string; an empty string if the value isn't an object, or has no string or integer as a tag
     */
    public static String tag(@Nullable Object json, String field) {
        Object tag = json instanceof Map<?, ?> object ? object.get(field) : null;
        return tag instanceof String || type(tag).equals("integer") ? String.valueOf(tag) : "";
    }

    /**
     * Returns the field that only one variant has.
     *
     * @param json any JSON
     * @param fields one field for each variant
     * @return the only one of these fields that the object has; an empty string if the value isn't an object, or has
     *     none or several of them
     */
    public static String mark(@Nullable Object json, String... fields) {
        List<String> found = json instanceof Map<?, ?> object
                ? Arrays.stream(fields).filter(object::containsKey).toList()
                : List.of();
        return found.size() == 1 ? found.get(0) : "";
    }

    /**
     * Converts JSON to a type, with the settings of the document.
     *
     * @param <T> the type
     * @param json any JSON but null
     * @param type the type
     * @return a value of the type
     * @throws IllegalArgumentException if it isn't of the type; the message contains the location in the JSON
     */
    public static <T> T read(@Nullable Object json, Class<? extends T> type) {
        JsonCodec reading = READING.get();
        try {
            Object value = (reading == null ? Standard.CODEC : reading).read(json, type);
            if (value == null) {
                throw unreadable("it is null");
            }
            return type.cast(value);
        } catch (StackOverflowError e) {
            throw unreadable("it is nested too deeply");
        }
    }

    private static UnreadableValueException unreadable(String problem) {
        return new UnreadableValueException(new LibraryFailure(problem, "$", "", null));
    }

    /**
     * Returns the JSON of a value.
     *
     * @param value a generated model, or any JSON
     * @return its JSON
     * @throws IllegalArgumentException if it can't be written
     */
    public static @Nullable Object json(Object value) {
        return Standard.CODEC.tree(value);
    }

    /** Returns the text of the JSON of a value. */
    static String text(Object value) {
        return Standard.CODEC.writeText(value);
    }

    /** Sets the codec for {@link #read}, and returns the previous one. */
    static @Nullable JsonCodec exchange(@Nullable JsonCodec codec) {
        JsonCodec before = READING.get();
        if (codec == null) {
            READING.remove();
        } else {
            READING.set(codec);
        }
        return before;
    }
}
