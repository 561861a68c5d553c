package io.github.llamabatches.runtime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Holds the body of a request, up to a limit. */
final class BodyBuffer extends ByteArrayOutputStream {

    private final long limit;

    BodyBuffer(long limit) {
        this.limit = limit;
    }

    @Override
    public synchronized void write(int single) {
        requireRoom(1);
        super.write(single);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        requireRoom(length);
        super.write(bytes, offset, length);
    }

    void write(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        write(utf8, 0, utf8.length);
    }

    private void requireRoom(int length) {
        if (count + (long) length > limit) {
            throw new IllegalArgumentException("the body is longer than " + limit + " bytes");
        }
    }
}
