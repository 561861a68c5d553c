package io.github.llamabatches.runtime;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the fields of a form, of which a list repeats its field. */
abstract class FormWriter {

    final BodyBuffer buffer;

    FormWriter(long maxBytes) {
        this.buffer = new BodyBuffer(maxBytes);
    }

    /** Adds a field; an empty media type means the default. */
    final void add(String name, @Nullable Object value, String contentType) {
        if (value instanceof List<?> items) {
            items.forEach(item -> addSingle(name, item, contentType));
        } else {
            addSingle(name, value, contentType);
        }
    }

    /** Adds a field in the style {@code deepObject}. */
    final void addDeep(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            fields.forEach((field, inner) -> addDeep(name + "[" + field + "]", inner));
        } else if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                boolean scalar = !(items.get(i) instanceof Map || items.get(i) instanceof List);
                addDeep(name + "[" + (scalar ? "" : i) + "]", items.get(i));
            }
        } else {
            add(name, value, "");
        }
    }

    /** Adds a field with a value that isn't repeated. */
    abstract void addSingle(String name, @Nullable Object value, String contentType);

    /** Ends the form and returns it. */
    byte[] body() {
        return buffer.toByteArray();
    }
}
