package io.github.llamabatches.bench;

import io.github.llamabatches.BatchListing;
import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.bench.rivals.Rival;
import io.github.llamabatches.model.BatchPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures the time that read-ahead saves if both network and consumer are slow. */
final class LatencyHiding {

    private static final int PAGES = 25;
    private static final int NETWORK_MILLIS = 50;
    private static final int CONSUMER_MILLIS = 50;

    private final List<Double> sequential = new ArrayList<>();
    private final List<Double> readAhead = new ArrayList<>();
    private final List<Double> slower = new ArrayList<>();

    static LatencyHiding measure(String baseUrl, int rounds) {
        BatchListing listing = BatchesClient.builder()
                .baseUrl(baseUrl)
                .apiKey(Rival.KEY)
                .build()
                .list()
                .startingAt(PageToken.first(PAGES, NETWORK_MILLIS))
                // All pages are identical.
                .maxRepeatedPages(Integer.MAX_VALUE);
        millis(listing, 0);
        LatencyHiding hiding = new LatencyHiding();
        for (int round = 0; round < rounds; round++) {
            double network = millis(listing, 0);
            double consumer = busy(PAGES, CONSUMER_MILLIS);
            hiding.slower.add(Math.max(network, consumer));
            hiding.sequential.add(millis(listing, CONSUMER_MILLIS));
            hiding.readAhead.add(millis(listing.readAhead(1), CONSUMER_MILLIS));
        }
        return hiding;
    }

    @Override
    public String toString() {
        return new Table("listing", "ms", "ratio to the slower of both")
                .row("the slower of network and consumer, measured separately", millis(slower), "1")
                .row("without read-ahead", millis(sequential), ratios(sequential))
                .row("`readAhead(1)`", millis(readAhead), ratios(readAhead))
                .toString();
    }

    /** Describes the conditions of the measurement. */
    static String conditions() {
        return String.format(
                Locale.ROOT,
                "%d pages; the server takes %d ms per page, and the consumer %d ms.%n%n",
                PAGES,
                NETWORK_MILLIS,
                CONSUMER_MILLIS);
    }

    private Ratios ratios(List<Double> own) {
        return Ratios.of(own, slower);
    }

    private static String millis(List<Double> values) {
        return Table.count(Ratios.median(values));
    }

    private static double millis(BatchListing listing, int consumerMillis) {
        long start = System.nanoTime();
        for (BatchPage page : listing.pages()) {
            busy(page.items().isEmpty() ? 0 : 1, consumerMillis);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static double busy(int times, int millis) {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            Pause.millis(millis);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
