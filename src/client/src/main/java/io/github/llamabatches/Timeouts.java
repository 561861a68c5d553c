package io.github.llamabatches;

import feign.Request;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Holds the timeouts of a request, their defaults and their range, which is that of an int of milliseconds. */
final class Timeouts {

    static final Duration CONNECT = Duration.ofSeconds(10);
    static final Duration READ = Duration.ofSeconds(30);
    static final Duration REQUEST = Duration.ofSeconds(60);

    private Timeouts() {}

    /** Returns the timeouts in Feign's form; redirects are never followed. */
    static Request.Options options(Duration connect, Duration read) {
        return new Request.Options(
                connect.toMillis(), TimeUnit.MILLISECONDS, read.toMillis(), TimeUnit.MILLISECONDS, false);
    }

    static Duration checked(String name, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException(name + " must be from 1 ms to 24 days, not " + value);
        }
        return value;
    }
}
