package io.github.llamabatches.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Many listings at once with one client, in turns. Each pass is run twice on a port of the server to which nobody has
 * ever connected: cold by a new client, and so without any open connection, and then warm, by the same one.
 */
final class ManyListings {

    static final Scenario FOR_HEAP = new Scenario(500, 10, 0, 20, false);

    private static final Scenario WARM_UP = new Scenario(64, 10, 0, 0, false);

    /** What a pass took, and how many connections were opened for it. */
    private record Timed(Pass pass, long connections) {}

    private record Key(Contender contender, Scenario scenario, boolean warm) {}

    private final Server server;
    private final List<Scenario> scenarios = Scenario.all(Runtime.version().feature() >= 21);
    private final Map<Contender, JavaProcess> workers = new EnumMap<>(Contender.class);
    private final Map<Contender, Pass> probes = new EnumMap<>(Contender.class);
    private final Map<Key, List<Timed>> passes = new HashMap<>();

    private ManyListings(Server server) {
        this.server = server;
    }

    static ManyListings measure(ClassPaths classPaths, Server server, Effort effort) throws IOException {
        ManyListings many = new ManyListings(server);
        try {
            for (Contender contender : Contender.atOnce()) {
                many.workers.put(
                        contender,
                        JavaProcess.start(
                                classPaths.classPath(contender),
                                List.of("-Xmx2g"),
                                ManyWorker.class,
                                contender.name()));
                many.warmUp(contender, effort);
            }
            for (int round = 0; round < effort.passes(); round++) {
                for (Scenario scenario : many.scenarios) {
                    many.turn(scenario, round);
                }
            }
        } finally {
            for (JavaProcess worker : many.workers.values()) {
                worker.close();
            }
        }
        return many;
    }

    private void warmUp(Contender contender, Effort effort) throws IOException {
        String url = server.open("https");
        probes.put(contender, run(contender, "probe", url, FOR_HEAP));
        long processorNanos = 0;
        while (processorNanos < effort.tlsWarmUpSeconds() * 1e9) {
            processorNanos += run(contender, "run", url, WARM_UP).processorNanos();
        }
        server.close(url);
    }

    private void turn(Scenario scenario, int round) throws IOException {
        List<Contender> all = new ArrayList<>(workers.keySet());
        for (int i = 0; i < all.size(); i++) {
            Contender contender = all.get(round % 2 == 0 ? i : all.size() - 1 - i);
            String url = server.open("https");
            for (boolean warm : new boolean[] {false, true}) {
                long connections = server.counts(url).connections();
                Pass pass = run(contender, "run", url, scenario);
                passes.computeIfAbsent(new Key(contender, scenario, warm), key -> new ArrayList<>())
                        .add(new Timed(pass, server.counts(url).connections() - connections));
            }
            server.close(url);
        }
    }

    private Pass run(Contender contender, String command, String url, Scenario scenario) throws IOException {
        JavaProcess worker = workers.get(contender);
        worker.say(command + " " + url + " " + scenario);
        return Pass.parse(worker.readLine());
    }

    List<Scenario> scenarios() {
        return scenarios;
    }

    /** What was seen of a process at {@link #FOR_HEAP}. */
    Pass probe(Contender contender) {
        return probes.get(contender);
    }

    /** One ratio per round: more is faster. Listings that failed count as not listed. */
    Ratios throughput(Contender contender, Contender base, Scenario scenario, boolean warm) {
        return Ratios.of(seconds(base, scenario, warm), seconds(contender, scenario, warm));
    }

    /** Of all listings together, by the median of the rounds. */
    double batchesPerSecond(Contender contender, Scenario scenario, boolean warm) {
        return scenario.listings()
                * scenario.pages()
                * BenchPages.BATCHES_PER_PAGE
                / Ratios.median(seconds(contender, scenario, warm));
    }

    Ratios processor(Contender contender, Contender base, Scenario scenario) {
        return Ratios.of(processor(contender, scenario), processor(base, scenario));
    }

    /** The most that were opened in one pass. */
    long handshakes(Contender contender, Scenario scenario, boolean warm) {
        return timed(contender, scenario, warm).stream()
                .mapToLong(Timed::connections)
                .max()
                .orElseThrow();
    }

    /** How many listings failed in all passes. */
    int failed(Contender contender, Scenario scenario) {
        return Stream.of(false, true)
                .flatMap(warm -> timed(contender, scenario, warm).stream())
                .mapToInt(timed -> timed.pass().failed())
                .sum();
    }

    private List<Timed> timed(Contender contender, Scenario scenario, boolean warm) {
        return passes.get(new Key(contender, scenario, warm));
    }

    private List<Double> seconds(Contender contender, Scenario scenario, boolean warm) {
        return timed(contender, scenario, warm).stream()
                .map(timed -> timed.pass().nanos()
                        / 1e9
                        * scenario.listings()
                        / (scenario.listings() - timed.pass().failed()))
                .toList();
    }

    private List<Double> processor(Contender contender, Scenario scenario) {
        return timed(contender, scenario, true).stream()
                .map(timed -> (double) timed.pass().processorNanos())
                .toList();
    }
}
