package io.github.llamabatches.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A process that does what a benchmark does whenever it is told to: {@code class variant base-url}. Each line that it
 * reads is a number of milliseconds; it runs for as long, and prints how many nanoseconds one run took.
 */
final class Worker {

    private Worker() {}

    public static void main(String[] args) throws Exception {
        Paired benchmark =
                (Paired) Class.forName(args[0]).getDeclaredConstructor().newInstance();
        benchmark.choose(args[1], args[2]);
        benchmark.prepare();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(run(benchmark, Long.parseLong(line) * 1_000_000));
        }
    }

    private static double run(Paired benchmark, long nanos) throws Exception {
        long start = System.nanoTime();
        long runs = 0;
        long now;
        do {
            if (benchmark.run() == null) {
                throw new IOException("nothing came of it");
            }
            runs++;
            now = System.nanoTime();
        } while (now - start < nanos);
        return (double) (now - start) / runs;
    }
}
