package io.github.llamabatches.build.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.SampleBatches;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the tests and the users of the fake server take for a page is one. */
@Tag("spec")
class FixtureTest {

    private static final String PAGE = "/components/schemas/BatchPage";

    @Test
    void theExampleOfTheReferencePageFollowsTheSchema() throws Exception {
        String example = Files.readString(Path.of("src/test/resources/list-batches-example.json"));

        assertThat(validator(Specs.TEXT).problems(example, PAGE)).isEmpty();
        assertThat(validator(Specs.TEXT).problems(example.replace("PENDING", "PENDNG"), PAGE))
                .hasSize(1);
    }

    /** The values that no release lists are what an extensible enum allows, so the list of values is left out here. */
    @Test
    void thePagesOfTheFakeServerFollowTheSchema() throws Exception {
        String text = Specs.TEXT.replaceAll("(?m)^( +)enum:\n(\\1  - .*\n)+", "");
        ExampleValidator validator = validator(text);
        try (FakeBatchesServer server = FakeBatchesServer.start()) {
            server.setBatches(SampleBatches.generate(300, 42));
            String page = get(server);

            assertThat(page).contains("job_reference", "error_message", "created_at", "next_page_token");
            assertThat(validator.problems(page, PAGE)).isEmpty();
            assertThat(validator.problems(page.replace("\"items\"", "\"itms\""), PAGE))
                    .hasSize(1);
        }
    }

    private static String get(FakeBatchesServer server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/api/v2/batches?page_size=300"))
                .header("Authorization", "Bearer " + server.apiKey())
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static ExampleValidator validator(String text) {
        return new ExampleValidator(SpecDocument.parse(Specs.FILE, text));
    }
}
