package io.github.llamabatches.internal.http;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
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

    private boolean isSwept;

    /**
     * Takes the connection that became idle last, which the server is least likely to have closed; null if there is
     * none.
     */
    @Nullable
    Connection take(Route route) {
        while (true) {
            Connection last = removeLast(connection -> connection.route.isSame(route));
            if (last == null || (!last.hasArrivals() && last.idleEnd - System.nanoTime() > 0)) {
                return last;
            }
            last.end();
        }
    }

    /** Returns a connection to the pool, for the duration that the server announced; negative for the default. */
    void giveBack(Connection connection, int keepAliveSeconds) {
        lock.lock();
        try {
            long keepAlive = keepAliveSeconds < 0 ? IDLE_NANOS : TimeUnit.SECONDS.toNanos(keepAliveSeconds);
            connection.idleEnd = System.nanoTime() + Math.min(keepAlive, IDLE_NANOS);
            idle.addLast(connection);
            if (!isSwept) {
                isSwept = true;
                sweepRegularly(new WeakReference<>(this));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Cleans up regularly until the client is garbage-collected. */
    private static void sweepRegularly(WeakReference<ConnectionPool> reference) {
        Timer.after(IDLE_NANOS, () -> {
            ConnectionPool pool = reference.get();
            if (pool != null) {
                sweepRegularly(reference);
                pool.sweep(System.nanoTime());
            }
        });
    }

    /** Closes the connections that have been idle for too long. */
    void sweep(long nanoTime) {
        Predicate<Connection> isOver = connection -> connection.idleEnd - nanoTime <= 0;
        for (Connection ended = removeLast(isOver); ended != null; ended = removeLast(isOver)) {
            ended.end();
        }
    }

    /** Marks the responses of a connection as doubtful if bytes arrived while it was idle. */
    void examineIfIdle(Connection used) {
        Connection doubtful = removeLast(connection -> connection == used && connection.hasArrivals());
        if (doubtful != null) {
            doubtful.end();
        }
    }

    /** Removes the connection that became idle last among those that meet a condition; null if there is none. */
    private @Nullable Connection removeLast(Predicate<Connection> condition) {
        lock.lock();
        try {
            for (Iterator<Connection> all = idle.descendingIterator(); all.hasNext(); ) {
                Connection connection = all.next();
                if (condition.test(connection)) {
                    all.remove();
                    return connection;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }
}
