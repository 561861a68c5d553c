package io.github.llamabatches;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;

/**
 * Reads what is there on the calling thread, and waits for the rest on another one, so that the caller gets away in
 * time and on an interrupt. Not safe to share between threads.
 */
final class OffloadingInputStream extends FilterInputStream {

    /** About what it takes to wake another thread, which a server on the same machine often needs no longer than. */
    private static final long SPIN_NANOS = 50_000;

    private final long length;
    private final TimeLimiter timeLimiter;
    private final Deadline deadline;
    private final Runnable abort;

    private long count;
    private volatile boolean beingRead;

    /**
     * Wraps a stream of a connection.
     *
     * @param length how many bytes there are, or less than 0 if that is unknown
     * @param abort ends a read that nobody waits for any more; it may block
     */
    OffloadingInputStream(InputStream in, long length, TimeLimiter timeLimiter, Deadline deadline, Runnable abort) {
        super(in);
        this.length = length;
        this.timeLimiter = timeLimiter;
        this.deadline = deadline;
        this.abort = abort;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        // At the end of what was announced a read comes back at once.
        boolean ready = count == length || waitsForLessThanAHandover();
        int read = ready ? in.read(target, offset, most) : readElsewhere(target, offset, most);
        count += Math.max(read, 0);
        return read;
    }

    private boolean waitsForLessThanAHandover() throws IOException {
        long start = System.nanoTime();
        while (in.available() == 0) {
            if (System.nanoTime() - start > SPIN_NANOS) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    private int readElsewhere(byte[] target, int offset, int most) throws IOException {
        beingRead = true;
        try {
            return timeLimiter.call(
                    () -> {
                        try {
                            return in.read(target, offset, most);
                        } finally {
                            beingRead = false;
                        }
                    },
                    deadline.left(),
                    abort);
        } catch (TimeoutException e) {
            throw new SocketTimeoutException("it was not complete within " + deadline.limit());
        }
    }

    /** Leaves it to the one who aborts to close a stream that is being read: this would wait for the read. */
    @Override
    public void close() throws IOException {
        if (!beingRead) {
            in.close();
        }
    }
}
