package io.github.llamabatches.runtime;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a form as {@code application/x-www-form-urlencoded}: a list repeats its field. */
final class UrlEncodedWriter {

    private final Set<String> deepObjects;
    private final BodyBuffer buffer;

    /**
     * Creates a writer for an empty form.
     *
     * @param deepObjects the fields that are written with brackets around inner names and indexes
     */
    UrlEncodedWriter(Set<String> deepObjects, long maxBytes) {
        this.deepObjects = deepObjects;
        this.buffer = new BodyBuffer(maxBytes);
    }

    void add(Object name, @Nullable Object value) {
        String field = name.toString();
        if (deepObjects.contains(field)) {
            addDeep(field, value);
        } else if (value instanceof List<?> items) {
            items.forEach(item -> addScalar(field, item));
        } else {
            addScalar(field, value);
        }
    }

    private void addDeep(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            fields.forEach((field, inner) -> addDeep(name + "[" + field + "]", inner));
        } else if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                boolean scalar = !(items.get(i) instanceof Map || items.get(i) instanceof List);
                addDeep(name + "[" + (scalar ? "" : i) + "]", items.get(i));
            }
        } else {
            addScalar(name, value);
        }
    }

    private void addScalar(String name, @Nullable Object value) {
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
        BodyBuffer.requireUnicode(text);
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    byte[] body() {
        return buffer.toByteArray();
    }
}
