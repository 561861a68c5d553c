package io.github.llamabatches;

import feign.Request;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Holds the timeouts of a request, their defaults and their range, which is that of an int of milliseconds. */
final class Timeouts {

    static final Duration CONNECT = Duration.ofSeconds(10);
    static final Duration READ = Duration.ofSeconds(30);
    static final Duration REQUEST = Duration.ofSeconds(60);
    static final Duration YEAR = Duration.ofDays(365);

    private Timeouts() {}

    /** Returns the timeouts in Feign's form; redirects are never followed. */
    static Request.Options options(Duration connect, Duration read) {
        return new Request.Options(
                connect.toMillis(), TimeUnit.MILLISECONDS, read.toMillis(), TimeUnit.MILLISECONDS, false);
    }

    static Duration checked(String name, Duration value) {
        Duration most = Duration.ofMillis(Integer.MAX_VALUE);
        return within(name, value, Duration.ofMillis(1), most, "from 1 ms to 24 days");
    }

    /** Returns a duration that is in a range, of which the message has a description. */
    static Duration within(String name, Duration value, Duration least, Duration most, String range) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " must be " + range + ", not " + value);
        }
        return value;
    }
}
