package io.github.llamabatches;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Undoes the escapes of JSON wherever they stand, so that a text can be found however it was written. */
final class JsonEscapes {

    private static final long BACKSLASHES = 0x5c5c5c5c5c5c5c5cL;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final int UNICODE_LENGTH = 6;

    private JsonEscapes() {}

    /**
     * The same array if there is nothing to undo in its first bytes. Of the escapes of characters only those of ASCII
     * are undone.
     */
    static byte[] undo(byte[] json, int length) {
        int start = firstBackslash(json, length);
        if (start == length) {
            return json;
        }
        byte[] plain = Arrays.copyOf(json, length);
        int end = start;
        int i = start;
        while (i < length) {
            byte b = json[i++];
            if (b == '\\' && i < length) {
                int unicode = unicode(json, i - 1, length);
                b = unicode >= 0 ? (byte) unicode : json[i];
                i += unicode >= 0 ? UNICODE_LENGTH - 1 : 1;
            }
            plain[end++] = b;
        }
        return Arrays.copyOf(plain, end);
    }

    /** The character of an escape with four digits; -1 if it is none, or not of ASCII. */
    private static int unicode(byte[] json, int start, int length) {
        if (start + UNICODE_LENGTH > length || json[start + 1] != 'u') {
            return -1;
        }
        int value = 0;
        for (int i = start + 2; i < start + UNICODE_LENGTH; i++) {
            int digit = Character.digit(json[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value < 0x80 ? value : -1;
    }

    /** Eight bytes at a time, because most pages have none and every page is looked at. */
    private static int firstBackslash(byte[] json, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(json);
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            long difference = buffer.getLong(i) ^ BACKSLASHES;
            // Not zero if a byte of the difference is zero.
            if (((difference - ONES) & ~difference & HIGH_BITS) != 0) {
                break;
            }
        }
        while (i < length && json[i] != '\\') {
            i++;
        }
        return i;
    }
}
