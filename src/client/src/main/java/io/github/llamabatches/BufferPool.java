package io.github.llamabatches;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;

/** Arrays for bodies, each used again for a later one: a body is about a third of what reading a page allocates. */
final class BufferPool {

    /** Of a client that does nothing. */
    private static final int MAX_IDLE_BYTES = 1024 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<byte[]> idle = new ArrayDeque<>();
    private int idleBytes;

    /** An array of at least this length, with anything in it. */
    byte[] take(int minLength) {
        lock.lock();
        try {
            byte[] last = idle.pollLast();
            if (last != null) {
                idleBytes -= last.length;
                if (last.length >= minLength) {
                    return last;
                }
            }
        } finally {
            lock.unlock();
        }
        return new byte[minLength];
    }

    /** Takes back an array that nobody will look at any more. */
    void giveBack(byte[] array) {
        lock.lock();
        try {
            if (idleBytes + array.length <= MAX_IDLE_BYTES) {
                idle.addLast(array);
                idleBytes += array.length;
            }
        } finally {
            lock.unlock();
        }
    }
}
