package io.github.llamabatches;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The settings of a listing. Changed only before a listing holds them. */
final class ListingOptions {

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

    /** Returns a copy with a change. */
    ListingOptions with(Consumer<ListingOptions> change) {
        ListingOptions copy = new ListingOptions(listeners);
        copy.maxPages = maxPages;
        copy.maxEmptyPages = maxEmptyPages;
        copy.maxRepeatedPages = maxRepeatedPages;
        copy.readAhead = readAhead;
        copy.readAheadTask = readAheadTask;
        copy.timeout = timeout;
        copy.callOptions = callOptions;
        change.accept(copy);
        return copy;
    }
}
