package io.github.llamabatches.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Compares the results with the targets. */
final class Targets {

    private static final double THROUGHPUT = 0.9;
    private static final int HANDSHAKES = 64;
    private static final int HEAP_MEGABYTES = 200;
    private static final double CLASS_PATH_MEGABYTES = 2.9;

    /** Threads of the JDK: for idle connections, and the timer, with its names on Java 17 and 25. */
    private static final Set<String> OF_THE_JDK = Set.of(
            "1 Keep-Alive-Timer", "1 CompletableFutureDelayScheduler", "1 ForkJoinPool.commonPool-delayScheduler");

    private final Table table = new Table("target, over TLS", "limit", "measured", "");

    static Table table(Comparison listing, ManyListings many, ColdStart coldStart, ClassPaths classPaths)
            throws IOException {
        Targets targets = new Targets();
        Contender us = Contender.THIS;
        targets.most(
                "wall time per batch, one listing, relative to the floor", 1.35, listing.time(us, Contender.FLOOR));
        targets.most("the same, relative to stock Feign", 0.6, listing.time(us, Contender.STOCK_FEIGN));
        targets.most("the same, relative to JDK HttpClient", 0.95, listing.time(us, Contender.JDK_HTTP_CLIENT));
        targets.most("processor time, relative to the floor", 1.5, listing.processor(us, Contender.FLOOR));
        targets.most("bytes allocated, relative to the floor", 2.2, listing.bytes(us, Contender.FLOOR));
        targets.many(many);
        targets.most(
                "cold start to the first page, relative to stock Feign",
                1.05,
                coldStart.toFirstPage(us, Contender.STOCK_FEIGN));
        double megabytes = Math.round(classPaths.size(us) / 1e3) / 1e3;
        targets.row(
                "class path",
                "≤ " + CLASS_PATH_MEGABYTES + " MB",
                megabytes + " MB",
                megabytes <= CLASS_PATH_MEGABYTES);
        return targets.table;
    }

    private void many(ManyListings many) {
        throughput(many, 64);
        throughput(many, 500);
        long handshakes = scenarios(many, 64)
                .mapToLong(scenario -> Math.max(
                        many.handshakes(Contender.THIS, scenario, false),
                        many.handshakes(Contender.THIS, scenario, true)))
                .max()
                .orElseThrow();
        row(
                "TLS handshakes for 64 listings of 30 pages, maximum of all passes",
                "≤ " + HANDSHAKES,
                handshakes,
                handshakes <= HANDSHAKES);
        Pass probe = many.probe(Contender.THIS);
        double heap = probe.heapDuring() / 1e6;
        row(
                "heap after a collection with 500 listings at once",
                "≤ " + HEAP_MEGABYTES + " MB",
                Table.count(heap) + " MB",
                heap <= HEAP_MEGABYTES);
        List<String> threads = Arrays.stream(probe.threads().split(", "))
                .filter(name -> !name.isEmpty() && !OF_THE_JDK.contains(name))
                .toList();
        row(
                "threads of this client while they run",
                "none, except for a name lookup",
                threads.isEmpty() ? "none" : String.join(", ", threads),
                threads.isEmpty());
    }

    /** Uses the worst result: with and without work, warm and cold, with each kind of threads. */
    private void throughput(ManyListings many, int listings) {
        Ratios worst = scenarios(many, listings)
                .flatMap(scenario -> Stream.of(false, true)
                        .map(warm -> many.throughput(Contender.THIS, Contender.JDK_HTTP_CLIENT, scenario, warm)))
                .min(Comparator.comparingDouble(Ratios::median))
                .orElseThrow();
        row(
                listings + " listings at once, with and without 20 ms of work per page, warm and cold:"
                        + " worst throughput relative to JDK HttpClient",
                "≥ " + THROUGHPUT,
                worst,
                worst.median() >= THROUGHPUT);
    }

    private static Stream<Scenario> scenarios(ManyListings many, int listings) {
        return many.scenarios().stream().filter(scenario -> scenario.listings() == listings);
    }

    private void most(String what, double limit, Ratios ratios) {
        row(what, "≤ " + limit, ratios, ratios.median() <= limit);
    }

    private void row(String what, String limit, Object measured, boolean met) {
        table.row(what, limit, measured, met ? "met" : "**missed**");
    }
}
