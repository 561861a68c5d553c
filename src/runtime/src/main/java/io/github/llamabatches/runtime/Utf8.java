package io.github.llamabatches.runtime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Validates UTF-8. Later versions of Jackson do so, but 2.15 accepts overlong forms and unpaired surrogates. */
final class Utf8 {

    private static final long NOT_ASCII = 0x8080808080808080L;
    private static final int CHUNK_CHARS = 8192;

    private Utf8() {}

    /** Rejects half of a surrogate pair, which UTF-8 can't represent. */
    static void requireUnicode(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("a value contains an unpaired surrogate, which can't be sent");
        }
    }

    static boolean isValid(byte[] bytes, int length) {
        return !isWider(bytes, length) && (isAscii(bytes, length) || isDecodable(bytes, length));
    }

    /**
     * Returns whether the document is in UTF-16 or UTF-32, which Jackson accepts too: its first character contains a
     * zero byte.
     */
    private static boolean isWider(byte[] bytes, int length) {
        for (int i = 0; i < Math.min(length, Integer.BYTES); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Compares eight bytes at a time: nearly every body is ASCII, and the check must be fast. */
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
        // A new decoder reports malformed input by default.
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
