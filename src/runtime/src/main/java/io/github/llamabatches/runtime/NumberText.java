package io.github.llamabatches.runtime;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Holds an untyped number that is too long for arithmetic, as the text that was received: it has more digits than a
 * typed number may have, or an exponent that would expand to as many. Both libraries write it unchanged.
 */
final class NumberText extends Number {

    private static final long serialVersionUID = 1L;

    /** The maximum number of digits of a typed number: its square can be computed quickly. */
    static final int MAX_DIGITS = 1000;

    static final String PROBLEM = "the number has more than " + MAX_DIGITS + " digits";

    /** The maximum scale of a decimal that Jackson writes without an exponent. */
    private static final int MAX_SCALE = 9999;

    /** The text on the wire. */
    private final String text;

    private NumberText(String text) {
        this.text = text;
    }

    /** Parses a decimal exactly if that is fast. */
    static Number read(String text) {
        if (!isTooLong(text)) {
            try {
                BigDecimal exact = new BigDecimal(text);
                if (Math.abs((long) exact.scale()) <= MAX_SCALE) {
                    return exact;
                }
            } catch (NumberFormatException e) {
                // The exponent isn't an int.
            }
        }
        return new NumberText(text);
    }

    /** Returns whether a number has more digits than a typed number may have. */
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
