package io.github.llamabatches.runtime;

import feign.Param;
import java.math.BigDecimal;
import java.net.URLEncoder;
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

    /** Called by Feign, which creates an instance for each parameter. */
    public PercentEncoder() {}

    /**
     * Encodes a value.
     *
     * @param value the value, whose text is encoded
     * @return ASCII text that Feign doesn't change
     * @throws IllegalArgumentException if the string contains an unpaired surrogate, if a number isn't finite, or if
     *     the year of a time or date isn't from 0000 to 9999
     */
    @Override
    public String expand(Object value) {
        String text = text(value);
        Utf8.requireUnicode(text);
        // The format of forms differs in these characters.
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /**
     * Returns the text of a value, as in JSON, but without an exponent for numbers, because not every server reads
     * {@code 1E+2}.
     */
    static String text(Object value) {
        String text = WireTypes.written(value, false).toString();
        return value instanceof Number && text.indexOf('E') >= 0 ? new BigDecimal(text).toPlainString() : text;
    }
}
