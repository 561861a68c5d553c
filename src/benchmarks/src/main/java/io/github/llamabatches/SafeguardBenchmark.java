package io.github.llamabatches;

import feign.Client;
import feign.Request;
import feign.Response;
import io.github.llamabatches.bench.BenchPages;
import io.github.llamabatches.bench.Paired;
import io.github.llamabatches.bench.Variant;
import io.github.llamabatches.bench.rivals.Rival;
import io.github.llamabatches.runtime.WithoutSafeguards;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What makes the client safe, each part alone, over one page in memory; the score is the time of a page. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SafeguardBenchmark implements Paired {

    /** A part. */
    public enum Part implements Variant {
        UTF_8("refusing what is not UTF-8"),
        REDACTION("searching the body for the credentials, with JSON's escapes undone"),
        BUFFERING("reading the body into memory first"),
        GUARD("all that the guarded transport does around a transport of the user's");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** The part. */
    @Param
    public Part variant;

    private final byte[] page = BenchPages.page();
    private final Map<String, Collection<String>> requestHeaders =
            Map.of("Authorization", List.of("Bearer " + Rival.KEY));
    private final Map<String, Collection<String>> responseHeaders =
            Map.of("Content-Type", List.of("application/json"), "Content-Length", List.of(String.valueOf(page.length)));
    private final Request request =
            Request.create(Request.HttpMethod.GET, "http://localhost/api/v2/batches", Map.of(), null, null, null);
    private final Request.Options options = new Request.Options();
    private final BodyBuffer body = new BodyBuffer(new BufferPool(), page.length);
    private Client guarded;

    @Override
    public void choose(String name, String baseUrl) {
        variant = Part.valueOf(name);
    }

    @Override
    @Setup
    public void prepare() throws IOException {
        body.expect(page.length);
        body.readFrom(new ByteArrayInputStream(page));
        guarded = BatchesFeign.clientBuilder()
                .delegate((sent, limits) -> Response.builder()
                        .status(200)
                        .headers(responseHeaders)
                        .request(sent)
                        .body(new ByteArrayInputStream(page), page.length)
                        .build())
                .apiKey(Rival.KEY)
                .build();
    }

    @Override
    @Benchmark
    public Object run() throws IOException {
        return switch (variant) {
            case UTF_8 -> WithoutSafeguards.isUtf8(page);
            case REDACTION -> new Redactor(requestHeaders).isCertainlyIn(body);
            case BUFFERING -> new ByteArrayInputStream(page).readNBytes(page.length);
            case GUARD -> status();
        };
    }

    /** Closes the answer like Feign, by which its memory may become free for the next one. */
    private int status() throws IOException {
        try (Response response = guarded.execute(request, options)) {
            return response.status();
        }
    }
}
