package io.github.llamabatches;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON for the tests. */
final class Pages {

    static final String PATH = "/api/v2/batches";

    private Pages() {}

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

    static ResponseDefinitionBuilder json(String body) {
        return WireMock.okJson(body);
    }
}
