package io.github.llamabatches.internal.http;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps any number of idle connections for a limited time. A connection is never reused if the server has sent bytes in
 * the meantime: they would be read as a response.
 */
final class ConnectionPool {

    /** At most as long as servers and load balancers usually keep idle connections. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final ReentrantLock lock = new ReentrantLock();

    /** In the order in which they became idle. */
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();

    private boolean isSweepDue;

    /**
     * Takes the connection that became idle last, which the server is least likely to have closed; null if there is
     * none.
     */
    @Nullable
    Connection take(Route route) {
        while (true) {
            Connection last = takeLast(route);
            if (last == null || (!last.hasArrivals() && last.idleEnd - System.nanoTime() > 0)) {
                return last;
            }
            last.end();
        }
    }

    private @Nullable Connection takeLast(Route route) {
        lock.lock();
        try {
            for (Iterator<Connection> all = idle.descendingIterator(); all.hasNext(); ) {
                Connection connection = all.next();
                if (connection.route.isSame(route)) {
                    all.remove();
                    return connection;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Returns a connection to the pool, for the duration that the server announced; negative for the default. */
    void giveBack(Connection connection, int keepAliveSeconds) {
        lock.lock();
        try {
            long keepAlive = keepAliveSeconds < 0 ? IDLE_NANOS : TimeUnit.SECONDS.toNanos(keepAliveSeconds);
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

    /** Schedules a cleanup, unless the client has been garbage-collected. */
    private static void sweepLater(WeakReference<ConnectionPool> reference) {
        Timer.after(IDLE_NANOS, () -> {
            ConnectionPool pool = reference.get();
            if (pool != null) {
                pool.sweep(System.nanoTime());
            }
        });
    }

    /** Closes the connections that have been idle for too long. */
    void sweep(long nanoTime) {
        for (Connection ended = takeEnded(nanoTime); ended != null; ended = takeEnded(nanoTime)) {
            ended.end();
        }
    }

    private @Nullable Connection takeEnded(long nanoTime) {
        lock.lock();
        try {
            for (Connection connection : idle) {
                if (connection.idleEnd - nanoTime <= 0) {
                    idle.remove(connection);
                    return connection;
                }
            }
            isSweepDue = !idle.isEmpty();
            if (isSweepDue) {
                sweepLater(new WeakReference<>(this));
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Marks a response as doubtful if bytes followed it on its connection, which has been idle since then. */
    void examineIfIdle(Connection connection, ResponseBody answer) {
        if (removeIfArrived(connection, answer)) {
            connection.end();
        }
    }

    private boolean removeIfArrived(Connection connection, ResponseBody answer) {
        lock.lock();
        try {
            return idle.contains(connection)
                    && connection.lastResponse == answer
                    && connection.hasArrivals()
                    && idle.remove(connection);
        } finally {
            lock.unlock();
        }
    }
}
