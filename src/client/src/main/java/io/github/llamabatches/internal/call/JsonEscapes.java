package io.github.llamabatches.internal.call;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Undoes the escapes of JSON wherever they stand, and leaves out zeros, which are every second byte of a text in
 * UTF-16: so that a text can be found however it was written.
 */
final class JsonEscapes {

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final int FIRST_SIZE = 256;
    private static final int UNICODE_DIGITS = 4;
    private static final int FIRST_BEYOND_ASCII = 0x80;

    private final byte[] json;
    private final int length;
    private byte[] plain = new byte[FIRST_SIZE];
    private int position;
    private int end;

    private JsonEscapes(byte[] json, int start, int length) {
        this.json = json;
        this.length = length;
        this.position = start;
    }

    /**
     * Undoes them. Of the escapes of characters only those of ASCII are undone; one that the end cuts off is left out.
     *
     * @param distance how much to keep on either side of an escape; what is farther away becomes a single zero
     * @return the surroundings of all escapes; empty if there are none
     */
    static byte[] undo(byte[] json, int length, int distance) {
        int first = indexOf(json, 0, length);
        if (first == length && distance < length) {
            return new byte[0];
        }
        JsonEscapes escapes = new JsonEscapes(json, (int) Math.max(0, first - (long) distance), length);
        escapes.undoAll(distance);
        return Arrays.copyOf(escapes.plain, escapes.end);
    }

    private void undoAll(int distance) {
        while (position < length) {
            int next = indexOf(json, position, length);
            copyEnds(next, distance);
            position = next + 1;
            if (next < length && json[next] == '\\' && !undoNext()) {
                break;
            }
        }
    }

    private void copyEnds(int to, int distance) {
        if (to - position > 2L * distance) {
            copy(position, distance);
            append((byte) 0);
            copy(to - distance, distance);
        } else {
            copy(position, to - position);
        }
    }

    private void copy(int from, int count) {
        makeRoom(count);
        System.arraycopy(json, from, plain, end, count);
        end += count;
    }

    private void append(byte b) {
        makeRoom(1);
        plain[end++] = b;
    }

    private void makeRoom(int count) {
        if (count > plain.length - end) {
            plain = Arrays.copyOf(plain, Math.max(end + count, 2 * plain.length));
        }
    }

    /** Goes on behind a backslash; false if nothing, or not all of an escape, is there. */
    private boolean undoNext() {
        skipZeros();
        if (position == length) {
            return false;
        }
        byte character = json[position++];
        if (character != 'u') {
            append(character);
            return true;
        }
        int digits = position;
        int value = 0;
        for (int i = 0; i < UNICODE_DIGITS && value >= 0; i++) {
            skipZeros();
            if (position == length) {
                return false;
            }
            int digit = Character.digit(json[position++], 16);
            value = digit < 0 ? -1 : value * 16 + digit;
        }
        if (value < 0 || value >= FIRST_BEYOND_ASCII) {
            append(character);
            position = digits;
        } else if (value > 0) {
            append((byte) value);
        }
        return true;
    }

    private void skipZeros() {
        while (position < length && json[position] == 0) {
            position++;
        }
    }

    /** The index of the first backslash or zero from a start on; the length if there is none. */
    static int indexOf(byte[] json, int start, int length) {
        // Eight bytes at a time, because most of every page is something else.
        ByteBuffer buffer = ByteBuffer.wrap(json).order(ByteOrder.nativeOrder());
        int i = start;
        while (i <= length - Long.BYTES && !hasBackslashOrZero(buffer.getLong(i))) {
            i += Long.BYTES;
        }
        while (i < length && json[i] != 0 && json[i] != '\\') {
            i++;
        }
        return i;
    }

    /** Whether one of eight bytes is that: taking one from zero alone sets the high bit of a byte that has none. */
    private static boolean hasBackslashOrZero(long eight) {
        // A backslash has no high bit either, so the high bits of the difference are those of the eight.
        return (((eight - ONES) | ((eight ^ BACKSLASHES) - ONES)) & ~eight & HIGH_BITS) != 0;
    }
}
