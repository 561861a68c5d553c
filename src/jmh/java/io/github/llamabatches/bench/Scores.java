package io.github.llamabatches.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What JMH says of a benchmark, by the names of its variants. */
final class Scores {

    /** How long one operation took, and what it allocated. */
    record Score(double nanos, double bytes) {}

    private final Map<String, Score> scores = new LinkedHashMap<>();

    /** Runs each variant in a process of its own, one after the other. */
    static Scores of(Class<?> benchmark, String baseUrl, int warmUpSeconds) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.getName() + "\\.")
                .forks(1)
                .jvmArgsAppend("-Xmx512m")
                .warmupIterations(warmUpSeconds)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT);
        if (!baseUrl.isEmpty()) {
            options.param("baseUrl", baseUrl);
        }
        Scores scores = new Scores();
        for (RunResult result : new Runner(options.build()).run()) {
            scores.scores.put(
                    result.getParams().getParam("variant"),
                    new Score(
                            result.getPrimaryResult().getScore(),
                            result.getSecondaryResults()
                                    .get("gc.alloc.rate.norm")
                                    .getScore()));
        }
        return scores;
    }

    Score get(Variant variant) {
        return scores.get(variant.name());
    }
}
