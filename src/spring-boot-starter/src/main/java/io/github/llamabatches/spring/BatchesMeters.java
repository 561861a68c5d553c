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
 * Counts the pages, batches, retries and failures of a client in Micrometer, and times its waits. Each bean of type
 * {@link io.github.llamabatches.BatchesClient} has one; other clients get theirs with
 * {@link io.github.llamabatches.BatchesClient#withListener}.
 *
 * <p>No tag holds anything of a query, a URL, a token or a message. Safe to share between threads.
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
        this.items = counter("items", "Batches on the pages received").register(registry);
        this.waits = Timer.builder("llamacloud.batches.waits")
                .description("Waits before retries")
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
        counter("retries", "Failed attempts that are repeated")
                .tag("error", kindOf(reason))
                .register(registry)
                .increment();
        waits.record(delay);
    }

    @Override
    public void onFailure(int pageNumber, BatchesException failure) {
        counter("failures", "Pages not received, after all attempts")
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

    /** The status of an answer, or the type of an exception: a small set of values. */
    private static String kindOf(BatchesException e) {
        return e instanceof ApiErrorException answer
                ? String.valueOf(answer.status())
                : e.getClass().getSimpleName();
    }
}
