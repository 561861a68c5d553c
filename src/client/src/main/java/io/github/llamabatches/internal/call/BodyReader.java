package io.github.llamabatches.internal.call;

import feign.Response;
import io.github.llamabatches.internal.http.ResponseBody;
import io.github.llamabatches.internal.http.ResponseHead;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Collection;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a response completely, or fails if its length differs from the declared one or if it is too long,
 * damaged or too slow.
 *
 * <p>Java 17 silently accepts a body that is shorter than its Content-Length, so this class counts the bytes.
 */
final class BodyReader {

    private static final long MAX_ERROR_BYTES = 64 * 1024;
    private static final int GZIP_TRAILER_LENGTH = 8;

    private final GuardedClient.Exchange exchange;
    private final Response head;
    private final long maxBytes;

    /** The bytes as they were received. */
    private final BufferedBody sent;

    private BufferedBody plain;

    /** Creates a reader for the body of an exchange whose head was received. */
    BodyReader(GuardedClient.Exchange exchange, long maxBytes) {
        this.exchange = exchange;
        this.head = exchange.head;
        this.maxBytes = isSuccess(head) ? maxBytes : Math.min(maxBytes, MAX_ERROR_BYTES);
        this.sent = new BufferedBody(exchange.redactor);
        this.plain = sent;
    }

    static boolean isSuccess(Response response) {
        return response.status() >= 200 && response.status() <= 299;
    }

    static @Nullable String first(Response response, String name) {
        Collection<String> values = response.headers().get(name);
        return values == null || values.isEmpty() ? null : values.iterator().next();
    }

    /** Returns whether the headers declare a compressed body. */
    static boolean isCompressed(Response response) {
        String encoding = first(response, "Content-Encoding");
        return encoding != null && !encoding.isBlank() && !encoding.equalsIgnoreCase("identity");
    }

    /**
     * Reads the body of a successful response and decompresses it if the client hasn't. Clients may decompress and keep
     * the header, but JSON never starts like compressed data.
     *
     * @throws IncompleteResponseException if the body is incomplete
     */
    BufferedBody read(Response.Body body) throws IOException {
        try {
            requireWithinLimit(readAsSent(body));
            checkLength();
            decompress();
        } catch (IncompleteResponseException e) {
            throw e;
        } catch (IOException e) {
            throw new IncompleteResponseException(
                    head,
                    exchange.deadline.isOver() && e instanceof SocketTimeoutException
                            ? "was not complete within " + exchange.deadline.limit()
                            : "broke off after " + sent.length() + " bytes: " + e,
                    e);
        }
        // Neither shown in a log nor silently changed.
        if (exchange.redactor.isCertainlyIn(plain.bytes(), plain.length())) {
            throw Redactor.rejected(head, exchange.failures());
        }
        return plain;
    }

    /** Reads as much of an error body as possible. A failure to read it must not hide the status. */
    BufferedBody readSome(Response.Body body) {
        try {
            try {
                readAsSent(body);
            } finally {
                decompress();
            }
        } catch (IOException | RuntimeException e) {
            // The bytes before the failure are enough.
        }
        return BufferedBody.of(exchange.redactor.redact(plain.toByteArray()));
    }

    /** Reads and closes the body, and returns whether it ended within the limit. */
    private boolean readAsSent(Response.Body body) throws IOException {
        try (body;
                InputStream stream = body.asInputStream()) {
            ResponseBody lender = isCompressed(head) ? null : exchange.body;
            return sent.readFrom(stream, body.length(), maxBytes, lender, exchange.deadline);
        } catch (RuntimeException e) {
            // A body of another transport can throw any exception.
            throw new IOException(e);
        }
    }

    private void requireWithinLimit(boolean isWithinLimit) {
        if (!isWithinLimit) {
            throw rejected("the body is longer than " + maxBytes + " bytes");
        }
    }

    private void checkLength() throws IOException {
        ResponseHead framing = new ResponseHead(1, head.status(), "", head.headers());
        long declared = framing.bodyLength(head.request().httpMethod().name());
        // A client that has decompressed the body may have left the headers unchanged.
        boolean isAsSent = sent.isGzip() || !isCompressed(head);
        if (isAsSent && declared >= 0 && declared != sent.length()) {
            throw new IncompleteResponseException(
                    head, "has " + sent.length() + " bytes instead of the declared " + declared, null);
        }
        boolean mayBeEmpty = declared == 0 || declared == ResponseHead.CHUNKED || head.status() == 205;
        if (sent.length() == 0 && !mayBeEmpty) {
            // A connection that ends within the headers looks like this.
            throw new IncompleteResponseException(head, "is missing, possibly with a part of the headers", null);
        }
    }

    private void decompress() throws IOException {
        if (!sent.isGzip()) {
            return;
        }
        plain = new BufferedBody(exchange.redactor);
        try (Gunzip stream = new Gunzip(sent)) {
            requireWithinLimit(plain.readFrom(stream, null, maxBytes, exchange.body, exchange.deadline));
            if (stream.unread() != GZIP_TRAILER_LENGTH) {
                throw rejected("bytes follow the compressed data of the body");
            }
        }
    }

    /** Creates the exception for a body that a retry would return again. */
    private RuntimeException rejected(String why) {
        return exchange.failures().malformed(why, Received.of(head, sent.bytes(), sent.length()));
    }

    /** Counts the bytes after the last gzip member, which GZIPInputStream ignores unless they start another member. */
    private static final class Gunzip extends GZIPInputStream {

        Gunzip(BufferedBody compressed) throws IOException {
            super(new ByteArrayInputStream(compressed.bytes(), 0, compressed.length()), compressed.length());
        }

        int unread() {
            return inf.getRemaining();
        }
    }
}
