package io.github.llamabatches.runtime;

import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a response body that isn't JSON: bytes or text. The body is read once, from the network, and is held in memory
 * only by {@link #bytes} and {@link #text}. Close it, or call a method that closes it. Not safe to share between
 * threads.
 *
 * <pre>{@code
 * try (Download download = api.getContent(id)) {
 *     download.saveTo(Path.of("content.pdf"));
 * }
 * }</pre>
 */
public final class Download implements StreamedBody {

    private final Response response;
    private final long length;
    private final InputStream stream;

    Download(Response response) throws IOException {
        this.response = response;
        this.length = lengthOf(response);
        this.stream = response.body() == null
                ? new ByteArrayInputStream(new byte[0])
                : new Whole(response.body().asInputStream());
    }

    /** A body that the transport has decompressed doesn't have the declared length. */
    private static long lengthOf(Response response) {
        String text = header(response, "Content-Encoding") == null ? header(response, "Content-Length") : null;
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    private static @Nullable String header(Response response, String name) {
        return HeaderValues.first(response.headers(), name);
    }

    /**
     * Returns the length.
     *
     * @return a number of bytes; -1 if the server doesn't declare it, or the body was compressed
     */
    public long length() {
        return length;
    }

    /**
     * Returns the content type.
     *
     * @return a media type such as {@code text/csv; charset=UTF-8}; null if the server sends none
     */
    public @Nullable String contentType() {
        return header(response, "Content-Type");
    }

    /**
     * Returns the file name that the server sends (RFC 6266).
     *
     * @return a name without folders; null if there is none, or if it isn't valid for a file
     */
    public @Nullable String fileName() {
        String disposition = header(response, "Content-Disposition");
        return disposition == null ? null : HeaderValues.fileName(disposition);
    }

    /**
     * Returns the stream of bytes.
     *
     * @return the stream, always the same one; it throws an exception if the connection ends early. Closing it closes
     *     this download
     */
    public InputStream stream() {
        return stream;
    }

    /**
     * Reads all bytes and closes this download.
     *
     * @return the bytes
     * @throws IOException if the connection ends early
     */
    public byte[] bytes() throws IOException {
        try (this) {
            return stream.readAllBytes();
        }
    }

    /**
     * Reads the body as text and closes this download.
     *
     * @return the text, decoded with the charset of the content type, or with UTF-8 by default
     * @throws IOException if the connection ends early, if the body isn't valid in the charset, or if the charset is
     *     unknown
     */
    public String text() throws IOException {
        try (this) {
            return charset()
                    .newDecoder()
                    .decode(ByteBuffer.wrap(stream.readAllBytes()))
                    .toString();
        }
    }

    private Charset charset() throws IOException {
        String contentType = contentType();
        String name = contentType == null ? null : HeaderValues.parameter(contentType, "charset");
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new IOException("the charset " + Excerpt.of(String.valueOf(name)) + " is not known");
        }
    }

    /**
     * Writes the body to a file and closes this download.
     *
     * @param file the file, which is created completely or not at all
     * @param options {@link StandardCopyOption#REPLACE_EXISTING} to replace an existing file
     * @throws IOException if the file exists or can't be written, or if the connection ends early
     */
    public void saveTo(Path file, CopyOption... options) throws IOException {
        try (this) {
            if (Files.exists(file) && !List.of(options).contains(StandardCopyOption.REPLACE_EXISTING)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
            try {
                Files.copy(stream, part);
                Files.move(part, file, options);
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }

    @Override
    public void close() {
        response.close();
    }

    /** Detects an early end, which some transports don't report. */
    private final class Whole extends InputStream {

        private final InputStream in;
        private long left = length;

        Whole(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            int read = in.read(target, offset, count);
            if (read < 0 && left > 0) {
                throw new EOFException("the connection ended " + left + " bytes before the end of the body");
            }
            left -= Math.max(read, 0);
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
            Download.this.close();
        }
    }
}
