package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Client;
import feign.http2client.Http2Client;
import io.github.llamabatches.api.ListBatchesQuery;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests the guarantees of the client with the JDK's HTTP client. */
@Tag("wire")
class JdkHttpClientTest {

    private static final byte[] PAGE = Pages.page(null, "a", "b").getBytes(StandardCharsets.UTF_8);

    private RawServer.Handler answer;
    private final RawServer server = new RawServer(connection -> answer.answer(connection));

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static Client jdkHttpClient() {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        return new Http2Client(http);
    }

    @Test
    void pagesAreListedOverOneConnection() {
        Set<Integer> ports = ConcurrentHashMap.newKeySet();
        answer = connection -> {
            ports.add(connection.clientPort());
            String token = connection.pageToken();
            connection.answer("200 OK", Pages.page(token == null ? "2" : token.equals("2") ? "3" : null, "a" + token));
        };

        assertThat(builder().build().list()).hasSize(3);
        assertThat(ports).hasSize(1);
        assertThat(server.requests()).allMatch(head -> head.contains("Bearer llx-secret-key"));
    }

    @Test
    void compressedBodyIsRead() {
        answer = connection -> connection.answer("200 OK\r\nContent-Encoding: gzip", RawServer.gzip(PAGE));

        assertThat(builder().build().list()).hasSize(2);
    }

    @Test
    void truncatedBodyIsAFailureWithoutTheKey() {
        answer = connection -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: " + (PAGE.length + 1) + "\r\n\r\n");
            connection.write(PAGE);
            connection.end();
        };

        Throwable e = failure(builder());

        assertThat(e).isInstanceOf(TransportException.class);
        assertThat(Reachable.textFrom(e)).doesNotContain("llx-secret-key");
    }

    @Test
    void tooLongBodyIsRejected() {
        answer = connection -> connection.answer("200 OK", PAGE);

        assertThat(failure(builder().maxResponseBytes(PAGE.length - 1)))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void redirectIsNotFollowed() {
        answer = connection -> connection.answer("302 Found\r\nLocation: " + server.uri() + "/other", "");

        assertThat(failure(builder())).isInstanceOf(ApiErrorException.class).hasMessageContaining("status 302");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void slowBodyTimesOut() {
        BatchesClient client = builder().build();
        ListBatchesQuery any = ListBatchesQuery.builder().build();
        answer = connection -> connection.answer("200 OK", Pages.page(null, "a"));
        // Opens the connection, which takes long on a busy machine.
        client.page(any);
        answer = connection -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            connection.drip(" ");
        };
        CallOptions options =
                CallOptions.builder().requestTimeout(Duration.ofSeconds(1)).build();

        assertThatThrownBy(() -> client.response(any, options))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("not complete within");
    }

    private static Throwable failure(BatchesClient.Builder builder) {
        return catchThrowable(
                () -> builder.build().page(ListBatchesQuery.builder().build()));
    }

    private BatchesClient.Builder builder() {
        return BatchesClient.builder()
                .baseUrl(server.uri().toString())
                .apiKey("llx-secret-key")
                .retryPolicy(RetryPolicy.none())
                .feignClient(jdkHttpClient());
    }
}
