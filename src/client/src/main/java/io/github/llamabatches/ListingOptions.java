package io.github.llamabatches;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Holds the settings of a listing. They are changed only before a listing uses them. */
final class ListingOptions implements Cloneable {

    int maxPages = Integer.MAX_VALUE;
    int maxEmptyPages = 1_000;
    int maxRepeatedPages = 3;
    int readAhead;
    UnaryOperator<Runnable> readAheadTask = UnaryOperator.identity();

    @Nullable
    Duration timeout;

    CallOptions callOptions = CallOptions.none();
    Listeners listeners;

    ListingOptions(Listeners listeners) {
        this.listeners = listeners;
    }

    ListingOptions copy() {
        try {
            return (ListingOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
