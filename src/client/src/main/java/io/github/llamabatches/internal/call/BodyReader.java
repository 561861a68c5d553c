package io.github.llamabatches.internal.call;

import feign.Response;
import io.github.llamabatches.internal.http.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.zip.GZIPInputStream;

/**
 * Reads the body of a response to its end, or fails: when it isn't as long as announced, too long, damaged or too slow.
 *
 * <p>Java 17 hands on a body that is shorter than its Content-Length without a word, hence the count here.
 */
final class BodyReader {

    private static final long MAX_ERROR_BYTES = 64 * 1024;
    private static final int GZIP_TRAILER_LENGTH = 8;

    private final long maxBytes;
    private final Failures failures;

    BodyReader(long maxBytes, Failures failures) {
        this.maxBytes = maxBytes;
        this.failures = failures;
    }

    /**
     * Reads the body of a success and, where nobody else did, decompresses it: clients undo the compression or not, and
     * leave the header or not, but JSON never starts as compressed data does.
     *
     * @param unchanged whether the transport hands on each byte as it was sent
     * @throws IncompleteAnswerException if it isn't whole
     */
    BufferedBody read(Response.Body body, Response head, boolean unchanged, Deadline deadline) throws IOException {
        BufferedBody buffer = new BufferedBody(maxBytes);
        try {
            readAsSent(body, head, buffer, deadline);
            checkLength(head, buffer, unchanged);
            if (!buffer.isGzip()) {
                return buffer;
            }
            BufferedBody plain = new BufferedBody(maxBytes);
            decompress(buffer, plain, deadline);
            return plain;
        } catch (BufferedBody.RefusedException e) {
            throw failures.malformed(
                    String.valueOf(e.getMessage()), Received.of(head, buffer.bytes(), buffer.length()));
        } catch (IncompleteAnswerException e) {
            throw e;
        } catch (IOException e) {
            throw new IncompleteAnswerException(
                    "the body of the answer with status " + head.status() + " broke off after " + buffer.length()
                            + " bytes: " + e,
                    ResponseHeaders.requestId(head),
                    e);
        }
    }

    /** Reads what can be had of the body of an error. The status matters more, and must not get lost over the body. */
    byte[] readSome(Response.Body body, Response head, Deadline deadline) {
        long most = Math.min(maxBytes, MAX_ERROR_BYTES);
        BufferedBody buffer = new BufferedBody(most);
        try {
            readAsSent(body, head, buffer, deadline);
        } catch (IOException | RuntimeException e) {
            // What came before will do.
        }
        if (!buffer.isGzip()) {
            return buffer.toByteArray();
        }
        BufferedBody plain = new BufferedBody(most);
        try {
            decompress(buffer, plain, deadline);
        } catch (IOException e) {
            // Here too.
        }
        return plain.toByteArray();
    }

    private void readAsSent(Response.Body body, Response head, BufferedBody buffer, Deadline deadline)
            throws IOException {
        buffer.expect(ResponseHeaders.contentLength(head));
        try (InputStream stream = body.asInputStream()) {
            readToEnd(stream, buffer, deadline);
        }
    }

    private static void checkLength(Response head, BufferedBody buffer, boolean unchanged) throws IOException {
        long declared = ResponseHeaders.contentLength(head);
        // A client that has undone the compression may have left the headers as they were.
        boolean asSent = unchanged || buffer.isGzip() || !ResponseHeaders.isCompressed(head);
        if (asSent && declared >= 0 && declared != buffer.length()) {
            throw incomplete(
                    head, "has " + buffer.length() + " bytes, and not the " + declared + " that its head announced");
        }
        boolean mayBeEmpty = declared == 0 || head.status() == 204 || head.status() == 205;
        if (buffer.length() == 0 && !mayBeEmpty && ResponseHeaders.first(head, "Transfer-Encoding") == null) {
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

    private void decompress(BufferedBody compressed, BufferedBody plain, Deadline deadline) throws IOException {
        try (Gunzip stream = new Gunzip(compressed)) {
            plain.expect(-1);
            readToEnd(stream, plain, deadline);
            if (stream.unread() != GZIP_TRAILER_LENGTH) {
                throw new BufferedBody.RefusedException("something follows the compressed data of the body");
            }
        }
    }

    private void readToEnd(InputStream stream, BufferedBody buffer, Deadline deadline) throws IOException {
        int read;
        do {
            read = buffer.readFrom(stream);
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted");
            }
            if (deadline.isOver()) {
                throw new SocketTimeoutException("it was not complete within " + deadline.limit());
            }
        } while (read >= 0);
    }

    /** Counts the bytes behind the last member, which GZIPInputStream passes over if it is no other member. */
    private static final class Gunzip extends GZIPInputStream {

        Gunzip(BufferedBody compressed) throws IOException {
            super(new ByteArrayInputStream(compressed.bytes(), 0, compressed.length()), compressed.length());
        }

        int unread() {
            return inf.getRemaining();
        }
    }
}
