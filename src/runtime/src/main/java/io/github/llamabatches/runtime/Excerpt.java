package io.github.llamabatches.runtime;

import java.nio.charset.StandardCharsets;

/** Makes external text safe for a message: short, on one line, without control characters. */
public final class Excerpt {

    private static final int LENGTH = 200;

    private Excerpt() {}

    /**
     * Shortens a string.
     *
     * @param text any string
     * @return its first 200 characters
     */
    public static String of(String text) {
        return of(text, LENGTH);
    }

    /**
     * Shortens a body without decoding all of it.
     *
     * @param utf8 the body, possibly followed by other bytes
     * @param length the length of the body in bytes
     * @return its first 200 characters
     */
    public static String of(byte[] utf8, int length) {
        return of(new String(utf8, 0, Math.min(length, 4 * LENGTH + 4), StandardCharsets.UTF_8));
    }

    /**
     * Shortens a string to a given length.
     *
     * @param text any string
     * @param length the maximum number of characters
     * @return its beginning, with an ellipsis if it is longer
     */
    public static String of(String text, int length) {
        StringBuilder excerpt = new StringBuilder(Math.min(text.length(), length) + 1);
        int end = Math.min(text.length(), length);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            // Format characters such as the right-to-left override can make a log line look like another one.
            boolean hidden = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == '\u2028';
            excerpt.append(hidden ? ' ' : c);
        }
        return end < text.length() ? excerpt.append('…').toString() : excerpt.toString();
    }
}
