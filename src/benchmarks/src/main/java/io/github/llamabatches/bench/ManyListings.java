package io.github.llamabatches.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures many listings at once with one client, alternating between contenders. Each pass uses a new port of the
 * server and runs twice: cold with a new client without open connections, and then warm with the same client.
 */
final class ManyListings {

    static final Scenario FOR_HEAP = new Scenario(500, 10, 20, false);

    /** The measurements of a pass and the number of connections opened for it. */
    private record Timed(Pass pass, long connections) {}

    private record Key(Contender contender, Scenario scenario, boolean warm) {}

    private final Server server;
    private final List<Scenario> scenarios = Scenario.all();
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
            }
            many.warmUp(effort);
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

    private void warmUp(Effort effort) throws IOException {
        Map<Contender, String> urls = new EnumMap<>(Contender.class);
        Map<Contender, Long> used = new EnumMap<>(Contender.class);
        for (Contender contender : workers.keySet()) {
            urls.put(contender, server.open("https"));
            probes.put(contender, run(contender, "probe", urls.get(contender), FOR_HEAP));
            used.put(contender, 0L);
        }
        while (Collections.min(used.values()) < effort.tlsWarmUpSeconds() * 1e9) {
            for (Contender contender : workers.keySet()) {
                for (Scenario scenario : Scenario.warmUp()) {
                    long nanos =
                            run(contender, "run", urls.get(contender), scenario).processorNanos();
                    used.merge(contender, nanos, Long::sum);
                }
            }
        }
        for (String url : urls.values()) {
            server.close(url);
        }
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

    /** Returns the pass with the probes of a process at {@link #FOR_HEAP}. */
    Pass probe(Contender contender) {
        return probes.get(contender);
    }

    /** Returns the throughput as one ratio per round; more is faster. Failed listings don't count. */
    Ratios throughput(Contender contender, Contender base, Scenario scenario, boolean warm) {
        return Ratios.of(seconds(base, scenario, warm), seconds(contender, scenario, warm));
    }

    /** Returns the median of the rounds for all listings together. */
    double batchesPerSecond(Contender contender, Scenario scenario, boolean warm) {
        return scenario.listings()
                * scenario.pages()
                * BenchPages.BATCHES_PER_PAGE
                / Ratios.median(seconds(contender, scenario, warm));
    }

    Ratios processor(Contender contender, Contender base, Scenario scenario) {
        return Ratios.of(processor(contender, scenario), processor(base, scenario));
    }

    /** Returns the maximum number of connections opened in one pass. */
    long handshakes(Contender contender, Scenario scenario, boolean warm) {
        return timed(contender, scenario, warm).stream()
                .mapToLong(Timed::connections)
                .max()
                .orElseThrow();
    }

    /** Returns the number of failed listings in all passes. */
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
