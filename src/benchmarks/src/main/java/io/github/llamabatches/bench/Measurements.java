package io.github.llamabatches.bench;

import io.github.llamabatches.SafeguardBenchmark;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds all results of the page. */
record Measurements(
        Effort effort,
        double serverNanosPerPage,
        ColdStart coldStart,
        Table peakMemory,
        Table liveHeap,
        LatencyHiding latency,
        Comparison listing,
        Comparison delayed,
        Comparison fresh,
        Comparison plain,
        ManyListings many,
        Comparison decoding,
        Comparison encoding,
        Comparison safeguards) {

    private static final int DELAY_MILLIS = 5;

    static Measurements take(ClassPaths classPaths, Effort effort, QuietMachine machine)
            throws IOException, InterruptedException, ReflectiveOperationException {
        try (Server server = Server.start()) {
            return new Run(classPaths, effort, machine, server).all();
        }
    }

    double floorNanosPerPage() {
        return listing.nanos(Contender.FLOOR) * BenchPages.BATCHES_PER_PAGE;
    }

    /** Runs all measurements in order, on one server. */
    private record Run(ClassPaths classPaths, Effort effort, QuietMachine machine, Server server) {

        Measurements all() throws IOException, InterruptedException, ReflectiveOperationException {
            Instant start = Instant.now();
            String url = server.open("https");
            double serverNanosPerPage = warmUpServer(url);
            say(start, "cold start");
            ColdStart coldStart = ColdStart.measure(classPaths, url, effort.coldStarts());
            say(start, "memory");
            Table peakMemory = PeakMemory.table(classPaths, url, effort.memoryPages());
            Table liveHeap = LiveHeap.table(url);
            say(start, "reading ahead");
            LatencyHiding latency = LatencyHiding.measure(url, effort.rounds());
            say(start, "listing over TLS");
            Turns.Task kept = new Turns.Task(token(0), effort.tlsWarmUpSeconds());
            Turns.Task delayed = new Turns.Task(token(DELAY_MILLIS), 1);
            Turns.Task fresh =
                    new Turns.Task(PageToken.firstOnFreshConnections(ListingBenchmark.PAGES), effort.warmUpSeconds());
            Turns tls = listing("https", List.of(kept, delayed, fresh));
            say(start, "listing over plain HTTP");
            Turns.Task plain = new Turns.Task(token(0), effort.warmUpSeconds());
            Turns http = listing("http", List.of(plain));
            say(start, "many listings at once");
            ManyListings many = ManyListings.measure(classPaths, server, effort);
            say(start, "decoding, encoding, safeguards");
            Measurements all = new Measurements(
                    effort,
                    serverNanosPerPage,
                    coldStart,
                    peakMemory,
                    liveHeap,
                    latency,
                    comparison(tls, kept),
                    comparison(tls, delayed),
                    comparison(tls, fresh),
                    comparison(http, plain),
                    many,
                    inMemory(DecodingBenchmark.class, List.of(DecodingBenchmark.Reader.values()), 100),
                    inMemory(EncodingBenchmark.class, List.of(EncodingBenchmark.Encoder.values()), 1),
                    inMemory(SafeguardBenchmark.class, List.of(SafeguardBenchmark.Part.values()), 1));
            say(start, "done");
            return all;
        }

        /**
         * Warms up the server, so that the first contender has no disadvantage. Returns the server's time for a page.
         */
        private double warmUpServer(String url) throws IOException, InterruptedException, ReflectiveOperationException {
            Server.Counts before;
            Server.Counts after = server.counts(url);
            double used = after.processorNanos() + effort.tlsWarmUpSeconds() * 1e9;
            do {
                before = after;
                Contender.FLOOR.connect(url).list(PageToken.first(2_000, 0), () -> {});
                after = server.counts(url);
            } while (after.processorNanos() < used);
            return (double) (after.processorNanos() - before.processorNanos()) / (after.requests() - before.requests());
        }

        private static String token(int delayMillis) {
            return PageToken.first(ListingBenchmark.PAGES, delayMillis);
        }

        private Turns listing(String scheme, List<Turns.Task> tasks) throws IOException {
            return Turns.take(
                    ListingBenchmark.class,
                    Contender.present(),
                    new Ports(classPaths, server, scheme, new HashMap<>()),
                    effort,
                    tasks);
        }

        private static Comparison comparison(Turns turns, Turns.Task task) {
            return new Comparison(
                    Contender.present(), turns, task, ListingBenchmark.PAGES * BenchPages.BATCHES_PER_PAGE);
        }

        private Comparison inMemory(Class<? extends Paired> benchmark, List<? extends Variant> variants, int operations)
                throws IOException {
            Turns.Task task = new Turns.Task("all", effort.warmUpSeconds());
            Turns turns = Turns.take(benchmark, variants, new Here(), effort, List.of(task));
            return new Comparison(variants, turns, task, operations);
        }

        private void say(Instant start, String what) throws IOException, InterruptedException {
            machine.look();
            Duration passed = Duration.between(start, Instant.now()).truncatedTo(ChronoUnit.SECONDS);
            System.out.println(passed + " " + what);
        }
    }

    /** Runs contenders with their own class paths, each on a separate port. */
    private record Ports(ClassPaths classPaths, Server server, String scheme, Map<Variant, String> urls)
            implements Turns.Site {

        @Override
        public String classPath(Variant variant) throws IOException {
            return classPaths.classPath((Contender) variant);
        }

        @Override
        public String baseUrl(Variant variant) throws IOException {
            urls.put(variant, server.open(scheme));
            return urls.get(variant);
        }

        @Override
        public long connections(Variant variant) throws IOException {
            return server.counts(urls.get(variant)).connections();
        }
    }

    /** Runs variants with the class path of the suite and without a server. */
    private record Here() implements Turns.Site {

        @Override
        public String classPath(Variant variant) {
            return System.getProperty("java.class.path");
        }

        @Override
        public String baseUrl(Variant variant) {
            return "";
        }

        @Override
        public long connections(Variant variant) {
            return 0;
        }
    }
}
