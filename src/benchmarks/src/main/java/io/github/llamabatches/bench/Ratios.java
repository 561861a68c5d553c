package io.github.llamabatches.bench;

import java.util.List;
import java.util.Locale;

/** Ratios of pairs, one for each round. */
record Ratios(List<Double> values) {

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double median() {
        return median(values);
    }

    /** The median, and in brackets the smallest and the largest. */
    @Override
    public String toString() {
        List<Double> sorted = values.stream().sorted().toList();
        return String.format(
                Locale.ROOT, "%.2f (%.2f to %.2f)", median(), sorted.get(0), sorted.get(sorted.size() - 1));
    }
}
