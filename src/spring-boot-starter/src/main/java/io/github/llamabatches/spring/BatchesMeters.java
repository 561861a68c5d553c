package io.github.llamabatches.spring;

import io.github.llamabatches.ApiErrorException;
import io.github.llamabatches.BatchesException;
import io.github.llamabatches.ListingListener;
import io.github.llamabatches.model.BatchPage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * Records the pages, batches, retries, failures and waits of a client with Micrometer. Added to each bean of type
 * {@link io.github.llamabatches.BatchesClient}; add it to other clients with
 * {@link io.github.llamabatches.BatchesClient#withListener}.
 *
 * <p>Tags contain no part of a query, URL, page token or message. Thread-safe.
 */
public final class BatchesMeters implements ListingListener {

    private final MeterRegistry registry;
    private final String client;
    private final Counter pages;
    private final Counter items;
    private final Timer waits;

    /**
     * Registers the meters of a client.
     *
     * @param registry the registry
     * @param client the name of the client, which becomes the tag {@code client} of each meter; clients of the same
     *     name share their meters
     */
    public BatchesMeters(MeterRegistry registry, String client) {
        this.registry = registry;
        this.client = client;
        this.pages = counter("pages", "Pages received").register(registry);
        this.items = counter("items", "Batches received").register(registry);
        this.waits = Timer.builder("llamacloud.batches.waits")
                .description("Time spent waiting before retries")
                .tag("client", client)
                .register(registry);
    }

    @Override
    public void onPage(int pageNumber, BatchPage page) {
        pages.increment();
        items.increment(page.items().size());
    }

    @Override
    public void onRetry(int pageNumber, int attempt, Duration delay, BatchesException reason) {
        counter("retries", "Failed attempts that were retried")
                .tag("error", kindOf(reason))
                .register(registry)
                .increment();
        waits.record(delay);
    }

    @Override
    public void onFailure(int pageNumber, BatchesException failure) {
        counter("failures", "Pages that failed after all attempts")
                .tag("error", kindOf(failure))
                .register(registry)
                .increment();
    }

    private Counter.Builder counter(String name, String description) {
        return Counter.builder("llamacloud.batches." + name)
                .description(description)
                .baseUnit(name)
                .tag("client", client);
    }

    /** Returns a tag with few values: the response status or the type of the exception. */
    private static String kindOf(BatchesException e) {
        return e instanceof ApiErrorException error
                ? String.valueOf(error.status())
                : e.getClass().getSimpleName();
    }
}
