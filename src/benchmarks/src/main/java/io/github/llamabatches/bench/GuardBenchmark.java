package io.github.llamabatches.bench;

import feign.Client;
import feign.Feign;
import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.BatchesFeign;
import io.github.llamabatches.api.BatchesApi;
import io.github.llamabatches.bench.rivals.Rival;
import io.github.llamabatches.bench.rivals.ThisClient;
import io.github.llamabatches.runtime.JsonLibrary;
import io.github.llamabatches.runtime.WithoutSafeguards;
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

/** Lists like {@link ListingBenchmark}, with more and more of what makes the client safe. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GuardBenchmark implements Paired {

    /** What is switched on. */
    public enum Guard implements Variant {
        NOTHING("Feign's own transport, a decoder that isn't strict"),
        BUFFERING("and each body read in full first"),
        FOREIGN_TRANSPORT("our guard around Feign's transport, with a decoder that isn't strict"),
        TRANSPORT("our guard around our transport, with a decoder that isn't strict"),
        EVERYTHING("and with the strict decoder: all that `BatchesFeign.configure` sets"),
        EVERYTHING_ELSEWHERE(
                "the same where requests run on another thread, as they do over TLS and to other machines");

        private final String label;

        Guard(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** What is switched on. */
    @Param
    public Guard variant;

    /** Where. */
    @Param("")
    public String baseUrl;

    private Rival.Lister lister;

    @Override
    public void choose(String name, String url) {
        variant = Guard.valueOf(name);
        baseUrl = url;
    }

    @Override
    @Setup
    public void prepare() {
        Client plain = new Client.Default(null, null);
        // Another form of the same address, which isn't taken for this machine; the key may go there in the clear.
        String url = variant == Guard.EVERYTHING_ELSEWHERE ? baseUrl.replace("127.0.0.1", "127.1") : baseUrl;
        Client guarded = BatchesFeign.clientBuilder()
                .apiKey(Rival.KEY)
                .allowInsecureHttp(true)
                .build();
        Feign.Builder feign = Feign.builder().decoder(WithoutSafeguards.decoder());
        switch (variant) {
            case NOTHING -> feign.client(plain);
            case BUFFERING -> feign.client(WithoutSafeguards.buffering(plain));
            case FOREIGN_TRANSPORT ->
                feign.client(BatchesFeign.clientBuilder()
                        .delegate(plain)
                        .apiKey(Rival.KEY)
                        .build());
            case TRANSPORT -> feign.client(guarded);
            case EVERYTHING, EVERYTHING_ELSEWHERE ->
                BatchesFeign.configure(feign, guarded).decoder(BatchesFeign.decoder(JsonLibrary.JACKSON_2));
        }
        lister = ThisClient.lister(BatchesClient.of(feign.target(BatchesApi.class, url)));
    }

    @Override
    @Benchmark
    @OperationsPerInvocation(ListingBenchmark.PAGES * BenchPages.BATCHES_PER_PAGE)
    public Object run() throws Exception {
        return lister.list(PageToken.first(ListingBenchmark.PAGES, 0));
    }
}
