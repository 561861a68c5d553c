package io.github.llamabatches;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Grows up to a limit, and keeps what it has when reading fails. */
final class BodyBuffer {

    private static final int BLOCK_SIZE = 16 * 1024;
    private static final int MAX_EXPECTED_SIZE = 1024 * 1024;

    private final @Nullable BufferPool pool;
    private final long limit;
    private byte[] bytes;
    private int length;

    private BodyBuffer(byte[] bytes) {
        this.pool = null;
        this.limit = bytes.length;
        this.bytes = bytes;
        this.length = bytes.length;
    }

    /** A buffer of bytes that are somebody else's. */
    static BodyBuffer wrap(byte[] bytes) {
        return new BodyBuffer(bytes);
    }

    /** Makes an empty buffer that takes no more bytes than the limit. */
    BodyBuffer(BufferPool pool, long limit) {
        this.pool = pool;
        this.limit = limit;
        this.bytes = new byte[0];
    }

    /**
     * Makes room for what is announced and one byte more, so that the end shows in the same read.
     *
     * @param announced a number of bytes; less than 0 if none was announced
     */
    void expect(long announced) {
        // Not for all of it if that is much: it is quickly said, and memory would be gone.
        long size = Math.min(Math.max(announced, 0), Math.min(MAX_EXPECTED_SIZE, limit)) + 1;
        // Whole blocks, so that it will do for the next page if that is a little longer.
        bytes = pool.take((int) ((size + BLOCK_SIZE - 1) / BLOCK_SIZE) * BLOCK_SIZE);
    }

    /**
     * Reads once.
     *
     * @return how many bytes, or -1 at the end
     * @throws TooLongException if that is more than the limit
     */
    int readFrom(InputStream stream) throws IOException {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(length * 2L, BLOCK_SIZE), limit + 1));
        }
        int read = stream.read(bytes, length, bytes.length - length);
        length += Math.max(read, 0);
        if (length > limit) {
            length = (int) limit;
            throw new TooLongException();
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

    /**
     * What stands around its escapes, without them: a buffer to be released.
     *
     * @param distance how far around
     * @return null if it has none
     */
    @Nullable
    BodyBuffer aroundEscapes(int distance) {
        int first = JsonEscapes.indexOf(bytes, 0, length);
        if (first == length) {
            return null;
        }
        BodyBuffer plain = new BodyBuffer(pool, limit);
        plain.bytes = pool.take(bytes.length);
        plain.length = JsonEscapes.undo(bytes, Math.max(0, first - distance), length, distance, plain.bytes);
        return plain;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** Lets others have the bytes, after which nobody may look at them here. */
    void release() {
        if (pool != null) {
            pool.giveBack(bytes);
        }
    }

    /** More than may be. */
    static final class TooLongException extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
