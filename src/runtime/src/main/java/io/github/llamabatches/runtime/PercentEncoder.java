package io.github.llamabatches.runtime;

import feign.Param;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encodes all characters of a query value except the unreserved ones (RFC 3986).
 *
 * <p>Feign encodes query values too, but treats a string such as {@code a%2Bb} as already encoded, so that the server
 * would receive another string. Feign doesn't change the result of this class.
 *
 * <p>Safe to share between threads.
 */
public final class PercentEncoder implements Param.Expander {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    /** Called by Feign, which creates an instance for each parameter. */
    public PercentEncoder() {}

    /**
     * Encodes a value.
     *
     * @param value the value, whose text is encoded
     * @return ASCII text that Feign doesn't change
     * @throws IllegalArgumentException if the string contains an unpaired surrogate
     */
    @Override
    public String expand(Object value) {
        String text = text(value);
        int unreserved = 0;
        while (unreserved < text.length() && isUnreserved(text.charAt(unreserved))) {
            unreserved++;
        }
        return unreserved == text.length() ? text : encode(utf8(text));
    }

    /** Returns the text of a value, without an exponent for numbers, because not every server reads {@code 1E+2}. */
    static String text(Object value) {
        String text = value.toString();
        return value instanceof Number && text.indexOf('E') >= 0 ? new BigDecimal(text).toPlainString() : text;
    }

    private static ByteBuffer utf8(String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a value contains an unpaired surrogate, which can't be sent");
        }
    }

    private static String encode(ByteBuffer bytes) {
        StringBuilder encoded = new StringBuilder(bytes.remaining() * 2);
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if (isUnreserved((char) b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX[(b >> 4) & 0xf]).append(HEX[b & 0xf]);
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
