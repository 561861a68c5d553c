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

/** The bytes that a benchmark allocates, by JMH's GC profiler, by the names of its variants. */
final class Scores {

    private static final int WARM_UP_SECONDS = 5;
    private static final int SECONDS = 2;

    private final Map<String, Double> bytes = new LinkedHashMap<>();

    /** Runs each variant in a process of its own, one after the other. */
    static Scores of(Class<? extends Paired> benchmark, String baseUrl) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.getName() + "\\.")
                .forks(1)
                .jvmArgsAppend("-Xmx512m")
                .warmupIterations(WARM_UP_SECONDS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(SECONDS)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT);
        if (!baseUrl.isEmpty()) {
            options.param("baseUrl", baseUrl);
        }
        Scores scores = new Scores();
        for (RunResult result : new Runner(options.build()).run()) {
            scores.bytes.put(
                    result.getParams().getParam("variant"),
                    result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
        }
        return scores;
    }

    double bytes(Variant variant) {
        return bytes.get(variant.name());
    }
}
