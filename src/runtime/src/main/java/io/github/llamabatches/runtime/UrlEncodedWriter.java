package io.github.llamabatches.runtime;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a form as {@code application/x-www-form-urlencoded}: a list repeats its field. */
final class UrlEncodedWriter extends FormWriter {

    UrlEncodedWriter(long maxBytes) {
        super(maxBytes);
    }

    @Override
    void addSingle(String name, @Nullable Object value, String contentType) {
        if (value == null || value instanceof Map || value instanceof List || value instanceof Upload) {
            throw new IllegalArgumentException("the field " + Excerpt.of(name) + " of the form can only hold strings,"
                    + " numbers, booleans and lists of these");
        }
        if (buffer.size() > 0) {
            buffer.write('&');
        }
        buffer.write(encoded(name) + "=" + encoded(PercentEncoder.text(value)));
    }

    private static String encoded(String text) {
        Utf8.requireUnicode(text);
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
