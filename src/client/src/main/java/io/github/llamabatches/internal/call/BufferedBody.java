package io.github.llamabatches.internal.call;

import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Holds a body in memory. It grows up to a limit while the body is read, and keeps the bytes that were read before a
 * failure; reading from it never fails.
 */
public final class BufferedBody implements Response.Body {

    public static final BufferedBody EMPTY = of(new byte[0]);

    private static final int BLOCK_SIZE = 16 * 1024;
    private static final int MAX_EXPECTED_SIZE = 1024 * 1024;

    private final long limit;
    private final @Nullable Redactor redactor;
    private byte[] bytes = new byte[0];
    private int length;
    private boolean isTooLong;

    /**
     * Creates an empty body.
     *
     * @param limit the maximum number of bytes
     * @param redactor finds the credentials of the request; null if there are none
     */
    BufferedBody(long limit, @Nullable Redactor redactor) {
        this.limit = limit;
        this.redactor = redactor;
    }

    static BufferedBody of(byte[] bytes) {
        BufferedBody body = new BufferedBody(bytes.length, null);
        body.bytes = bytes;
        body.length = bytes.length;
        return body;
    }

    /**
     * Buffers a body, which is read now unless it is buffered already.
     *
     * @param body the body; null if there is none
     * @return the buffered body
     * @throws IOException if it can't be read
     */
    public static BufferedBody of(Response.@Nullable Body body) throws IOException {
        if (body instanceof BufferedBody buffered) {
            return buffered;
        }
        if (body == null) {
            return EMPTY;
        }
        try (InputStream stream = body.asInputStream()) {
            return of(stream.readAllBytes());
        }
    }

    /**
     * Allocates the declared length and one more byte, so that the end shows in the same read.
     *
     * @param announced the declared length; null if there is none
     */
    void expect(@Nullable Integer announced) {
        // Not the whole of a large length: a false declaration would use up the heap.
        int expected = announced == null || announced < 0 ? BLOCK_SIZE : Math.min(announced, MAX_EXPECTED_SIZE);
        bytes = new byte[(int) Math.min(expected, limit) + 1];
    }

    /**
     * Reads available bytes.
     *
     * @return the number of bytes, or -1 at the end
     */
    int readFrom(InputStream stream) throws IOException {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(length * 2L, BLOCK_SIZE), limit + 1));
        }
        int read = stream.read(bytes, length, bytes.length - length);
        length += Math.max(read, 0);
        isTooLong = length > limit;
        length = (int) Math.min(length, limit);
        return read;
    }

    /** Returns whether the body exceeded the limit; the excess was discarded. */
    boolean isTooLong() {
        return isTooLong;
    }

    /** Returns whether the body begins with the magic number of gzip, which can't start JSON. */
    boolean isGzip() {
        return length >= 2
                && bytes[0] == (byte) (GZIPInputStream.GZIP_MAGIC & 0xff)
                && bytes[1] == (byte) (GZIPInputStream.GZIP_MAGIC >> 8);
    }

    /** Returns the redactor for the credentials of the request; null if the body wasn't read here. */
    @Nullable
    Redactor redactor() {
        return redactor;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /**
     * Returns the bytes of the body, possibly followed by other bytes.
     *
     * @return the array itself, not a copy
     */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public Integer length() {
        return length;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public InputStream asInputStream() {
        return new ByteArrayInputStream(bytes, 0, length);
    }

    @Override
    public Reader asReader(Charset charset) {
        return new InputStreamReader(asInputStream(), charset);
    }

    @Override
    public void close() {
        // There are no resources to close.
    }
}
