package io.github.llamabatches.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Limits reads by a deadline, a read timeout and an interrupt of their thread. TLS is layered over this socket, so that
 * slow handshakes and slow records end too.
 *
 * <p>A read waits in slices: a slice without bytes loses none, and TLS sees only complete reads.
 */
final class LimitedSocket extends Socket {

    private static final int SLICE_MILLIS = 50;

    /** The largest TLS record with its head (RFC 8446, section 5.2). */
    private static final int RECORD_SIZE = 5 + 16 * 1024 + 256;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private Deadline deadline;
    private long silenceNanos;
    private @Nullable Input input;

    LimitedSocket(Proxy proxy, Deadline deadline, int silenceMillis) {
        super(proxy);
        limit(deadline, silenceMillis);
    }

    /** Sets the limits of the next exchange; a read timeout of 0 ms stands for none. */
    void limit(Deadline deadline, int silenceMillis) {
        this.deadline = deadline;
        this.silenceNanos = silenceMillis == 0 ? Long.MAX_VALUE : silenceMillis * NANOS_PER_MILLI;
    }

    Deadline deadline() {
        return deadline;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        if (input == null) {
            input = new Input(super.getInputStream());
        }
        return input;
    }

    /**
     * Receives as many bytes as have arrived, because TLS asks for the head and the content of each record separately.
     */
    private final class Input extends InputStream {

        private final InputStream in;
        private final byte[] received = new byte[RECORD_SIZE];
        private int position;
        private int end;

        Input(InputStream in) {
            this.in = in;
        }

        @Override
        public int available() throws IOException {
            return position < end ? end - position : in.available();
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (position == end) {
                if (length >= RECORD_SIZE) {
                    return receive(target, offset, length);
                }
                position = 0;
                end = 0;
                int read = receive(received, 0, RECORD_SIZE);
                if (read < 0) {
                    return read;
                }
                end = read;
            }
            int read = Math.min(length, end - position);
            System.arraycopy(received, position, target, offset, read);
            position += read;
            return read;
        }

        private int receive(byte[] target, int offset, int length) throws IOException {
            long start = System.nanoTime();
            while (true) {
                setSoTimeout(slice(System.nanoTime() - start));
                try {
                    if (isOnVirtualThread() && in.available() == 0) {
                        // If others run now, bytes have often arrived before the read, which then schedules no timer.
                        Thread.yield();
                    }
                    return in.read(target, offset, length);
                } catch (SocketTimeoutException e) {
                    // This slice had no bytes.
                } catch (IOException e) {
                    throw reason(e);
                }
            }
        }
    }

    /**
     * Compares the name of the group, because Java 17 has no {@code Thread.isVirtual()}; another name would cost only
     * time.
     */
    static boolean isOnVirtualThread() {
        return Thread.currentThread().getThreadGroup().getName().equals("VirtualThreads");
    }

    private int slice(long silentNanos) throws IOException {
        deadline.check();
        if (silentNanos >= silenceNanos) {
            throw new SocketTimeoutException("no data was received for " + silenceNanos / NANOS_PER_MILLI + " ms");
        }
        long millis = Math.min(deadline.left().toNanos(), silenceNanos - silentNanos) / NANOS_PER_MILLI;
        return (int) Math.max(1, Math.min(SLICE_MILLIS, millis));
    }

    /** Throws the reason if the socket was closed by a timeout or, on a virtual thread, by an interrupt. */
    IOException reason(IOException failure) throws InterruptedIOException {
        deadline.check();
        return failure;
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException e) {
            // The socket is unusable.
        }
    }
}
