package io.github.llamabatches.runtime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Buffers the body of a request, up to a limit. */
final class BodyBuffer extends ByteArrayOutputStream {

    private static final int MOST_AROUND = 4 * 1024;

    private final long limit;

    BodyBuffer(long limit) {
        this.limit = limit;
    }

    /** Reserves capacity for bytes that are likely to follow, and for the form syntax around them. */
    void expect(int length) {
        if (length > MOST_AROUND && count + (long) length <= limit) {
            buf = Arrays.copyOf(buf, (int) Math.min(limit, count + (long) length + (count == 0 ? 0 : MOST_AROUND)));
        }
    }

    @Override
    public synchronized byte[] toByteArray() {
        return count == buf.length ? buf : super.toByteArray();
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
        Utf8.requireUnicode(text);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        write(utf8, 0, utf8.length);
    }

    private void requireRoom(int length) {
        if (count + (long) length > limit) {
            throw new IllegalArgumentException("the body is longer than " + limit + " bytes");
        }
    }
}
