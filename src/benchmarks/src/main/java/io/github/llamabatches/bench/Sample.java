package io.github.llamabatches.bench;

import java.util.function.ToDoubleFunction;

/** Holds the wall time of one run, the processor time of the process, and the bytes that it allocated. */
record Sample(double nanos, double processorNanos, double bytes) {

    /** Selects one of the values. */
    interface Measure extends ToDoubleFunction<Sample> {}

    static Sample parse(String line) {
        String[] numbers = line.split(" ");
        return new Sample(
                Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]), Double.parseDouble(numbers[2]));
    }

    @Override
    public String toString() {
        return nanos + " " + processorNanos + " " + bytes;
    }
}
