package io.github.llamabatches;

import java.nio.ByteBuffer;

/** Undoes the escapes of JSON wherever they stand, so that a text can be found however it was written. */
final class JsonEscapes {

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final byte NUL = 0;
    private static final byte BACKSLASH = '\\';
    private static final int UNICODE_LENGTH = 6;

    private JsonEscapes() {}

    /** Whether there is anything to undo: most pages have nothing, and every page is looked at. */
    static boolean areIn(byte[] json, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(json);
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            long eight = buffer.getLong(i);
            if ((zeros(eight) | zeros(eight ^ BACKSLASH * ONES)) != 0) {
                return true;
            }
        }
        for (; i < length; i++) {
            if (json[i] == NUL || json[i] == BACKSLASH) {
                return true;
            }
        }
        return false;
    }

    /**
     * Of the escapes of characters only those of ASCII are undone. What is left out: zeros, which are every second byte
     * of a text in UTF-16, and an escape that the end cuts off.
     *
     * @param plain has room for as many bytes
     * @return how many there are then
     */
    static int undo(byte[] json, int length, byte[] plain) {
        return undoInPlace(plain, copyWithoutZeros(json, length, plain));
    }

    private static int copyWithoutZeros(byte[] json, int length, byte[] plain) {
        int end = 0;
        int i = 0;
        while (i < length) {
            int next = indexOf(NUL, json, i, length);
            System.arraycopy(json, i, plain, end, next - i);
            end += next - i;
            i = next + 1;
        }
        return end;
    }

    private static int undoInPlace(byte[] json, int length) {
        int end = indexOf(BACKSLASH, json, 0, length);
        int i = end;
        while (i + 1 < length && !isCutOff(json, i, length)) {
            int unicode = unicode(json, i);
            json[end++] = unicode >= 0 ? (byte) unicode : json[i + 1];
            i += unicode >= 0 ? UNICODE_LENGTH : 2;
            int next = indexOf(BACKSLASH, json, i, length);
            System.arraycopy(json, i, json, end, next - i);
            end += next - i;
            i = next;
        }
        return end;
    }

    private static boolean isCutOff(byte[] json, int start, int length) {
        return json[start + 1] == 'u' && start + UNICODE_LENGTH > length;
    }

    /** The character of an escape with four digits; -1 if it is none, or not of ASCII. */
    private static int unicode(byte[] json, int start) {
        if (json[start + 1] != 'u') {
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

    /** The length if there is none. */
    private static int indexOf(byte sought, byte[] json, int start, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(json);
        int i = start;
        while (i <= length - Long.BYTES && zeros(buffer.getLong(i) ^ sought * ONES) == 0) {
            i += Long.BYTES;
        }
        while (i < length && json[i] != sought) {
            i++;
        }
        return i;
    }

    /** Not zero if one of the eight bytes is zero. */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight & HIGH_BITS;
    }
}
