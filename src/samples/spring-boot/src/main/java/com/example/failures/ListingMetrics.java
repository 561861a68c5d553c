package com.example.failures;

import io.github.llamabatches.ApiErrorException;
import io.github.llamabatches.BatchesException;
import io.github.llamabatches.ListingListener;
import io.github.llamabatches.model.BatchPage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Counts what the client does. */
@Component
class ListingMetrics implements ListingListener {

    private final MeterRegistry meters;

    ListingMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void onRequest(int pageNumber, int attempt) {
        meters.counter("batches.requests").increment();
    }

    @Override
    public void onRetry(int pageNumber, int attempt, Duration delay, BatchesException reason) {
        meters.counter("batches.retries", "reason", kindOf(reason)).increment();
    }

    @Override
    public void onPage(int pageNumber, BatchPage page) {
        meters.counter("batches.pages").increment();
        meters.counter("batches.items").increment(page.items().size());
    }

    @Override
    public void onFailure(int pageNumber, BatchesException failure) {
        meters.counter("batches.failures", "reason", kindOf(failure)).increment();
    }

    private static String kindOf(BatchesException e) {
        return e instanceof ApiErrorException answer
                ? String.valueOf(answer.status())
                : e.getClass().getSimpleName();
    }
}
