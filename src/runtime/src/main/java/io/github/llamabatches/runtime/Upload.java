package io.github.llamabatches.runtime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds the bytes of a request body that isn't JSON, or of a file in a multipart form.
 *
 * <p>The bytes are read when the call is made, and held in memory while the request is sent, because Feign supports no
 * other bodies; {@link BodyEncoder} limits their length. An upload of a stream can be sent once, others repeatedly.
 * Immutable, and safe to share between threads unless it holds a stream.
 */
public final class Upload {

    /**
     * Matches a type, a subtype and parameters (RFC 9110, section 8.3.1), without braces, which Feign interprets as a
     * template.
     */
    private static final Pattern CONTENT_TYPE =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+( *;[ -z|~]*)?");

    /** Bytes, a path, or a reference to a stream, which is cleared when the stream is read. */
    private final Object source;

    private final @Nullable String fileName;
    private final @Nullable String contentType;

    private Upload(Object source, @Nullable String fileName, @Nullable String contentType) {
        this.source = source;
        this.fileName = fileName;
        this.contentType = contentType;
    }

    /**
     * Creates an upload of a file, with its name.
     *
     * @param file the file, which is read each time the upload is sent
     * @return the upload
     */
    public static Upload of(Path file) {
        Path name = file.getFileName();
        return new Upload(file, name == null ? null : name.toString(), null);
    }

    /**
     * Creates an upload of bytes.
     *
     * @param bytes the bytes, which are copied
     * @return the upload, without a file name
     */
    public static Upload of(byte[] bytes) {
        return new Upload(bytes.clone(), null, null);
    }

    /**
     * Creates an upload of a string in UTF-8.
     *
     * @param text the string
     * @return the upload, without a file name
     */
    public static Upload of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Creates an upload of a stream.
     *
     * @param stream the stream, which the first call reads to its end and closes
     * @return an upload that can be sent once, without a file name
     */
    public static Upload of(InputStream stream) {
        return new Upload(new AtomicReference<>(Objects.requireNonNull(stream)), null, null);
    }

    /**
     * Returns an upload with another file name, which is sent only in forms.
     *
     * @param fileName the name
     * @return an upload of the same bytes
     */
    public Upload named(String fileName) {
        return new Upload(source, Objects.requireNonNull(fileName), contentType);
    }

    /**
     * Returns an upload with a content type, which replaces that of the operation.
     *
     * @param contentType a media type, such as {@code image/png}
     * @return an upload of the same bytes
     * @throws IllegalArgumentException if it isn't a media type
     */
    public Upload as(String contentType) {
        if (!CONTENT_TYPE.matcher(contentType).matches()) {
            throw new IllegalArgumentException("not a media type: " + Excerpt.of(contentType));
        }
        return new Upload(source, fileName, contentType);
    }

    /**
     * Returns the file name.
     *
     * @return the name; null if there is none
     */
    public @Nullable String fileName() {
        return fileName;
    }

    /**
     * Returns the content type.
     *
     * @return the content type; null if none was set
     */
    public @Nullable String contentType() {
        return contentType;
    }

    void writeTo(BodyBuffer buffer) throws IOException {
        try (InputStream stream = open()) {
            buffer.expect(stream.available());
            stream.transferTo(buffer);
        }
    }

    private InputStream open() throws IOException {
        if (source instanceof Path file) {
            return Files.newInputStream(file);
        }
        if (source instanceof byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }
        if (((AtomicReference<?>) source).getAndSet(null) instanceof InputStream unread) {
            return unread;
        }
        throw new IOException("its stream was already read");
    }
}
