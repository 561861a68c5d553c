package io.github.llamabatches.bench;

import java.util.ArrayList;
import java.util.List;

/** Holds the measurements of one task of a benchmark. */
record Comparison(List<? extends Variant> variants, Turns turns, Turns.Task task, int operations) {

    /** A variant to compare others with, and its name in column headings. */
    record Base(Variant variant, String name) {}

    Ratios time(Variant variant, Variant base) {
        return turns.time(task, variant, base);
    }

    Ratios processor(Variant variant, Variant base) {
        return turns.sums(task, variant, base, Sample::processorNanos);
    }

    Ratios bytes(Variant variant, Variant base) {
        return turns.sums(task, variant, base, Sample::bytes);
    }

    double nanos(Variant variant) {
        return turns.median(task, variant, Sample::nanos) / operations;
    }

    /**
     * Returns a table with a row for each variant: the ratio of its time to that of each base, and other ratios to the
     * first.
     */
    Table table(String who, String of, Base... bases) {
        return table(who, of, false, bases);
    }

    /** Returns the same table with the number of opened connections. */
    Table tableWithConnections(String who, String of, Base... bases) {
        return table(who, of, true, bases);
    }

    private Table table(String who, String of, boolean withConnections, Base... bases) {
        List<String> columns = new ArrayList<>(List.of(who));
        for (Base base : bases) {
            columns.add("time, ratio to " + base.name());
        }
        columns.addAll(List.of("processor time, ratio", "bytes, ratio", "ns per " + of, "bytes per " + of));
        if (withConnections) {
            columns.add("new connections");
        }
        Table table = new Table(columns.toArray(String[]::new));
        for (Variant variant : variants) {
            List<Object> cells = new ArrayList<>(List.of(variant.label()));
            for (Base base : bases) {
                cells.add(variant == base.variant() ? "1" : time(variant, base.variant()));
            }
            Variant first = bases[0].variant();
            cells.add(variant == first ? "1" : processor(variant, first));
            cells.add(Table.ratio(bytes(variant, first).median()));
            cells.add(Table.count(nanos(variant)));
            cells.add(Table.count(turns.median(task, variant, Sample::bytes) / operations));
            if (withConnections) {
                cells.add(Table.count(turns.connections(task, variant)));
            }
            table.row(cells.toArray());
        }
        return table;
    }
}
