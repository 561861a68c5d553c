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
 * Gives the bytes of a body that isn't JSON, or of a file in a form with parts.
 *
 * <p>They are read when the call is made, and held in memory while the request is sent, because Feign knows no other
 * bodies; {@link BodyEncoder} has the limit. An upload of a stream can be sent once, any other as often as you like.
 * Immutable, and safe to share between threads unless it is one of a stream.
 */
public final class Upload {

    /**
     * A type, a subtype and parameters (RFC 9110, section 8.3.1), without the braces that Feign takes for a template.
     */
    private static final Pattern CONTENT_TYPE =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+( *;[ -z|~]*)?");

    /** Bytes, a path, or a reference to a stream that is empty once the stream was read. */
    private final Object source;

    private final @Nullable String fileName;
    private final @Nullable String contentType;

    private Upload(Object source, @Nullable String fileName, @Nullable String contentType) {
        this.source = source;
        this.fileName = fileName;
        this.contentType = contentType;
    }

    /**
     * Sends the content of a file under its name.
     *
     * @param file the file, which is read whenever the upload is sent
     * @return the upload
     */
    public static Upload of(Path file) {
        Path name = file.getFileName();
        return new Upload(file, name == null ? null : name.toString(), null);
    }

    /**
     * Sends bytes.
     *
     * @param bytes the bytes, which are copied
     * @return the upload, without a file name
     */
    public static Upload of(byte[] bytes) {
        return new Upload(bytes.clone(), null, null);
    }

    /**
     * Sends a text in UTF-8.
     *
     * @param text the text
     * @return the upload, without a file name
     */
    public static Upload of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sends what a stream gives.
     *
     * @param stream the stream, which is read to its end and closed by the first call
     * @return an upload that can be sent once, without a file name
     */
    public static Upload of(InputStream stream) {
        return new Upload(new AtomicReference<>(Objects.requireNonNull(stream)), null, null);
    }

    /**
     * Gives it another file name, which only a form sends.
     *
     * @param fileName the name
     * @return an upload of the same bytes
     */
    public Upload named(String fileName) {
        return new Upload(source, Objects.requireNonNull(fileName), contentType);
    }

    /**
     * Gives it a content type, which is sent in the place of the one of the operation.
     *
     * @param contentType such as {@code image/png}
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
     * @return null if it has none
     */
    public @Nullable String fileName() {
        return fileName;
    }

    /**
     * Returns the content type.
     *
     * @return null if it has none of its own
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
        throw new IOException("its stream was read already");
    }
}
