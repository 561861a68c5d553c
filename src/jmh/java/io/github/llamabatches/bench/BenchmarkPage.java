package io.github.llamabatches.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks in rounds, each of which runs every client once, and writes a page of ratios: {@code rounds
 * file}. Of the noise of a shared machine the clients of one round have about the same.
 */
final class BenchmarkPage {

    private record Score(double nanos, double bytes) {}

    private BenchmarkPage() {}

    public static void main(String[] args) throws IOException, RunnerException {
        int rounds = Integer.parseInt(args[0]);
        Process server = startServer();
        StringBuilder page = new StringBuilder();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            String baseUrl = out.readLine();
            page.append(Machine.heading(rounds));
            page.append("## Listing\n\nTwenty pages of 100 batches over loopback HTTP, per batch.\n\n")
                    .append(table(rounds(rounds, ListingBenchmark.class, baseUrl), "FLOOR"));
            page.append("\n## Cold start\n\nA whole process that lists one page.\n\n")
                    .append(coldStart(rounds, baseUrl));
            page.append("\n## Memory\n\nThe most memory of a whole process, with `-Xmx256m`, in MB.\n\n")
                    .append(memory(baseUrl));
            page.append("\n## Decoding\n\nOne page from memory, per batch.\n\n")
                    .append(table(rounds(rounds, DecodingBenchmark.class, null), "HAND_PARSER"));
        } finally {
            server.destroy();
        }
        Files.writeString(Path.of(args[1]), page);
        System.out.println(page);
    }

    private static Process startServer() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PageServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String coldStart(int rounds, String baseUrl) throws IOException {
        Map<Rival, List<Processes.Run>> runs = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Rival rival : Rival.values()) {
                runs.computeIfAbsent(rival, key -> new ArrayList<>()).add(Processes.run(rival, baseUrl, 1));
            }
        }
        StringBuilder table =
                new StringBuilder("| client | ms | classes | time, ratio to JDK_HTTP_CLIENT |\n|---|---|---|---|\n");
        List<Processes.Run> base = runs.get(Rival.JDK_HTTP_CLIENT);
        runs.forEach((rival, own) -> {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < own.size(); i++) {
                ratios.add(own.get(i).millis() / base.get(i).millis());
            }
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %d | %s |%n",
                    rival,
                    median(own.stream().map(Processes.Run::millis).toList()),
                    own.get(0).classes(),
                    spread(ratios)));
        });
        return table.toString();
    }

    private static String memory(String baseUrl) throws IOException {
        StringBuilder table = new StringBuilder("| client | 100,000 batches | 1,000,000 batches |\n|---|---|---|\n");
        for (Rival rival : Rival.values()) {
            table.append("| ").append(rival);
            for (int pages : new int[] {1_000, 10_000}) {
                table.append(" | ")
                        .append(Processes.run(rival, baseUrl, pages, "-Xmx256m").peakKilobytes() / 1024);
            }
            table.append(" |\n");
        }
        return table.toString();
    }

    /** The scores of each client, in the order of the rounds. */
    private static Map<String, List<Score>> rounds(int rounds, Class<?> benchmark, String baseUrl)
            throws RunnerException {
        Map<String, List<Score>> scores = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            ChainedOptionsBuilder options = new OptionsBuilder()
                    .include(benchmark.getSimpleName())
                    .forks(1)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(2)
                    .measurementTime(TimeValue.seconds(1))
                    .addProfiler(GCProfiler.class)
                    .verbosity(VerboseMode.SILENT);
            if (baseUrl != null) {
                options.param("baseUrl", baseUrl);
            }
            Collection<RunResult> results = new Runner(options.build()).run();
            for (RunResult result : results) {
                String client = result.getParams().getParam(baseUrl == null ? "reader" : "rival");
                scores.computeIfAbsent(client, key -> new ArrayList<>())
                        .add(new Score(
                                result.getPrimaryResult().getScore(),
                                result.getSecondaryResults()
                                        .get("gc.alloc.rate.norm")
                                        .getScore()));
            }
        }
        return scores;
    }

    private static String table(Map<String, List<Score>> scores, String floor) {
        StringBuilder table = new StringBuilder(
                "| client | ns | bytes | time, ratio to " + floor + " | bytes, ratio |\n|---|---|---|---|---|\n");
        List<Score> base = scores.get(floor);
        scores.forEach((client, own) -> {
            List<Double> time = new ArrayList<>();
            List<Double> bytes = new ArrayList<>();
            for (int i = 0; i < own.size(); i++) {
                time.add(own.get(i).nanos() / base.get(i).nanos());
                bytes.add(own.get(i).bytes() / base.get(i).bytes());
            }
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %s | %s |%n",
                    client,
                    median(own.stream().map(Score::nanos).toList()),
                    median(own.stream().map(Score::bytes).toList()),
                    spread(time),
                    spread(bytes)));
        });
        return table.toString();
    }

    private static String spread(List<Double> ratios) {
        List<Double> sorted = ratios.stream().sorted().toList();
        return String.format(
                Locale.ROOT, "%.2f (%.2f to %.2f)", median(ratios), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
