package io.github.llamabatches.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** A benchmark, measured by JMH for times and bytes, and in turns for ratios. */
final class Comparison {

    private final Variant[] variants;
    private final Scores scores;
    private final Turns turns;

    private Comparison(Variant[] variants, Scores scores, Turns turns) {
        this.variants = variants;
        this.scores = scores;
        this.turns = turns;
    }

    static Comparison of(
            Class<? extends Paired> benchmark, Variant[] variants, String baseUrl, int rounds, Turns.Length length)
            throws IOException, RunnerException {
        return new Comparison(
                variants,
                Scores.of(benchmark, baseUrl, length.warmUpMillis() / 1000),
                Turns.take(benchmark, variants, baseUrl, rounds, length));
    }

    Ratios time(Variant variant, Variant base) {
        return turns.ratios(variant, base);
    }

    double bytes(Variant variant, Variant base) {
        return scores.get(variant).bytes() / scores.get(base).bytes();
    }

    double nanos(Variant variant) {
        return scores.get(variant).nanos();
    }

    /** A row for each variant, with the ratio of its time to that of each base, and of its bytes to the first one's. */
    Table table(String who, String of, Variant... bases) {
        List<String> columns = new ArrayList<>(List.of(who));
        for (Variant base : bases) {
            columns.add("time, ratio to "
                    + base.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
        }
        columns.addAll(List.of("ns per " + of, "bytes per " + of, "bytes, ratio"));
        Table table = new Table(columns.toArray(String[]::new));
        for (Variant variant : variants) {
            List<Object> cells = new ArrayList<>(List.of(variant.label()));
            for (Variant base : bases) {
                cells.add(variant == base ? "1" : time(variant, base));
            }
            Scores.Score score = scores.get(variant);
            cells.addAll(List.of(
                    Table.count(score.nanos()), Table.count(score.bytes()), Table.ratio(bytes(variant, bases[0]))));
            table.row(cells.toArray());
        }
        return table;
    }
}
