package io.github.llamabatches.runtime;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number without a type that is too long for arithmetic, as the text that came: with more digits than a field of a
 * number can have, or an exponent that would make as many of them. Both libraries write it as it came.
 */
final class NumberText extends Number {

    private static final long serialVersionUID = 1L;

    /** What a field of a number can have: arithmetic takes the square of it in time. */
    static final int MAX_DIGITS = 1000;

    static final String PROBLEM = "the number has more than " + MAX_DIGITS + " digits";

    /** What Jackson writes of a decimal without an exponent. */
    private static final int MAX_SCALE = 9999;

    /** The text on the wire. */
    private final String text;

    private NumberText(String text) {
        this.text = text;
    }

    /** Reads a decimal exactly if that is possible in little time. */
    static Number read(String text) {
        if (!isTooLong(text)) {
            try {
                BigDecimal exact = new BigDecimal(text);
                if (Math.abs((long) exact.scale()) <= MAX_SCALE) {
                    return exact;
                }
            } catch (NumberFormatException e) {
                // An exponent that isn't an int.
            }
        }
        return new NumberText(text);
    }

    /** Returns whether a number has more digits than a field of a number can have. */
    static boolean isTooLong(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits <= MAX_DIGITS; i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits > MAX_DIGITS;
    }

    @Override
    public int intValue() {
        return (int) doubleValue();
    }

    @Override
    public long longValue() {
        return (long) doubleValue();
    }

    @Override
    public float floatValue() {
        return Float.parseFloat(text);
    }

    @Override
    public double doubleValue() {
        return Double.parseDouble(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NumberText that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
