package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llamabatches.api.ListBatchesQuery;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests timeouts and interrupts before a request is sent: in the handshake, and behind an unresponsive proxy. */
@Tag("wire")
@Tag("transport")
@Timeout(60)
class ConnectingTest {

    private static final ListBatchesQuery ANY = ListBatchesQuery.builder().build();
    private static final Duration LIMIT = Duration.ofMillis(300);

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch connectionEnded = new CountDownLatch(1);
    /** The header of a 16 KiB handshake record. */
    private byte[] start = {0x16, 3, 3, 0x40, 0};

    private Misbehaviour misbehaviour = Misbehaviour.STALLS;
    private final BareServer server = new BareServer(connection -> {
        connection.getInputStream().read();
        arrived.countDown();
        try {
            if (misbehaviour == Misbehaviour.DRIPS) {
                BareServer.drip(connection, start);
            } else {
                while (connection.getInputStream().read() >= 0) {
                    // Skips the remaining bytes of the request.
                }
            }
        } finally {
            connectionEnded.countDown();
        }
    });

    enum Misbehaviour {
        STALLS,
        DRIPS
    }

    @AfterEach
    void stop() throws IOException {
        ProxySelector.setDefault(DEFAULT_SELECTOR);
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void requestTimeoutEndsAHandshake(Misbehaviour how) throws InterruptedException {
        misbehaviour = how;

        assertEndsInTime(client("https://127.0.0.1:" + server.port()));
    }

    @Test
    void readTimeoutEndsAHandshake() throws InterruptedException {
        BatchesClient client = client("https://127.0.0.1:" + server.port())
                .requestTimeout(Duration.ofHours(1))
                .readTimeout(LIMIT)
                .build();

        assertThatThrownBy(() -> client.page(ANY)).hasRootCauseInstanceOf(SocketTimeoutException.class);
        assertThat(connectionEnded.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void interruptEndsAHandshake() throws Exception {
        assertAnInterruptEnds("https://127.0.0.1:" + server.port());
    }

    /** The request is longer than the system's buffers. */
    @Test
    void requestTimeoutEndsABlockedWrite() throws Exception {
        try (BareServer silent = new BareServer(connection -> {
            arrived.countDown();
            connectionEnded.await();
        })) {
            BatchesClient client = client("http://127.0.0.1:" + silent.port()).build();

            assertThatThrownBy(() -> client.page(ListBatchesQuery.builder()
                            .pageToken("t".repeat(20_000_000))
                            .build()))
                    .isInstanceOf(TransportException.class)
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
        } finally {
            connectionEnded.countDown();
        }
    }

    @ParameterizedTest
    @EnumSource
    void requestTimeoutEndsTheWaitForAProxy(Misbehaviour how) throws InterruptedException {
        misbehaviour = how;
        start = "HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII);
        ProxySelector.setDefault(new Proxies("behind-the-proxy.test", proxyAt(server.port())));

        assertEndsInTime(client("https://behind-the-proxy.test"));
    }

    @Test
    void interruptEndsTheWaitForAProxy() throws Exception {
        ProxySelector.setDefault(new Proxies("behind-the-proxy.test", proxyAt(server.port())));

        assertAnInterruptEnds("https://behind-the-proxy.test");
    }

    /** The server receives only the path; a proxy would receive the whole URL. */
    @Test
    void nextProxyOrDirectConnectionIsTriedAfterARefusal() throws IOException {
        int refusing;
        try (ServerSocket closedAtOnce = new ServerSocket(0)) {
            refusing = closedAtOnce.getLocalPort();
        }
        try (RawServer listing = new RawServer(connection -> connection.answer("200 OK", Pages.page(null, "a")))) {
            ProxySelector.setDefault(new Proxies(listing.uri().getAuthority(), proxyAt(refusing), Proxy.NO_PROXY));

            client(listing.uri().toString())
                    .requestTimeout(Duration.ofSeconds(30))
                    .build()
                    .page(ANY);

            assertThat(listing.requests().get(0)).startsWith("GET /api/");
        }
    }

    @Test
    void refusedConnectionIsReportedWithHostAndPort() throws IOException {
        int refusing;
        try (ServerSocket closedAtOnce = new ServerSocket(0)) {
            refusing = closedAtOnce.getLocalPort();
        }
        BatchesClient client = client("http://localhost:" + refusing)
                .requestTimeout(Duration.ofSeconds(30))
                .build();

        assertThatThrownBy(() -> client.page(ANY))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("localhost:" + refusing + ": Connection refused");
    }

    @Test
    void proxyReceivesTheWholeUrlOfPlainHttp() throws IOException {
        try (RawServer proxy = new RawServer(connection -> connection.answer("200 OK", Pages.page(null, "a")))) {
            ProxySelector.setDefault(
                    new Proxies("behind-the-proxy.test", proxyAt(proxy.uri().getPort())));

            client("http://behind-the-proxy.test")
                    .allowInsecureHttp(true)
                    .requestTimeout(Duration.ofSeconds(30))
                    .build()
                    .page(ANY);

            assertThat(proxy.requests().get(0)).startsWith("GET http://behind-the-proxy.test/api/");
        }
    }

    @Test
    void proxyCannotRepeatItsPasswordInAnErrorOrAPage() throws IOException {
        Pattern login = Pattern.compile("Proxy-Authorization: Basic (\\S+)");
        AtomicReference<String> sent = new AtomicReference<>("");
        AtomicReference<String> status = new AtomicReference<>("502 Bad Gateway");
        try (RawServer proxy = new RawServer(connection -> {
            sent.set(login.matcher(connection.head())
                    .results()
                    .findAny()
                    .orElseThrow()
                    .group(1));
            connection.answer(status.get() + "\r\nX-Sent: " + sent, Pages.page(null, sent.get()));
        })) {
            BatchesClient client = client("http://behind-the-proxy.test")
                    .allowInsecureHttp(true)
                    .proxy(ProxySelector.of(
                            new InetSocketAddress("127.0.0.1", proxy.uri().getPort())))
                    .proxyCredentials("user", "password of the proxy")
                    .build();

            for (String next : List.of("502 Bad Gateway", "200 OK")) {
                status.set(next);
                assertThatThrownBy(() -> client.page(ANY))
                        .isInstanceOfSatisfying(
                                BatchesException.class,
                                e -> assertThat(e + e.body() + e.headers())
                                        .doesNotContain(sent.get())
                                        .contains("***"));
            }
        }
    }

    private void assertEndsInTime(BatchesClient.Builder client) throws InterruptedException {
        assertThatThrownBy(() -> client.build().page(ANY))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining(LIMIT.toString())
                .hasRootCauseInstanceOf(SocketTimeoutException.class);
        assertThat(connectionEnded.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private void assertAnInterruptEnds(String baseUrl) throws Exception {
        BatchesClient client =
                client(baseUrl).requestTimeout(Duration.ofHours(1)).build();
        InterruptedCall.assertEnds(arrived, () -> client.page(ANY));
    }

    private static BatchesClient.Builder client(String baseUrl) {
        return BatchesClient.builder()
                .baseUrl(baseUrl)
                .apiKey("llx-secret")
                .requestTimeout(LIMIT)
                .connectTimeout(Duration.ofHours(1))
                .readTimeout(Duration.ofHours(1))
                .retryPolicy(RetryPolicy.none());
    }

    private static final ProxySelector DEFAULT_SELECTOR = ProxySelector.getDefault();

    private static Proxy proxyAt(int port) {
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", port));
    }

    /** Selects a proxy for one authority only, because other tests run concurrently. */
    private static final class Proxies extends ProxySelector {

        private final String authority;
        private final List<Proxy> proxies;

        Proxies(String authority, Proxy... proxies) {
            this.authority = authority;
            this.proxies = List.of(proxies);
        }

        @Override
        public List<Proxy> select(URI uri) {
            return authority.equals(uri.getAuthority()) ? proxies : DEFAULT_SELECTOR.select(uri);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // The next proxy is tried.
        }
    }
}
