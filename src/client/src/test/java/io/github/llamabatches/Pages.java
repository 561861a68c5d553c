package io.github.llamabatches;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import feign.Request;
import feign.Response;
import io.github.llamabatches.core.JsonLibrary;
import io.github.llamabatches.model.BatchPage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** JSON for the tests. */
final class Pages {

    static final String PATH = "/api/v2/batches";

    private static final Map<JsonLibrary, StrictDecoder> DECODERS = new ConcurrentHashMap<>();

    private Pages() {}

    /** Those that are on the class path in a version that goes with the others. */
    static Stream<JsonLibrary> jsonLibraries() {
        String tested = System.getProperty("tested.json.libraries", "JACKSON_2,JACKSON_3");
        return Arrays.stream(tested.split(",")).map(JsonLibrary::valueOf);
    }

    /** A page of batches with these ids. */
    static String page(@Nullable String nextPageToken, String... ids) {
        String items = Arrays.stream(ids).map(Pages::batch).collect(Collectors.joining(",", "[", "]"));
        String token = nextPageToken == null ? "null" : '"' + nextPageToken + '"';
        return "{\"items\":" + items + ",\"next_page_token\":" + token + "}";
    }

    static String batch(String id) {
        return """
                {"id":"%s","config":{"job":{"configuration_id":"cfg-1","type":"parse_v2"}},"project_id":"prj-1",
                "source_directory_id":"dir-1","status":"PENDING"}""".formatted(id);
    }

    /** Decodes a body without any HTTP. */
    static BatchPage decode(JsonLibrary library, byte[] body) throws IOException {
        Request request = Request.create(Request.HttpMethod.GET, "http://localhost", Map.of(), null, null, null);
        Response response = Response.builder()
                .status(200)
                .headers(Map.of())
                .request(request)
                .body(body)
                .build();
        StrictDecoder decoder = DECODERS.computeIfAbsent(library, chosen -> new StrictDecoder(chosen.codec()));
        return (BatchPage) decoder.decode(response, BatchPage.class);
    }

    static ResponseDefinitionBuilder json(String body) {
        return WireMock.okJson(body);
    }
}
