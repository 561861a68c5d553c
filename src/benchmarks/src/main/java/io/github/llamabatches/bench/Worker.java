package io.github.llamabatches.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A program that runs a variant of a benchmark: {@code class variant base-url}. Each input line has a number of
 * milliseconds and a task. Repeats the task for this time, and prints a {@link Sample} of one run and the processor
 * time of the process so far.
 */
final class Worker {

    private Worker() {}

    public static void main(String[] args) throws Exception {
        Paired benchmark =
                (Paired) Class.forName(args[0]).getDeclaredConstructor().newInstance();
        benchmark.prepare(args[1], args.length > 2 ? args[2] : "");
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            int space = line.indexOf(' ');
            Sample sample = run(benchmark, line.substring(space + 1), Long.parseLong(line.substring(0, space)));
            System.out.println(sample + " " + Usage.processorNanos());
        }
    }

    private static Sample run(Paired benchmark, String task, long millis) throws Exception {
        long processor = Usage.processorNanos();
        long bytes = Usage.allocatedBytes();
        long start = System.nanoTime();
        double runs = 0;
        long now;
        do {
            if (benchmark.run(task) == null) {
                throw new IOException("the task has no result");
            }
            runs++;
            now = System.nanoTime();
        } while (now - start < millis * 1_000_000);
        return new Sample(
                (now - start) / runs,
                (Usage.processorNanos() - processor) / runs,
                (Usage.allocatedBytes() - bytes) / runs);
    }
}
