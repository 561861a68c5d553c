package io.github.llamabatches.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import feign.Request;
import feign.Response;
import feign.codec.Decoder;
import io.github.llamabatches.BatchesFeign;
import io.github.llamabatches.JsonLibrary;
import io.github.llamabatches.model.BatchPage;
import java.io.IOException;
import java.util.Map;
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

/** Decodes one page from memory; the score is the time of one batch. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodingBenchmark {

    /** Who decodes. */
    public enum Reader {
        HAND_PARSER,
        THIS,
        THIS_JACKSON_3,
        STOCK_JACKSON
    }

    @Param
    public Reader reader;

    private final byte[] page = BenchPages.page();
    private final ObjectMapper stock =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private Decoder decoder;
    private Response response;

    /** Builds the decoder and the answer that it reads. */
    @Setup
    public void prepare() {
        decoder = BatchesFeign.decoder(reader == Reader.THIS_JACKSON_3 ? JsonLibrary.JACKSON_3 : JsonLibrary.JACKSON_2);
        Request request = Request.create(Request.HttpMethod.GET, "http://localhost", Map.of(), null, null, null);
        response = Response.builder()
                .status(200)
                .headers(Map.of())
                .request(request)
                .body(page)
                .build();
    }

    /**
     * Decodes the page.
     *
     * @return the page
     * @throws IOException never
     */
    @Benchmark
    @OperationsPerInvocation(BenchPages.BATCHES_PER_PAGE)
    public Object decode() throws IOException {
        return switch (reader) {
            case HAND_PARSER -> HandParser.parse(page);
            case THIS, THIS_JACKSON_3 -> decoder.decode(response, BatchPage.class);
            case STOCK_JACKSON -> stock.readValue(page, StockPage.class);
        };
    }
}
