package io.github.llamabatches;

import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a response to its end, or fails: when it isn't as long as announced, too long, damaged or too slow.
 *
 * <p>Java 17 hands on a body that is shorter than its Content-Length without a word, hence the count here.
 */
final class BodyReader {

    private static final int FIRST_BUFFER_SIZE = 16 * 1024;
    private static final int MAX_FIRST_BUFFER_SIZE = 1024 * 1024;
    private static final long MAX_ERROR_BYTES = 64 * 1024;
    private static final int GZIP_TRAILER_LENGTH = 8;

    private final long maxBytes;

    BodyReader(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Reads the body of a success and, where nobody else did, decompresses it.
     *
     * @param unchanged whether the transport hands on each byte as it was sent
     * @throws IncompleteAnswerException if it isn't whole
     * @throws MalformedResponseException if it is too long
     */
    byte[] read(Response.Body body, Response head, boolean unchanged, Deadline deadline) throws IOException {
        @Nullable String requestId = ResponseHeaders.requestId(head);
        Buffer buffer = new Buffer(maxBytes);
        Buffer plain = new Buffer(maxBytes);
        try {
            readAsSent(body, head, buffer, deadline);
            checkLength(head, buffer, unchanged);
            return decompress(buffer, plain, deadline) ? plain.bytes() : buffer.bytes();
        } catch (TooLongException e) {
            throw new MalformedResponseException("the body is longer than " + maxBytes + " bytes", requestId);
        } catch (IncompleteAnswerException e) {
            throw e;
        } catch (IOException e) {
            throw new IncompleteAnswerException(
                    "the body of the answer with status " + head.status() + " broke off after " + buffer.length
                            + " bytes: " + e,
                    requestId,
                    e);
        }
    }

    /** Reads what can be had of the body of an error. The status matters more, and must not get lost over the body. */
    byte[] readSome(Response.Body body, Response head, Deadline deadline) {
        long most = Math.min(maxBytes, MAX_ERROR_BYTES);
        Buffer buffer = new Buffer(most);
        Buffer plain = new Buffer(most);
        try {
            readAsSent(body, head, buffer, deadline);
        } catch (IOException | RuntimeException e) {
            // What came before will do.
        }
        try {
            return decompress(buffer, plain, deadline) ? plain.bytes() : buffer.bytes();
        } catch (IOException e) {
            return plain.bytes();
        }
    }

    private void readAsSent(Response.Body body, Response head, Buffer buffer, Deadline deadline) throws IOException {
        buffer.expect(ResponseHeaders.contentLength(head));
        try (InputStream stream = body.asInputStream()) {
            readToEnd(stream, buffer, deadline);
        }
    }

    private static void checkLength(Response head, Buffer buffer, boolean unchanged) throws IOException {
        long declared = ResponseHeaders.contentLength(head);
        // A client that has undone the compression may have left the headers as they were.
        boolean asSent = unchanged || buffer.isGzip() || !ResponseHeaders.isCompressed(head);
        if (asSent && declared >= 0 && declared != buffer.length) {
            throw incomplete(
                    head, "has " + buffer.length + " bytes, and not the " + declared + " that its head announced");
        }
        boolean mayBeEmpty = declared == 0 || head.status() == 204 || head.status() == 205;
        if (buffer.length == 0 && !mayBeEmpty && ResponseHeaders.first(head, "Transfer-Encoding") == null) {
            // So it looks to us when the connection ends within the head.
            throw incomplete(head, "is missing, and so may be a part of its head");
        }
    }

    private static IncompleteAnswerException incomplete(Response head, String what) {
        return new IncompleteAnswerException(
                "the body of the answer with status " + head.status() + ' ' + what,
                ResponseHeaders.requestId(head),
                null);
    }

    /** Clients undo the compression or not, and leave the header or not; JSON never starts with these two bytes. */
    private boolean decompress(Buffer compressed, Buffer plain, Deadline deadline) throws IOException {
        if (!compressed.isGzip()) {
            return false;
        }
        try (Gunzip stream = new Gunzip(compressed)) {
            readToEnd(stream, plain, deadline);
            if (stream.unread() != GZIP_TRAILER_LENGTH) {
                throw new ZipException("something follows the compressed data");
            }
        }
        return true;
    }

    private void readToEnd(InputStream stream, Buffer buffer, Deadline deadline) throws IOException {
        int read;
        do {
            read = buffer.readFrom(stream);
            if (deadline.isOver()) {
                throw new SocketTimeoutException("it was not complete within " + deadline.limit());
            }
        } while (read >= 0);
    }

    /** More than may be. */
    private static final class TooLongException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** Grows up to a limit, and keeps what it has when reading fails. */
    private static final class Buffer {

        private final long limit;
        private byte[] bytes;
        private int length;

        Buffer(long limit) {
            this.limit = limit;
            this.bytes = new byte[0];
        }

        /** Makes room for what is announced and one byte more, so that the end shows in the same read. */
        void expect(long announced) {
            // Not for all of it if that is much: it is quickly said, and memory would be gone.
            long size = announced < 0 ? FIRST_BUFFER_SIZE : Math.min(announced + 1, MAX_FIRST_BUFFER_SIZE);
            bytes = new byte[(int) Math.min(size, limit + 1)];
        }

        int readFrom(InputStream stream) throws IOException {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(length * 2L, FIRST_BUFFER_SIZE), limit + 1));
            }
            int read = stream.read(bytes, length, bytes.length - length);
            length += Math.max(read, 0);
            if (length > limit) {
                length = (int) limit;
                throw new TooLongException();
            }
            return read;
        }

        boolean isGzip() {
            return length >= 2
                    && bytes[0] == (byte) (GZIPInputStream.GZIP_MAGIC & 0xff)
                    && bytes[1] == (byte) (GZIPInputStream.GZIP_MAGIC >> 8);
        }

        byte[] bytes() {
            return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        }
    }

    /** Tells what is left behind the last member, which GZIPInputStream passes over if it is no other member. */
    private static final class Gunzip extends GZIPInputStream {

        Gunzip(Buffer compressed) throws IOException {
            super(new ByteArrayInputStream(compressed.bytes, 0, compressed.length), compressed.length);
        }

        int unread() {
            return inf.getRemaining();
        }
    }
}
