package io.github.llamabatches.runtime;

import feign.Param;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encodes a query value (RFC 3986), all but the unreserved characters.
 *
 * <p>Feign encodes query values too, but takes a text such as {@code a%2Bb} for one that is encoded already and sends
 * it as it is, so that the server reads another text. What comes from here Feign leaves alone.
 *
 * <p>Safe to share between threads.
 */
public final class PercentEncoder implements Param.Expander {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    /** For Feign, which makes one for each parameter. */
    public PercentEncoder() {}

    /**
     * Encodes a value.
     *
     * @param value the value, whose text is encoded
     * @return ASCII that Feign leaves alone
     * @throws IllegalArgumentException if there is half of a surrogate pair in it, which is no character
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

    /** Its text; of a number the plain one, because not everybody reads {@code 1E+2}. */
    static String text(Object value) {
        String text = value.toString();
        return value instanceof Number && text.indexOf('E') >= 0 ? new BigDecimal(text).toPlainString() : text;
    }

    private static ByteBuffer utf8(String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a value holds half of a surrogate pair, which cannot be sent");
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
