package io.github.llamabatches.bench;

import io.github.llamabatches.bench.rivals.Rival;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Lists over loopback HTTP, without any delay; the score is the time of one batch. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ListingBenchmark implements Paired {

    static final int PAGES = 10;

    /** Who lists. */
    @Param
    public Contender variant;

    /** Where. */
    @Param("")
    public String baseUrl;

    private Rival.Lister lister;

    @Override
    public void choose(String name, String url) {
        variant = Contender.valueOf(name);
        baseUrl = url;
    }

    @Override
    @Setup
    public void prepare() throws ReflectiveOperationException {
        lister = variant.rival().getConstructor().newInstance().connect(baseUrl);
    }

    @Override
    @Benchmark
    @OperationsPerInvocation(PAGES * BenchPages.BATCHES_PER_PAGE)
    public Object run() throws Exception {
        return lister.list(PageToken.first(PAGES, 0));
    }
}
