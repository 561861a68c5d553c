package io.github.llamabatches;

import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;

/**
 * Reads the body of a response to its end, or fails: when it is shorter than announced, too long, damaged or too slow.
 *
 * <p>Java 17 hands on a body that is shorter than its Content-Length without a word, hence the count here.
 */
final class BodyReader {

    private static final int FIRST_BUFFER_SIZE = 16 * 1024;

    private final long maxBytes;
    private final LongSupplier nanoTime;

    BodyReader(long maxBytes, LongSupplier nanoTime) {
        this.maxBytes = maxBytes;
        this.nanoTime = nanoTime;
    }

    /** Reads and, where nobody else did, decompresses. */
    byte[] read(Response response, long start, Duration limit) throws IOException {
        long declared = declaredLength(response.headers());
        byte[] bytes;
        try (InputStream stream = response.body().asInputStream()) {
            bytes = readToEnd(stream, declared, start, limit);
        }
        // Clients undo the compression or not, and leave the header or not; JSON never starts with these two bytes.
        boolean gzip = isGzip(bytes);
        boolean asSent = gzip || !response.headers().containsKey("Content-Encoding");
        if (asSent && declared >= 0 && declared != bytes.length) {
            throw new EOFException("the body ended after " + bytes.length + " of " + declared + " bytes");
        }
        if (!gzip) {
            return bytes;
        }
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return readToEnd(stream, -1, start, limit);
        }
    }

    private byte[] readToEnd(InputStream stream, long sizeHint, long start, Duration limit) throws IOException {
        // One byte more than announced, so that the end shows in the same read.
        byte[] buffer = new byte[sizeHint >= 0 && sizeHint < maxBytes ? (int) sizeHint + 1 : FIRST_BUFFER_SIZE];
        int length = 0;
        while (true) {
            int read = stream.read(buffer, length, buffer.length - length);
            if (nanoTime.getAsLong() - start > limit.toNanos()) {
                throw new SocketTimeoutException("the body was not complete within " + limit);
            }
            if (read < 0) {
                return Arrays.copyOf(buffer, length);
            }
            length += read;
            if (length > maxBytes) {
                throw new MalformedResponseException("the body is longer than " + maxBytes + " bytes", null);
            }
            if (length == buffer.length) {
                buffer = Arrays.copyOf(buffer, (int) Math.min(buffer.length * 2L, maxBytes + 1));
            }
        }
    }

    private static long declaredLength(Map<String, Collection<String>> headers) {
        Collection<String> values = headers.get("Content-Length");
        if (values == null || values.size() != 1) {
            return -1;
        }
        try {
            return Long.parseLong(values.iterator().next().strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length >= 2
                && bytes[0] == (byte) (GZIPInputStream.GZIP_MAGIC & 0xff)
                && bytes[1] == (byte) (GZIPInputStream.GZIP_MAGIC >> 8);
    }
}
