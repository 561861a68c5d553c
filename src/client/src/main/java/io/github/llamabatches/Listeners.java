package io.github.llamabatches;

import io.github.llamabatches.BatchesClient.UnreadableBatch;
import io.github.llamabatches.model.BatchPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds the listeners of a listing, in the order in which they were added. */
final class Listeners {

    static final Listeners NONE = new Listeners(List.of(), null);

    private final List<ListingListener> all;
    private final @Nullable Consumer<UnreadableBatch> unreadable;

    private Listeners(List<ListingListener> all, @Nullable Consumer<UnreadableBatch> unreadable) {
        this.all = all;
        this.unreadable = unreadable;
    }

    Listeners with(ListingListener another) {
        List<ListingListener> more = new ArrayList<>(all);
        more.add(Objects.requireNonNull(another, "listener"));
        return new Listeners(List.copyOf(more), unreadable);
    }

    Listeners withUnreadable(@Nullable Consumer<UnreadableBatch> listener) {
        return new Listeners(all, listener);
    }

    /** Returns whether unreadable batches may be left out of a page. */
    boolean wantUnreadable() {
        return unreadable != null;
    }

    void onUnreadable(UnreadableBatch batch) {
        if (unreadable != null) {
            unreadable.accept(batch);
        }
    }

    void onRequest(int pageNumber, int attempt) {
        for (ListingListener listener : all) {
            listener.onRequest(pageNumber, attempt);
        }
    }

    void onRetry(int pageNumber, int attempt, Duration delay, BatchesException reason) {
        for (ListingListener listener : all) {
            listener.onRetry(pageNumber, attempt, delay, reason);
        }
    }

    void onPage(int pageNumber, BatchPage page) {
        for (ListingListener listener : all) {
            listener.onPage(pageNumber, page);
        }
    }

    void onFailure(int pageNumber, BatchesException failure) {
        for (ListingListener listener : all) {
            listener.onFailure(pageNumber, failure);
        }
    }
}
