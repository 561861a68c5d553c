package io.github.llamabatches.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.runner.RunnerException;

/** A benchmark, run by JMH for the bytes that it allocates, and in turns for times and their ratios. */
final class Comparison {

    private final Variant[] variants;
    private final int operations;
    private final Scores scores;
    private final Turns turns;

    private Comparison(Variant[] variants, int operations, Scores scores, Turns turns) {
        this.variants = variants;
        this.operations = operations;
        this.scores = scores;
        this.turns = turns;
    }

    static Comparison of(
            Class<? extends Paired> benchmark, Variant[] variants, String baseUrl, int rounds, Turns.Length length)
            throws IOException, RunnerException {
        return new Comparison(
                variants,
                operations(benchmark),
                Scores.of(benchmark, baseUrl),
                Turns.take(benchmark, variants, baseUrl, rounds, length));
    }

    /** How many operations are in one run, as JMH is told. */
    private static int operations(Class<? extends Paired> benchmark) {
        try {
            OperationsPerInvocation declared = benchmark.getMethod("run").getAnnotation(OperationsPerInvocation.class);
            return declared == null ? 1 : declared.value();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    Ratios time(Variant variant, Variant base) {
        return turns.ratios(variant, base);
    }

    double bytes(Variant variant, Variant base) {
        return scores.bytes(variant) / scores.bytes(base);
    }

    double nanos(Variant variant) {
        return turns.nanos(variant) / operations;
    }

    /** What others are compared with, and how a column's head calls it. */
    record Base(Variant variant, String name) {}

    /** A row for each variant, with the ratio of its time to that of each base, and of its bytes to the first one's. */
    Table table(String who, String of, Base... bases) {
        List<String> columns = new ArrayList<>(List.of(who));
        for (Base base : bases) {
            columns.add("time, ratio to " + base.name());
        }
        columns.addAll(List.of("ns per " + of, "per second", "bytes per " + of, "bytes, ratio"));
        Table table = new Table(columns.toArray(String[]::new));
        for (Variant variant : variants) {
            List<Object> cells = new ArrayList<>(List.of(variant.label()));
            for (Base base : bases) {
                cells.add(variant == base.variant() ? "1" : time(variant, base.variant()));
            }
            cells.addAll(List.of(
                    Table.count(nanos(variant)),
                    Table.count(1e9 / nanos(variant)),
                    Table.count(scores.bytes(variant)),
                    Table.ratio(bytes(variant, bases[0].variant()))));
            table.row(cells.toArray());
        }
        return table;
    }
}
