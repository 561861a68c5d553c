package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import feign.Response;
import io.github.llamabatches.api.ListBatchesQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests host names that DNS resolvers and Docker accept but {@link java.net.URI} doesn't, from the builder to the
 * socket.
 */
@Tag("wire")
@Tag("transport")
class HostNameTest {

    private final List<String> urls = new ArrayList<>();

    /** Lists in a separate JVM, because host name settings apply to a whole JVM. */
    public static void main(String... args) {
        try {
            System.out.println(
                    "listed " + builder(args[0]).build().list().stream().count());
        } catch (BatchesException e) {
            e.printStackTrace(System.out);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://my_service:8080", "https://llama_proxy", "https://llama.1.0k9x2c/api_proxy"})
    void requestUrlBeginsWithTheBaseUrl(String baseUrl) {
        BatchesClient client = client(baseUrl, 200, Pages.page(null, "a"));

        assertThat(client.list()).hasSize(1);
        assertThat(urls).singleElement().satisfies(url -> assertThat(url).startsWith(baseUrl + Pages.PATH));
    }

    @Test
    void errorMessageHasTheHost() {
        BatchesClient client = client("http://my_service:8080", 401, "{}");

        ApiErrorException e = catchThrowableOfType(
                ApiErrorException.class,
                () -> client.page(ListBatchesQuery.builder().build()));

        assertThat(e).hasMessageContaining("the region of http://my_service:8080?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my_service", "llama.1.0k9x2c", "_x-"})
    void transportResolvesTheName(String name, @TempDir Path directory) throws Exception {
        Path hosts = Files.writeString(directory.resolve("hosts"), "127.0.0.1 " + name + "\n");
        try (RawServer server = new RawServer(connection -> connection.answer("200 OK", Pages.page(null, "a")))) {
            String host = name + ":" + server.uri().getPort();

            assertThat(run(hosts, "http://" + host)).contains("listed 1");
            assertThat(server.requests())
                    .singleElement()
                    .satisfies(head -> assertThat(head).containsIgnoringCase("\r\nHost: " + host + "\r\n"));
        }
    }

    private static String run(Path hosts, String baseUrl) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djdk.net.hosts.file=" + hosts,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostNameTest.class.getName(),
                        baseUrl)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private BatchesClient client(String baseUrl, int status, String body) {
        return builder(baseUrl)
                .feignClient((request, options) -> {
                    urls.add(request.url());
                    return Response.builder()
                            .status(status)
                            .headers(Map.of())
                            .request(request)
                            .body(body, StandardCharsets.UTF_8)
                            .build();
                })
                .build();
    }

    private static BatchesClient.Builder builder(String baseUrl) {
        return BatchesClient.builder()
                .baseUrl(baseUrl)
                .apiKey("llx-secret")
                .allowInsecureHttp(true)
                .retryPolicy(RetryPolicy.none());
    }
}
