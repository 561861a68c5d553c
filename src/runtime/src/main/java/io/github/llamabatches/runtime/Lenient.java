package io.github.llamabatches.runtime;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads a value whose type may differ from its schema, without making the document unreadable. */
public final class Lenient {

    private Lenient() {}

    /**
     * Converts a JSON value if the conversion is lossless.
     *
     * @param <T> the type
     * @param type one of {@code String}, {@code Boolean}, {@code Integer}, {@code Long}, {@code Float}, {@code Double}
     *     and {@code BigDecimal}
     * @param json the value, as Jackson reads an untyped value
     * @return the value in the type, such as 3 for 3.0 as an integer; null if it can't be converted
     */
    public static <T> @Nullable T value(Class<T> type, @Nullable Object json) {
        return type.cast(
                json instanceof Number number && !(json instanceof NumberText)
                        ? number(type, number)
                        : type.isInstance(json) ? json : null);
    }

    private static @Nullable Number number(Class<?> type, Number number) {
        try {
            BigDecimal exact = new BigDecimal(number.toString());
            if (type == Integer.class) {
                return exact.intValueExact();
            }
            if (type == Long.class) {
                return exact.longValueExact();
            }
            if (type == BigDecimal.class) {
                return exact;
            }
            if (type == Float.class && Float.isFinite(exact.floatValue())) {
                return exact.floatValue();
            }
            return type == Double.class && Double.isFinite(exact.doubleValue()) ? exact.doubleValue() : null;
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }
}
