package io.github.llamabatches.internal.http;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps idle connections, of any number, for a while. One that the server has written to in the meantime is never used
 * again: its next bytes would be taken for an answer.
 */
final class ConnectionPool {

    /** As long as servers and what stands before them usually keep a connection, or less. */
    private static final long IDLE_SECONDS = 30;

    /** An idle connection. Its end is on the clock of {@link System#nanoTime}. */
    private record Idle(Connection connection, long endNanos) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Route, Deque<Idle>> idle = new HashMap<>();
    private boolean isSweepDue;

    /** Takes the connection that became idle last, which the server is least likely to have closed; null if none is. */
    @Nullable
    Connection take(Route route) {
        while (true) {
            Idle last = takeLast(route);
            if (last == null) {
                return null;
            }
            Connection connection = last.connection();
            boolean isWrittenTo = connection.hasArrivals();
            if (!isWrittenTo && last.endNanos() - System.nanoTime() > 0) {
                return connection;
            }
            if (isWrittenTo) {
                connection.examineArrivals();
            }
            connection.close();
        }
    }

    private @Nullable Idle takeLast(Route route) {
        lock.lock();
        try {
            Deque<Idle> all = idle.get(route);
            return all == null ? null : all.pollLast();
        } finally {
            lock.unlock();
        }
    }

    void giveBack(Connection connection, int keepAliveSeconds) {
        long seconds = keepAliveSeconds < 0 ? IDLE_SECONDS : Math.min(keepAliveSeconds, IDLE_SECONDS);
        Idle given = new Idle(connection, System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
        lock.lock();
        try {
            idle.computeIfAbsent(connection.route(), route -> new ArrayDeque<>())
                    .addLast(given);
            if (isSweepDue) {
                return;
            }
            isSweepDue = true;
        } finally {
            lock.unlock();
        }
        sweepLater(new WeakReference<>(this));
    }

    /** Closes the connections that were idle for too long, with a timer of the JDK that keeps no client alive. */
    private static void sweepLater(WeakReference<ConnectionPool> reference) {
        CompletableFuture.delayedExecutor(IDLE_SECONDS, TimeUnit.SECONDS, Runnable::run)
                .execute(() -> {
                    ConnectionPool pool = reference.get();
                    if (pool != null) {
                        pool.sweep(System.nanoTime());
                    }
                });
    }

    /** Closes the connections that have been idle for too long at a time. */
    void sweep(long nanoTime) {
        List<Idle> ended = new ArrayList<>();
        boolean isEmpty;
        lock.lock();
        try {
            for (Deque<Idle> all : idle.values()) {
                all.removeIf(one -> one.endNanos() - nanoTime <= 0 && ended.add(one));
            }
            idle.values().removeIf(Deque::isEmpty);
            isEmpty = idle.isEmpty();
            isSweepDue = !isEmpty;
        } finally {
            lock.unlock();
        }
        ended.forEach(one -> one.connection().close());
        if (!isEmpty) {
            sweepLater(new WeakReference<>(this));
        }
    }

    /** Returns how many connections are idle. */
    int size() {
        lock.lock();
        try {
            return idle.values().stream().mapToInt(Deque::size).sum();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns whether an answer that nobody asked for came behind this exchange: then the one before it may be another
     * one's too.
     */
    boolean isInDoubt(Connection connection, int exchange) {
        boolean isWrittenTo;
        lock.lock();
        try {
            Deque<Idle> all = idle.get(connection.route());
            isWrittenTo = all != null
                    && all.removeIf(one -> one.connection() == connection
                            && connection.exchangeCount() == exchange
                            && connection.hasArrivals());
        } finally {
            lock.unlock();
        }
        if (isWrittenTo) {
            connection.examineArrivals();
            connection.close();
        }
        return connection.doubtfulExchange() == exchange;
    }
}
