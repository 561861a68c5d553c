package io.github.llamabatches;

import io.github.llamabatches.BatchesClient.UnreadableBatch;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.BatchPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Holds the source and the settings of a listing. They are changed only before a listing uses them. */
final class ListingOptions implements Cloneable {

    final Function<ListBatchesQuery, BatchPage> source;

    /** Whether it has no first page. */
    boolean isEmpty;

    int maxPages = Integer.MAX_VALUE;
    int maxEmptyPages = 1_000;
    int maxRepeatedPages = 3;
    int readAhead;
    UnaryOperator<Runnable> readAheadContext = UnaryOperator.identity();

    @Nullable
    Duration timeout;

    CallOptions callOptions = CallOptions.none();

    /** In the order of adding. */
    List<ListingListener> listeners = List.of();

    /** Null to fail a page with an unreadable batch. */
    @Nullable
    Consumer<UnreadableBatch> unreadable;

    ListingOptions(Function<ListBatchesQuery, BatchPage> source) {
        this.source = source;
    }

    /** Returns a copy after a change. */
    ListingOptions with(Consumer<ListingOptions> change) {
        try {
            ListingOptions copy = (ListingOptions) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    static int atLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
        }
        return value;
    }

    static <T> List<T> append(List<T> list, T another, String name) {
        List<T> all = new ArrayList<>(list);
        all.add(Objects.requireNonNull(another, name));
        return List.copyOf(all);
    }
}
