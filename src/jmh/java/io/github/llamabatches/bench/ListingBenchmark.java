package io.github.llamabatches.bench;

import java.io.IOException;
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
public class ListingBenchmark {

    static final int PAGES = 20;

    @Param({"FLOOR", "JDK_HTTP_CLIENT", "THIS", "THIS_JACKSON_3", "STOCK_FEIGN", "FEIGN_OKHTTP"})
    public Rival rival;

    @Param("")
    public String baseUrl;

    private Rival.Lister lister;

    /** Connects. */
    @Setup
    public void connect() {
        lister = rival.connect(baseUrl);
    }

    /**
     * Lists all pages.
     *
     * @return something of each batch
     * @throws IOException if the server is gone
     * @throws InterruptedException never
     */
    @Benchmark
    @OperationsPerInvocation(PAGES * BenchPages.BATCHES_PER_PAGE)
    public long list() throws IOException, InterruptedException {
        return lister.list(PageServer.firstToken(PAGES, 0));
    }
}
