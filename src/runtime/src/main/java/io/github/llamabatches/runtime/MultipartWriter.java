package io.github.llamabatches.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a form as {@code multipart/form-data} (RFC 7578): a list repeats its field, an object becomes a JSON part, an
 * {@link Upload} a file.
 */
final class MultipartWriter extends FormWriter {

    /** The file name of uploads without one, as in browsers: servers treat a part without a file name as text. */
    private static final String NAMELESS = "blob";

    private final JsonCodec json;

    /** Random, so that it doesn't occur in a file. */
    private final String boundary = UUID.randomUUID().toString();

    MultipartWriter(JsonCodec json, long maxBytes) {
        super(maxBytes);
        this.json = json;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    @Override
    void addSingle(String name, @Nullable Object value, String contentType) {
        if (value == null) {
            throw new IllegalArgumentException("the field " + Excerpt.of(name) + " of the form cannot hold null");
        }
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + escaped(name) + '"';
        if (value instanceof Upload upload) {
            String fileName = upload.fileName() == null ? NAMELESS : upload.fileName();
            String type = upload.contentType() == null ? contentType : upload.contentType();
            buffer.write(head + "; filename=\"" + escaped(fileName) + '"');
            endHead(type.isEmpty() ? "application/octet-stream" : type);
            write(upload);
        } else if (value instanceof Map || value instanceof List) {
            buffer.write(head);
            endHead(contentType.isEmpty() ? "application/json" : contentType);
            byte[] part = json.write(value, Object.class);
            buffer.write(part, 0, part.length);
        } else {
            buffer.write(head);
            endHead(contentType);
            buffer.write(PercentEncoder.text(value));
        }
        buffer.write("\r\n");
    }

    private void endHead(String contentType) {
        buffer.write((contentType.isEmpty() ? "" : "\r\nContent-Type: " + contentType) + "\r\n\r\n");
    }

    private void write(Upload upload) {
        try {
            upload.writeTo(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Percent-encodes the characters that would end the line or the quoted name, as browsers do. */
    private static String escaped(String name) {
        return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    @Override
    byte[] body() {
        buffer.write("--" + boundary + "--\r\n");
        return super.body();
    }
}
