package io.github.llamabatches;

import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;

/** A body that has been read in full, so that reading it cannot fail any more. */
final class BufferedBody implements Response.Body {

    private final byte[] bytes;

    BufferedBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes of any body: those of ours as they are, those of another one copied. */
    static byte[] bytesOf(Response.Body body) throws IOException {
        if (body instanceof BufferedBody buffered) {
            return buffered.bytes;
        }
        try (InputStream stream = body.asInputStream()) {
            return stream.readAllBytes();
        }
    }

    @Override
    public Integer length() {
        return bytes.length;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public InputStream asInputStream() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public Reader asReader(Charset charset) {
        return new InputStreamReader(asInputStream(), charset);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
