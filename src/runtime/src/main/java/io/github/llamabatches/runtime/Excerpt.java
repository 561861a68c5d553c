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
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            int next = end + Character.charCount(character);
            if (next > length) {
                break;
            }
            excerpt.appendCodePoint(isHidden(character) ? ' ' : character);
            end = next;
        }
        return end < text.length() ? excerpt.append('…').toString() : excerpt.toString();
    }

    /** Format characters such as the right-to-left override can make a log line look like another one. */
    private static boolean isHidden(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
