package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llamabatches.api.ListBatchesQuery;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CacheRequest;
import java.net.CacheResponse;
import java.net.PasswordAuthentication;
import java.net.ResponseCache;
import java.net.URI;
import java.net.URLConnection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("wire")
@ParameterizedClass
@EnumSource
class HttpTransportTest {

    private final Scheme scheme;

    HttpTransportTest(Scheme scheme) {
        this.scheme = scheme;
    }

    /** An authenticator or a cache for the whole of the program is nothing to do with this server. */
    @Test
    void whatIsSetUpForTheWholeProgramChangesNeitherTheRequestsNorTheAnswers() throws IOException {
        Authenticator.setDefault(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("of-the-program", "secret".toCharArray());
            }
        });
        ResponseCache.setDefault(new ResponseCache() {
            @Override
            public CacheResponse get(URI uri, String method, Map<String, List<String>> headers) {
                throw new AssertionError("the cache was asked");
            }

            @Override
            public CacheRequest put(URI uri, URLConnection connection) {
                return null;
            }
        });
        try (RawServer server = scheme.server(
                connection -> connection.answer("401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"", ""))) {
            BatchesClient client = client(server);

            assertThatThrownBy(() -> client.page(ListBatchesQuery.builder().build()))
                    .isInstanceOf(ApiErrorException.class);
            assertThat(server.requests()).hasSize(1);
            assertThat(server.requests().get(0)).contains("Bearer llx-secret").doesNotContain("Basic");
        } finally {
            Authenticator.setDefault(null);
            ResponseCache.setDefault(null);
        }
    }

    @Test
    void theConnectionIsKeptFromPageToPage() throws IOException {
        Set<Integer> ports = ConcurrentHashMap.newKeySet();
        try (RawServer server = scheme.server(connection -> {
            ports.add(connection.clientPort());
            String token = connection.pageToken();
            int page = token == null ? 1 : Integer.parseInt(token);
            connection.answer("200 OK", Pages.page(page < 20 ? String.valueOf(page + 1) : null, "a" + page));
        })) {
            assertThat(client(server).list()).hasSize(20);
            assertThat(ports).hasSize(1);
        }
    }

    private static BatchesClient client(RawServer server) {
        return BatchesClient.builder()
                .baseUrl(server.uri().toString())
                .apiKey("llx-secret")
                .retryPolicy(RetryPolicy.none())
                .build();
    }
}
