package io.github.llamabatches;

import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A body that has been read in full, so that reading it cannot fail any more, until it is closed. */
final class BufferedBody implements Response.Body {

    private final AtomicReference<@Nullable BodyBuffer> buffer;
    private final int length;

    BufferedBody(BodyBuffer buffer) {
        this.buffer = new AtomicReference<>(buffer);
        this.length = buffer.length();
    }

    /** Takes any body, which is read now unless it is one of ours. */
    static BufferedBody of(Response.@Nullable Body body) throws IOException {
        if (body instanceof BufferedBody buffered) {
            return buffered;
        }
        if (body == null) {
            return new BufferedBody(BodyBuffer.wrap(new byte[0]));
        }
        try (InputStream stream = body.asInputStream()) {
            return new BufferedBody(BodyBuffer.wrap(stream.readAllBytes()));
        }
    }

    /**
     * The bytes, and behind them anything.
     *
     * @throws IOException if it is closed
     */
    byte[] bytes() throws IOException {
        BodyBuffer open = buffer.get();
        if (open == null) {
            throw new IOException("the body was closed");
        }
        return open.bytes();
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
        bytes();
        return new Stream();
    }

    @Override
    public Reader asReader(Charset charset) throws IOException {
        return new InputStreamReader(asInputStream(), charset);
    }

    /** Lets another body have the bytes. */
    @Override
    public void close() {
        BodyBuffer open = buffer.getAndSet(null);
        if (open != null) {
            open.release();
        }
    }

    /** Looks each time whether the bytes are still those of this body. */
    private final class Stream extends InputStream {

        private int position;

        @Override
        public int read() throws IOException {
            byte[] bytes = bytes();
            return position < length ? bytes[position++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            Objects.checkFromIndexSize(offset, count, target.length);
            byte[] bytes = bytes();
            int read = Math.min(count, length - position);
            if (read <= 0) {
                return count == 0 ? 0 : -1;
            }
            System.arraycopy(bytes, position, target, offset, read);
            position += read;
            return read;
        }

        @Override
        public int available() {
            return length - position;
        }
    }
}
