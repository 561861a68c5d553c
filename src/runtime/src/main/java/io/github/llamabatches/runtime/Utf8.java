package io.github.llamabatches.runtime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Tells what is UTF-8. Jackson does from some version on; 2.15 lets overlong forms and halves of surrogate pairs pass.
 */
final class Utf8 {

    private static final long NOT_ASCII = 0x8080808080808080L;
    private static final int CHUNK_CHARS = 8192;

    private Utf8() {}

    static boolean isValid(byte[] bytes, int length) {
        return !isWider(bytes, length) && (isAscii(bytes, length) || isDecodable(bytes, length));
    }

    /** Whether it is JSON in UTF-16 or UTF-32, which Jackson reads too: its first character has a byte that is zero. */
    private static boolean isWider(byte[] bytes, int length) {
        for (int i = 0; i < Math.min(length, Integer.BYTES); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Eight bytes at a time, because nearly every body is ASCII and this must cost nothing to speak of. */
    private static boolean isAscii(byte[] bytes, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            if ((buffer.getLong(i) & NOT_ASCII) != 0) {
                return false;
            }
        }
        for (; i < length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDecodable(byte[] bytes, int length) {
        // Reports malformed input unless told otherwise.
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
        CharBuffer out = CharBuffer.allocate(CHUNK_CHARS);
        CoderResult result;
        do {
            result = decoder.decode(in, out.clear(), true);
        } while (result.isOverflow());
        return result.isUnderflow();
    }
}
