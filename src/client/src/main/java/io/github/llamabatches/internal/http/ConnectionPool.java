package io.github.llamabatches.internal.http;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps idle connections, of any number, for a while. One that the server has written to in the meantime is never used
 * again: its next bytes would be taken for an answer.
 */
final class ConnectionPool {

    /** As long as servers and what stands before them usually keep a connection, or less. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final ReentrantLock lock = new ReentrantLock();
    /** In the order in which they became idle. */
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();

    private boolean isSweepDue;

    /** Takes the connection that became idle last, which the server is least likely to have closed; null if none is. */
    @Nullable
    Connection take(Route route) {
        while (true) {
            Connection last = takeLast(route);
            if (last == null || (!last.hasArrivals() && last.idleEnd - System.nanoTime() > 0)) {
                return last;
            }
            end(last);
        }
    }

    private @Nullable Connection takeLast(Route route) {
        lock.lock();
        try {
            for (Iterator<Connection> all = idle.descendingIterator(); all.hasNext(); ) {
                Connection connection = all.next();
                if (connection.route().isSame(route)) {
                    all.remove();
                    return connection;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a connection back, for as long as the server says or, if that is less than 0, doesn't say. */
    void giveBack(Connection connection, int keepAliveSeconds) {
        if (keepAliveSeconds == 0) {
            connection.close();
            return;
        }
        long keepAlive = keepAliveSeconds < 0 ? IDLE_NANOS : TimeUnit.SECONDS.toNanos(keepAliveSeconds);
        lock.lock();
        try {
            connection.idleEnd = System.nanoTime() + Math.min(keepAlive, IDLE_NANOS);
            idle.addLast(connection);
            if (!isSweepDue) {
                isSweepDue = true;
                sweepLater(new WeakReference<>(this));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sees to the idle connections later, unless nobody has the client any more. */
    private static void sweepLater(WeakReference<ConnectionPool> reference) {
        Timer.after(IDLE_NANOS, () -> {
            ConnectionPool pool = reference.get();
            if (pool != null) {
                pool.sweep(System.nanoTime());
            }
        });
    }

    /** Closes the connections that have been idle for too long at a time. */
    void sweep(long nanoTime) {
        List<Connection> ended = new ArrayList<>();
        lock.lock();
        try {
            for (Iterator<Connection> all = idle.iterator(); all.hasNext(); ) {
                Connection connection = all.next();
                if (connection.idleEnd - nanoTime <= 0) {
                    all.remove();
                    ended.add(connection);
                }
            }
            isSweepDue = !idle.isEmpty();
            if (isSweepDue) {
                sweepLater(new WeakReference<>(this));
            }
        } finally {
            lock.unlock();
        }
        for (Connection connection : ended) {
            end(connection);
        }
    }

    /** Puts an answer in doubt if something arrived behind it on a connection that is idle since then. */
    void examineIfIdle(Connection connection, Answer answer) {
        lock.lock();
        try {
            if (!idle.contains(connection) || connection.lastAnswer != answer || !connection.hasArrivals()) {
                return;
            }
            idle.remove(connection);
        } finally {
            lock.unlock();
        }
        end(connection);
    }

    private static void end(Connection connection) {
        if (connection.hasArrivals()) {
            connection.examineArrivals();
        }
        connection.close();
    }

    /** Returns how many connections are idle. */
    int size() {
        lock.lock();
        try {
            return idle.size();
        } finally {
            lock.unlock();
        }
    }
}
