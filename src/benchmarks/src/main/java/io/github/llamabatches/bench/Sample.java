package io.github.llamabatches.bench;

import java.util.function.ToDoubleFunction;

/** What one run took: the time that passed, the processor time of the process, and the bytes that it allocated. */
record Sample(double nanos, double processorNanos, double bytes) {

    /** One of these numbers. */
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
