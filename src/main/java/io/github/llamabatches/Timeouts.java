package io.github.llamabatches;

import java.time.Duration;

/** What a time limit of a request can be: no less than transports can measure, no more than an int of milliseconds. */
final class Timeouts {

    private Timeouts() {}

    static Duration checked(String name, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException(name + " is from 1 ms to 24 days, unlike " + value);
        }
        return value;
    }
}
