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
 * A body in memory. It grows up to a limit while it is read, and keeps what it has when that fails; afterwards reading
 * it cannot fail any more.
 */
public final class BufferedBody implements Response.Body {

    /** A body without bytes. */
    public static final BufferedBody EMPTY = of(new byte[0]);

    private static final int BLOCK_SIZE = 16 * 1024;
    private static final int MAX_EXPECTED_SIZE = 1024 * 1024;

    private final long limit;
    private final @Nullable Redactor redactor;
    private byte[] bytes = new byte[0];
    private int length;
    private boolean isTooLong;

    /**
     * Makes an empty body.
     *
     * @param limit the most bytes that it takes
     * @param redactor finds the credentials of its request; null if there are none
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
     * Takes any body, which is read now unless it is one of ours.
     *
     * @param body a body, which may be missing
     * @return the body in memory
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
     * Makes room for what is announced and one byte more, so that the end shows in the same read.
     *
     * @param announced a number of bytes; null if none was announced
     */
    void expect(@Nullable Integer announced) {
        // Not for all of it if that is much: it is quickly said, and memory would be gone.
        int expected = announced == null || announced < 0 ? BLOCK_SIZE : Math.min(announced, MAX_EXPECTED_SIZE);
        bytes = new byte[(int) Math.min(expected, limit) + 1];
    }

    /**
     * Reads once.
     *
     * @return how many bytes, or -1 at the end
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

    /** Returns whether there were more bytes than the limit, which are left out. */
    boolean isTooLong() {
        return isTooLong;
    }

    /** Whether it begins with the two bytes that JSON never starts with. */
    boolean isGzip() {
        return length >= 2
                && bytes[0] == (byte) (GZIPInputStream.GZIP_MAGIC & 0xff)
                && bytes[1] == (byte) (GZIPInputStream.GZIP_MAGIC >> 8);
    }

    /** Returns what finds the credentials of its request; null if it isn't one that was read here. */
    @Nullable
    Redactor redactor() {
        return redactor;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /**
     * Returns the bytes, and behind them anything.
     *
     * @return the array itself
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
        // There is nothing to release.
    }
}
