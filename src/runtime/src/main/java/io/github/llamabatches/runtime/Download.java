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
 * Reads a body of a response that isn't JSON: bytes or a text. It is read once, from the network, and not held in
 * memory unless {@link #bytes} or {@link #text} is called. Close it, or call one of the methods that do. Not safe to
 * share between threads.
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

    /** A body that the transport has decompressed isn't as long as its head says. */
    private static long lengthOf(Response response) {
        String text = header(response, "Content-Encoding") == null ? header(response, "Content-Length") : null;
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    private static @Nullable String header(Response response, String name) {
        return HeaderValues.first(response.headers(), name);
    }

    /**
     * Returns how long it is.
     *
     * @return a number of bytes; -1 if the server doesn't say, or the body was compressed
     */
    public long length() {
        return length;
    }

    /**
     * Returns its content type.
     *
     * @return such as {@code text/csv; charset=UTF-8}; null if the server doesn't say
     */
    public @Nullable String contentType() {
        return header(response, "Content-Type");
    }

    /**
     * Returns the name that the server gives to the file (RFC 6266).
     *
     * @return a name without folders; null if there is none, or one that no file can have
     */
    public @Nullable String fileName() {
        String disposition = header(response, "Content-Disposition");
        return disposition == null ? null : HeaderValues.fileName(disposition);
    }

    /**
     * Returns the bytes as they come.
     *
     * @return the stream, always the same one; its end is the end of the body, never a connection that broke off. To
     *     close it closes this.
     */
    public InputStream stream() {
        return stream;
    }

    /**
     * Reads all bytes and closes this.
     *
     * @return the bytes
     * @throws IOException if they don't come to their end
     */
    public byte[] bytes() throws IOException {
        try (this) {
            return stream.readAllBytes();
        }
    }

    /**
     * Reads all as a text and closes this.
     *
     * @return the text, in the charset of the content type, else in UTF-8
     * @throws IOException if it doesn't come to its end, isn't in that charset, or that isn't known
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
     * Writes all to a file and closes this.
     *
     * @param file the file, which is there as a whole or not at all
     * @param options {@link StandardCopyOption#REPLACE_EXISTING} to replace a file that is there
     * @throws IOException if the file is there already or can't be written, or the bytes don't come to their end
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

    /** Notices an early end, of which some transports say nothing. */
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
                throw new EOFException("the body ended " + left + " bytes before its end");
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
