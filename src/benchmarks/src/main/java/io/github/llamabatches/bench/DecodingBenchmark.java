package io.github.llamabatches.bench;

import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import feign.Request;
import feign.Response;
import feign.codec.Decoder;
import feign.jackson.JacksonDecoder;
import io.github.llamabatches.BatchesFeign;
import io.github.llamabatches.bench.rivals.HandParser;
import io.github.llamabatches.bench.rivals.StockPage;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.runtime.JsonLibrary;
import io.github.llamabatches.runtime.WithoutSafeguards;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiResponseDecoder;

/** Decodes one page from memory. */
final class DecodingBenchmark implements Paired {

    /** The decoders. */
    enum Reader implements Variant {
        HAND_PARSER("the hand-written parser"),
        THIS("**this client**"),
        THIS_ON_JACKSON_3("**this client on Jackson 3**"),
        NOT_STRICT(
                "an ObjectMapper that isn't strict and allows repeated fields, with this client's deserializers of times and enums"),
        STOCK_FEIGN("feign-jackson with `JavaTimeModule`"),
        STOCK_GENERATOR("OpenAPI Generator, `-g java --library feign`");

        private final String label;

        Reader(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    private interface Reading {
        Object read() throws IOException;
    }

    private final byte[] page = BenchPages.page();
    private Reading reading;

    @Override
    public void prepare(String variant, String baseUrl) {
        reading = switch (Reader.valueOf(variant)) {
            case HAND_PARSER -> () -> HandParser.parse(page);
            case THIS -> reading(BatchesFeign.decoder(JsonLibrary.JACKSON_2), BatchPage.class);
            case THIS_ON_JACKSON_3 -> reading(BatchesFeign.decoder(JsonLibrary.JACKSON_3), BatchPage.class);
            case NOT_STRICT -> reading(WithoutSafeguards.decoderOfBytes(), BatchPage.class);
            case STOCK_FEIGN -> reading(new JacksonDecoder(List.of(new JavaTimeModule())), StockPage.class);
            case STOCK_GENERATOR ->
                reading(
                        new ApiResponseDecoder(new ApiClient().getObjectMapper()),
                        org.openapitools.client.model.BatchPage.class);
        };
    }

    private Reading reading(Decoder decoder, Class<?> type) {
        Request request = Request.create(Request.HttpMethod.GET, "http://localhost", Map.of(), null, null, null);
        Response response = Response.builder()
                .status(200)
                .headers(Map.of())
                .request(request)
                .body(page)
                .build();
        return () -> decoder.decode(response, type);
    }

    @Override
    public Object run(String task) throws IOException {
        return reading.read();
    }
}
