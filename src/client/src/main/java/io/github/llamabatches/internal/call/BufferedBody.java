package io.github.llamabatches.internal.call;

import feign.Response;
import io.github.llamabatches.internal.http.Deadline;
import io.github.llamabatches.internal.http.ResponseBody;
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
 * failure; reading from it fails only after {@link #release}.
 */
public final class BufferedBody implements Response.Body {

    private static final int BLOCK_SIZE = 16 * 1024;
    private static final int MAX_EXPECTED_SIZE = 1024 * 1024;
    private static final int MAX_REUSED_SIZE = 256 * 1024;

    private final @Nullable Redactor redactor;
    private byte[] bytes;
    private int length;
    private @Nullable ResponseBody lender;
    private boolean isShared;
    private boolean isReleased;

    private BufferedBody(byte[] bytes, int length, @Nullable Redactor redactor) {
        this.bytes = bytes;
        this.length = length;
        this.redactor = redactor;
    }

    /**
     * Creates an empty body.
     *
     * @param redactor finds the credentials of the request
     */
    BufferedBody(Redactor redactor) {
        this(new byte[0], 0, redactor);
    }

    static BufferedBody of(byte[] bytes) {
        return new BufferedBody(bytes, bytes.length, null);
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
            return of(new byte[0]);
        }
        try (InputStream stream = body.asInputStream()) {
            return of(stream.readAllBytes());
        }
    }

    /**
     * Reads a stream to its end.
     *
     * @param announced the declared length; null if there is none
     * @param limit the maximum length
     * @param lender the response whose connection may have a buffer; null for a new one
     * @return whether the stream ended within the limit
     */
    boolean readFrom(
            InputStream stream,
            @Nullable Integer announced,
            long limit,
            @Nullable ResponseBody lender,
            Deadline deadline)
            throws IOException {
        // Not the whole of a large length: a false declaration would use up the heap.
        int expected = announced == null || announced < 0 ? BLOCK_SIZE : Math.min(announced, MAX_EXPECTED_SIZE);
        // The end of the expected length shows in the same read.
        int size = (int) Math.min(expected, limit) + 1;
        byte @Nullable [] reused = lender == null ? null : lender.takeBuffer();
        this.lender = lender;
        bytes = reused == null || reused.length < size ? new byte[size] : reused;
        while (length <= limit) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(length * 2L, BLOCK_SIZE), limit + 1));
            }
            int read = stream.read(bytes, length, bytes.length - length);
            length += Math.max(read, 0);
            deadline.check();
            if (read < 0) {
                return true;
            }
        }
        length = (int) limit;
        return false;
    }

    /** Leaves the buffer to the next request on the connection, unless a stream may still read from it. */
    void release() {
        if (lender != null && !isShared && bytes.length <= MAX_REUSED_SIZE) {
            lender.leaveBuffer(bytes);
            lender = null;
            isReleased = true;
        }
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

    /**
     * Copies the bytes of the body.
     *
     * @return a new array
     */
    public byte[] toByteArray() {
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
    public InputStream asInputStream() throws IOException {
        if (isReleased) {
            throw new IOException("the body was already decoded: read it before");
        }
        isShared = true;
        return new ByteArrayInputStream(bytes, 0, length);
    }

    @Override
    public Reader asReader(Charset charset) throws IOException {
        return new InputStreamReader(asInputStream(), charset);
    }

    @Override
    public void close() {
        // There are no resources to close.
    }
}
