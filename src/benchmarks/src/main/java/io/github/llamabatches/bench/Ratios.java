package io.github.llamabatches.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Holds a ratio for each round. */
record Ratios(List<Double> values) {

    static Ratios of(List<Double> own, List<Double> base) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            ratios.add(own.get(i) / base.get(i));
        }
        return new Ratios(ratios);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double median() {
        return median(values);
    }

    double smallest() {
        return values.stream().min(Double::compare).orElseThrow();
    }

    double largest() {
        return values.stream().max(Double::compare).orElseThrow();
    }

    /** Returns the median, with minimum and maximum in parentheses. */
    @Override
    public String toString() {
        return values.size() == 1
                ? Table.ratio(median())
                : String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median(), smallest(), largest());
    }
}
