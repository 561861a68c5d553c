package io.github.llamabatches;

import io.github.llamabatches.internal.call.CallContext;
import io.github.llamabatches.model.BatchPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The listeners of a listing, in the order in which they were added. */
final class Listeners {

    static final Listeners NONE = new Listeners(List.of());

    private final List<ListingListener> all;

    private Listeners(List<ListingListener> all) {
        this.all = all;
    }

    Listeners with(ListingListener another) {
        List<ListingListener> more = new ArrayList<>(all);
        more.add(Objects.requireNonNull(another, "listener"));
        return new Listeners(List.copyOf(more));
    }

    void onPage(int pageNumber, BatchPage page) {
        all.forEach(listener -> listener.onPage(pageNumber, page));
    }

    void onFailure(int pageNumber, BatchesException failure) {
        all.forEach(listener -> listener.onFailure(pageNumber, failure));
    }

    /** Returns an observer of the attempts at one page. */
    CallContext.Observer of(int pageNumber) {
        return new CallContext.Observer() {
            @Override
            public void requestStarts(int attempt) {
                all.forEach(listener -> listener.onRequest(pageNumber, attempt));
            }

            @Override
            public void retryFollows(int attempt, Duration delay, RuntimeException reason) {
                all.forEach(listener -> listener.onRetry(pageNumber, attempt, delay, (BatchesException) reason));
            }
        };
    }
}
