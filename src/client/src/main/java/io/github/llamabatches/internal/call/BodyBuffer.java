package io.github.llamabatches.internal.call;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Grows up to a limit, and keeps what it has when reading fails. */
final class BodyBuffer {

    private static final int BLOCK_SIZE = 16 * 1024;
    private static final int MAX_EXPECTED_SIZE = 1024 * 1024;

    private final long limit;
    private byte[] bytes = new byte[0];
    private int length;

    /** Makes an empty buffer that takes no more bytes than the limit. */
    BodyBuffer(long limit) {
        this.limit = limit;
    }

    /**
     * Makes room for what is announced and one byte more, so that the end shows in the same read.
     *
     * @param announced a number of bytes; less than 0 if none was announced
     */
    void expect(long announced) {
        // Not for all of it if that is much: it is quickly said, and memory would be gone.
        bytes = new byte
                [(int) Math.min(announced < 0 ? BLOCK_SIZE : announced, Math.min(MAX_EXPECTED_SIZE, limit)) + 1];
    }

    /**
     * Reads once.
     *
     * @return how many bytes, or -1 at the end
     * @throws RefusedException if that is more than the limit
     */
    int readFrom(InputStream stream) throws IOException {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(length * 2L, BLOCK_SIZE), limit + 1));
        }
        int read = stream.read(bytes, length, bytes.length - length);
        length += Math.max(read, 0);
        if (length > limit) {
            length = (int) limit;
            throw new RefusedException("the body is longer than " + limit + " bytes");
        }
        return read;
    }

    /** Whether it begins with the two bytes that JSON never starts with. */
    boolean isGzip() {
        return length >= 2
                && bytes[0] == (byte) (GZIPInputStream.GZIP_MAGIC & 0xff)
                && bytes[1] == (byte) (GZIPInputStream.GZIP_MAGIC >> 8);
    }

    /** The bytes, and behind them anything. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    BufferedBody body() {
        return new BufferedBody(bytes, length);
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** A body that would come again if it were asked for again. */
    static final class RefusedException extends IOException {

        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }
}
