package io.github.llamabatches.internal.call;

import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** A body that has been read in full, so that reading it cannot fail any more. */
public final class BufferedBody implements Response.Body {

    /** A body without bytes. */
    public static final BufferedBody EMPTY = new BufferedBody(new byte[0], 0);

    private final byte[] bytes;
    private final int length;

    BufferedBody(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    static BufferedBody of(byte[] bytes) {
        return new BufferedBody(bytes, bytes.length);
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
