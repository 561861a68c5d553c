package io.github.llamabatches.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the variants of a benchmark took when they ran in turns. In each round every variant has a process of its own;
 * all are warmed up, and then run for a moment one after the other, again and again. The noise of the machine meets
 * them all alike, so their ratio is steadier than their times.
 */
final class Turns {

    /** How long the warm-up is at least and at most, how long a turn, and how many there are in a round. */
    record Length(int warmUpSeconds, int maxWarmUpSeconds, int turnMillis, int turns) {}

    /** A second of warm-up that isn't faster than this share of the best one before is the last. */
    private static final double STEADY = 0.95;

    /** A new process can be compiled otherwise; one for every round would take hours to warm up. */
    private static final int ROUNDS_PER_PROCESS = 4;

    /** By variant, then by round, then by turn. */
    private final Map<String, List<List<Double>>> nanos = new LinkedHashMap<>();

    static Turns take(Class<? extends Paired> benchmark, Variant[] variants, String baseUrl, int rounds, Length length)
            throws IOException {
        Turns turns = new Turns();
        for (int done = 0; done < rounds; done += ROUNDS_PER_PROCESS) {
            turns.rounds(benchmark, variants, baseUrl, Math.min(ROUNDS_PER_PROCESS, rounds - done), length);
        }
        return turns;
    }

    private void rounds(
            Class<? extends Paired> benchmark, Variant[] variants, String baseUrl, int rounds, Length length)
            throws IOException {
        Map<String, JavaProcess> workers = new LinkedHashMap<>();
        try {
            for (Variant variant : variants) {
                JavaProcess worker = JavaProcess.start(Worker.class, benchmark.getName(), variant.name(), baseUrl);
                workers.put(variant.name(), worker);
                warmUp(worker, length);
            }
            for (int round = 0; round < rounds; round++) {
                round(workers, variants, length);
            }
        } finally {
            for (JavaProcess worker : workers.values()) {
                worker.close();
            }
        }
    }

    private void round(Map<String, JavaProcess> workers, Variant[] variants, Length length) throws IOException {
        for (Variant variant : variants) {
            nanos.computeIfAbsent(variant.name(), name -> new ArrayList<>()).add(new ArrayList<>());
        }
        for (int turn = 0; turn < length.turns(); turn++) {
            for (int i = 0; i < variants.length; i++) {
                // Each comes after each other one now and then.
                String variant = variants[turn % 2 == 0 ? i : variants.length - 1 - i].name();
                double took = run(workers.get(variant), length.turnMillis());
                nanos.get(variant).get(nanos.get(variant).size() - 1).add(took);
            }
        }
    }

    /** On a busy machine the compiler needs longer. */
    private static void warmUp(JavaProcess worker, Length length) throws IOException {
        double best = Double.MAX_VALUE;
        for (int second = 0; second < length.maxWarmUpSeconds(); second++) {
            double took = run(worker, 1_000);
            if (second >= length.warmUpSeconds() && took > best * STEADY) {
                return;
            }
            best = Math.min(best, took);
        }
    }

    private static double run(JavaProcess worker, int millis) throws IOException {
        worker.say(millis);
        return Double.parseDouble(worker.readLine());
    }

    /** The median of all turns, whatever the round. */
    double nanos(Variant variant) {
        return Ratios.median(
                nanos.get(variant.name()).stream().flatMap(List::stream).toList());
    }

    /** One ratio per round: the median of those of its turns. */
    Ratios ratios(Variant variant, Variant base) {
        List<Double> ratios = new ArrayList<>();
        List<List<Double>> own = nanos.get(variant.name());
        List<List<Double>> others = nanos.get(base.name());
        for (int round = 0; round < own.size(); round++) {
            List<Double> turns = new ArrayList<>();
            for (int turn = 0; turn < own.get(round).size(); turn++) {
                turns.add(own.get(round).get(turn) / others.get(round).get(turn));
            }
            ratios.add(Ratios.median(turns));
        }
        return new Ratios(ratios);
    }
}
