package io.github.llamabatches.internal.call;

import feign.Response;
import io.github.llamabatches.internal.http.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a response to its end, or fails: when it isn't as long as announced, too long, damaged or too slow.
 *
 * <p>Java 17 hands on a body that is shorter than its Content-Length without a word, hence the count here.
 */
final class BodyReader {

    private static final long MAX_ERROR_BYTES = 64 * 1024;
    private static final int GZIP_TRAILER_LENGTH = 8;

    private final Response head;
    private final Deadline deadline;
    private final Redactor redactor;
    private final Failures failures;
    private final long maxBytes;

    /** The bytes as they were sent. */
    private final BufferedBody sent;

    BodyReader(Response head, long maxBytes, Deadline deadline, Redactor redactor, Failures failures) {
        this.head = head;
        this.deadline = deadline;
        this.redactor = redactor;
        this.failures = failures;
        this.maxBytes = isSuccess(head) ? maxBytes : Math.min(maxBytes, MAX_ERROR_BYTES);
        this.sent = new BufferedBody(this.maxBytes, redactor);
    }

    static boolean isSuccess(Response response) {
        return response.status() >= 200 && response.status() <= 299;
    }

    static @Nullable String first(Response response, String name) {
        Collection<String> values = response.headers().get(name);
        return values == null || values.isEmpty() ? null : values.iterator().next();
    }

    /** Returns whether the head says that the body is, or was, compressed. */
    static boolean isCompressed(Response response) {
        String encoding = first(response, "Content-Encoding");
        return encoding != null && !encoding.isBlank() && !encoding.equalsIgnoreCase("identity");
    }

    /**
     * Reads the body of a success and, where nobody else did, decompresses it: clients undo the compression or not, and
     * leave the header or not, but JSON never starts as compressed data does.
     *
     * @throws IncompleteAnswerException if it isn't whole
     */
    BufferedBody read(Response.Body body) throws IOException {
        BufferedBody plain = sent;
        try {
            readAsSent(body);
            checkLength();
            if (sent.isGzip()) {
                plain = new BufferedBody(maxBytes, redactor);
                decompressTo(plain);
            }
        } catch (IncompleteAnswerException e) {
            throw e;
        } catch (IOException e) {
            throw new IncompleteAnswerException(head, "broke off after " + sent.length() + " bytes: " + e, e);
        }
        // Neither shown in a log nor altered in silence.
        if (redactor.isCertainlyIn(plain.bytes(), plain.length())) {
            throw Redactor.refused(head, failures);
        }
        return plain;
    }

    /** Reads what can be had of the body of an error. The status matters more, and must not get lost over the body. */
    BufferedBody readSome(Response.Body body) {
        BufferedBody plain = sent;
        try {
            readAsSent(body);
        } catch (IOException | RuntimeException e) {
            // What came before will do.
        }
        if (sent.isGzip()) {
            plain = new BufferedBody(maxBytes, redactor);
            try {
                decompressTo(plain);
            } catch (IOException | RuntimeException e) {
                // Here too.
            }
        }
        return BufferedBody.of(redactor.redact(plain.toByteArray()));
    }

    private void readAsSent(Response.Body body) throws IOException {
        sent.expect(body.length());
        try (InputStream stream = body.asInputStream()) {
            readToEnd(stream, sent);
        }
    }

    private void checkLength() throws IOException {
        long declared = declaredLength();
        // A client that has undone the compression may have left the headers as they were.
        boolean isAsSent = sent.isGzip() || !isCompressed(head);
        if (isAsSent && declared >= 0 && declared != sent.length()) {
            throw new IncompleteAnswerException(
                    head,
                    "has " + sent.length() + " bytes, and not the " + declared + " that its head announced",
                    null);
        }
        boolean mayBeEmpty = declared == 0 || head.status() == 204 || head.status() == 205;
        if (sent.length() == 0 && !mayBeEmpty && first(head, "Transfer-Encoding") == null) {
            // So it looks to us when the connection ends within the head.
            throw new IncompleteAnswerException(head, "is missing, and so may be a part of its head", null);
        }
    }

    /**
     * Returns the Content-Length; -1 if there is none, or none that makes sense, or if it doesn't count, as beside a
     * Transfer-Encoding (RFC 9112, 6.3).
     *
     * @throws IOException if there are several that differ
     */
    private long declaredLength() throws IOException {
        String transferEncoding = first(head, "Transfer-Encoding");
        if (transferEncoding != null && !transferEncoding.equalsIgnoreCase("identity")) {
            return -1;
        }
        Set<String> values = new HashSet<>();
        for (String value : head.headers().getOrDefault("Content-Length", List.of())) {
            for (String single : value.split(",")) {
                values.add(single.strip());
            }
        }
        if (values.size() > 1) {
            throw new IOException("the head has several lengths for one body");
        }
        try {
            return values.isEmpty() ? -1 : Long.parseLong(values.iterator().next());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void decompressTo(BufferedBody plain) throws IOException {
        try (Gunzip stream = new Gunzip(sent)) {
            plain.expect(null);
            readToEnd(stream, plain);
            if (stream.unread() != GZIP_TRAILER_LENGTH) {
                throw refused("something follows the compressed data of the body");
            }
        }
    }

    private void readToEnd(InputStream stream, BufferedBody buffer) throws IOException {
        int read;
        do {
            read = buffer.readFrom(stream);
            if (buffer.isTooLong()) {
                throw refused("the body is longer than " + maxBytes + " bytes");
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted");
            }
            if (deadline.isOver()) {
                throw new SocketTimeoutException("it was not complete within " + deadline.limit());
            }
        } while (read >= 0);
    }

    /** Makes the exception of a body that would come again if it were asked for again. */
    private RuntimeException refused(String why) {
        return failures.malformed(why, Received.of(head, sent.bytes(), sent.length()));
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
