package io.github.llamabatches.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Runs the variants of a benchmark alternately and holds the results. Each variant has a separate process. After the
 * warm-up, the variants run for short periods one after the other, repeatedly. Load of the machine affects all of them
 * in the same way, so their ratios vary less than their times.
 */
final class Turns {

    /** The name of a task within its benchmark, and the processor time of its warm-up in each process. */
    record Task(String name, int warmUpSeconds) {}

    /** The class path and server of the variants' processes. */
    interface Site {

        String classPath(Variant variant) throws IOException;

        /** Returns the base URL of a variant's port, or an empty string. */
        String baseUrl(Variant variant) throws IOException;

        /** Returns the number of connections of that port so far. */
        long connections(Variant variant) throws IOException;
    }

    private static final int TURNS = 12;
    private static final int TURN_MILLIS = 120;
    private static final int WARM_UP_MILLIS = 250;

    private final List<? extends Variant> variants;
    private final Site site;

    /** The samples by task and variant, round, and turn. */
    private final Map<String, List<List<Sample>>> samples = new HashMap<>();

    private final Map<String, Long> connections = new HashMap<>();

    private Turns(List<? extends Variant> variants, Site site) {
        this.variants = variants;
        this.site = site;
    }

    static Turns take(
            Class<? extends Paired> benchmark,
            List<? extends Variant> variants,
            Site site,
            Effort effort,
            List<Task> tasks)
            throws IOException {
        Turns turns = new Turns(variants, site);
        for (int done = 0; done < effort.rounds(); done += effort.roundsPerProcess()) {
            turns.rounds(benchmark, Math.min(effort.roundsPerProcess(), effort.rounds() - done), tasks);
        }
        return turns;
    }

    private void rounds(Class<? extends Paired> benchmark, int rounds, List<Task> tasks) throws IOException {
        Map<Variant, JavaProcess> workers = new LinkedHashMap<>();
        try {
            for (Variant variant : variants) {
                JavaProcess worker = JavaProcess.start(
                        site.classPath(variant),
                        List.of("-Xmx512m", "-Xbatch"),
                        Worker.class,
                        benchmark.getName(),
                        variant.name(),
                        site.baseUrl(variant));
                workers.put(variant, worker);
            }
            for (Task task : tasks) {
                warmUp(workers, task);
                count(task, -1);
                for (int round = 0; round < rounds; round++) {
                    round(workers, task);
                }
                count(task, 1);
            }
        } finally {
            for (JavaProcess worker : workers.values()) {
                worker.close();
            }
        }
    }

    private void round(Map<Variant, JavaProcess> workers, Task task) throws IOException {
        for (Variant variant : variants) {
            samples.computeIfAbsent(key(task, variant), key -> new ArrayList<>())
                    .add(new ArrayList<>());
        }
        List<Variant> order = new ArrayList<>(variants);
        Random random = new Random(TURNS);
        for (int turn = 0; turn < TURNS; turn++) {
            Variant last = order.get(order.size() - 1);
            do {
                // The order changes, so that variants follow different ones, but never themselves with warm caches.
                Collections.shuffle(order, random);
            } while (order.get(0) == last);
            for (Variant variant : order) {
                String line = run(workers.get(variant), task, TURN_MILLIS);
                List<List<Sample>> rounds = samples.get(key(task, variant));
                rounds.get(rounds.size() - 1).add(Sample.parse(line));
            }
        }
    }

    private void count(Task task, int sign) throws IOException {
        for (Variant variant : variants) {
            connections.merge(key(task, variant), sign * site.connections(variant), Long::sum);
        }
    }

    /** Warms up all processes together: Java 17 drops compiled code of a process that is idle for half a minute. */
    private static void warmUp(Map<Variant, JavaProcess> workers, Task task) throws IOException {
        Map<JavaProcess, Double> ends = new HashMap<>();
        for (JavaProcess worker : workers.values()) {
            ends.put(worker, processorNanos(run(worker, task, 1)) + task.warmUpSeconds() * 1e9);
        }
        boolean isWarm;
        do {
            isWarm = true;
            for (JavaProcess worker : workers.values()) {
                isWarm &= processorNanos(run(worker, task, WARM_UP_MILLIS)) >= ends.get(worker);
            }
        } while (!isWarm);
    }

    private static String run(JavaProcess worker, Task task, int millis) throws IOException {
        worker.say(millis + " " + task.name());
        return worker.readLine();
    }

    private static long processorNanos(String line) {
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }

    private static String key(Task task, Variant variant) {
        return task.name() + ' ' + variant.name();
    }

    /** Returns the number of connections opened during the measurement. */
    long connections(Task task, Variant variant) {
        return connections.get(key(task, variant));
    }

    /** Returns the median of all turns of all rounds. */
    double median(Task task, Variant variant, Sample.Measure measure) {
        return Ratios.median(samples.get(key(task, variant)).stream()
                .flatMap(List::stream)
                .map(measure::applyAsDouble)
                .toList());
    }

    /** Returns one ratio per round: the median of its turns. */
    Ratios time(Task task, Variant variant, Variant base) {
        List<List<Sample>> own = samples.get(key(task, variant));
        List<List<Sample>> others = samples.get(key(task, base));
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < own.size(); round++) {
            ratios.add(
                    Ratios.of(nanos(own.get(round)), nanos(others.get(round))).median());
        }
        return new Ratios(ratios);
    }

    /**
     * Returns one ratio per round, of the sums of its turns, because processor time is counted in hundredths of a
     * second.
     */
    Ratios sums(Task task, Variant variant, Variant base, Sample.Measure measure) {
        return Ratios.of(sums(task, variant, measure), sums(task, base, measure));
    }

    private List<Double> sums(Task task, Variant variant, Sample.Measure measure) {
        return samples.get(key(task, variant)).stream()
                .map(round -> round.stream().mapToDouble(measure).sum())
                .toList();
    }

    private static List<Double> nanos(List<Sample> round) {
        return round.stream().map(Sample::nanos).toList();
    }
}
