package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.llamabatches.api.ListBatchesQuery;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CacheRequest;
import java.net.CacheResponse;
import java.net.CookieHandler;
import java.net.PasswordAuthentication;
import java.net.ResponseCache;
import java.net.URI;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
@ParameterizedClass
@EnumSource
class HttpTransportTest {

    private final Scheme scheme;

    HttpTransportTest(Scheme scheme) {
        this.scheme = scheme;
    }

    /** A JVM-wide authenticator, cache or cookie handler doesn't apply to this transport. */
    @Test
    void jvmWideSettingsDoNotAffectRequestsOrResponses() throws IOException {
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
        CookieHandler.setDefault(new CookieHandler() {
            @Override
            public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
                return Map.of("Cookie", List.of("session=of-another-account"));
            }

            @Override
            public void put(URI uri, Map<String, List<String>> headers) {
                // Another one is set already.
            }
        });
        try (RawServer server = scheme.server(
                connection -> connection.answer("401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"", ""))) {
            BatchesClient client = client(server);

            assertThatThrownBy(() -> client.page(ListBatchesQuery.builder().build()))
                    .isInstanceOf(ApiErrorException.class);
            assertThat(server.requests()).hasSize(1);
            assertThat(server.requests().get(0))
                    .contains("Bearer llx-secret")
                    .doesNotContain("Basic", "of-another-account");
        } finally {
            Authenticator.setDefault(null);
            ResponseCache.setDefault(null);
            CookieHandler.setDefault(null);
        }
    }

    @Test
    void connectionIsReusedFromPageToPage() throws IOException {
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

    @Test
    void concurrentListingsReuseTheirConnections() throws Exception {
        int listings = 20;
        CountDownLatch all = new CountDownLatch(listings);
        ExecutorService executor = Executors.newFixedThreadPool(listings);
        try (RawServer server = scheme.server(connection -> {
            String token = connection.pageToken();
            int page = token == null ? 1 : Integer.parseInt(token);
            if (page == 1) {
                // Makes all of them run concurrently.
                all.countDown();
                await(all);
            }
            connection.answer("200 OK", Pages.page(page < 10 ? String.valueOf(page + 1) : null, "a" + page));
        })) {
            BatchListing listing = client(server).list();
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < listings; i++) {
                counts.add(executor.submit(() -> listing.stream().count()));
            }
            for (Future<Long> count : counts) {
                assertThat(count.get()).isEqualTo(10);
            }

            assertThat(server.connectionCount()).isEqualTo(listings);
        } finally {
            executor.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void tooLongHeadIsATransportFailure() throws IOException {
        String longHead = "HTTP/1.1 200 OK\r\nX: a" + "\r\n b".repeat(20_000) + "\r\n\r\n";
        try (RawServer server = scheme.server(connection -> {
            connection.write(longHead);
            connection.end();
        })) {
            assertThatThrownBy(
                            () -> client(server).page(ListBatchesQuery.builder().build()))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("longer than 65536 bytes");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection: close", "Connection: Keep-Alive, Close", "Keep-Alive: timeout=0"})
    void connectionWithACloseHeaderIsNotReused(String header) throws IOException {
        try (RawServer server = scheme.server(connection -> connection.answer(
                "200 OK\r\n" + header, Pages.page(connection.pageToken() == null ? "t2" : null, "a")))) {
            assertThat(client(server).list()).hasSize(2);

            assertThat(server.connectionCount()).isEqualTo(2);
        }
    }

    @Test
    void http10ConnectionIsReusedOnlyWithKeepAlive() throws IOException {
        for (String header : List.of("X-Nothing: 1", "Connection: keep-alive")) {
            try (RawServer server = scheme.server(connection -> {
                String page = Pages.page(connection.pageToken() == null ? "t2" : null, "a");
                connection.write(
                        "HTTP/1.0 200 OK\r\n" + header + "\r\nContent-Length: " + page.length() + "\r\n\r\n" + page);
            })) {
                assertThat(client(server).list()).hasSize(2);

                assertThat(server.connectionCount()).isEqualTo(header.startsWith("X") ? 2 : 1);
            }
        }
    }

    /** Its UTF-8 contains the byte 0x85, which Java treats as a line terminator. */
    @Test
    void headerMayContainNonAsciiLetters() throws IOException {
        try (RawServer server = scheme.server(
                connection -> connection.answer("200 \u00c5se\r\nX-Name: \u00c5se", Pages.page(null, "a")))) {
            assertThat(client(server).list()).hasSize(1);
        }
    }

    @Test
    void interimResponsesAreSkippedAndFoldedHeadersJoined() throws IOException {
        try (RawServer server = scheme.server(connection -> {
            connection.write("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n");
            connection.answer("503 X\r\nX-Request-Id: one\r\n\ttwo", "");
        })) {
            ApiErrorException e = catchThrowableOfType(
                    ApiErrorException.class,
                    () -> client(server).page(ListBatchesQuery.builder().build()));

            assertThat(e.requestId()).isEqualTo("one two");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTP/1.1 200 OK~Content-Length : 5        | invalid header line
            HTTP/1.1 200 OK~no colon                  | invalid header line
            HTTP/1.1 200 OK~Content-Length: +12       | length of the body is invalid
            HTTP/1.1 200 OK~Transfer-Encoding: gzip, chunked | transfer coding
            HTTP/1.1 200 OK~X: a^b                    | character
            HTTP/1.1 200 OK~Transfer-Encoding: %chunked | character
            HTTP/1.1 101 Switching Protocols          | another protocol
            HTTP/1.1 20 OK                            | status line
            http/1.1 200 OK                           | status line
            """)
    void invalidHeadIsATransportFailure(String head, String message) throws IOException {
        String text = head.replace("~", "\r\n").replace("^", "\r").replace("%", "\u000b") + "\r\n\r\n{\"items\":[]}";
        try (RawServer server = scheme.server(connection -> {
            connection.write(text);
            connection.end();
        })) {
            assertThatThrownBy(
                            () -> client(server).page(ListBatchesQuery.builder().build()))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining(message);
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
