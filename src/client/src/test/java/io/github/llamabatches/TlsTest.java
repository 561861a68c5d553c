package io.github.llamabatches;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.SampleBatches;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests servers with untrusted certificates and servers that require a client certificate, with the recipes of
 * docs/operations.md.
 */
@Tag("wire")
@Tag("transport")
class TlsTest {

    private static final char[] PASSWORD = KeyStores.PASSWORD.toCharArray();

    @TempDir
    private static Path directory;

    private static Path serverKey;
    private static Path trustStore;
    private static Path clientKey;

    private final List<String> requests = new ArrayList<>();
    private @Nullable WireMockServer server;

    @BeforeAll
    static void makeKeys() throws Exception {
        serverKey = KeyStores.withNewKey(directory, "server", "-ext", "san=dns:localhost");
        trustStore = KeyStores.trusting(serverKey);
        clientKey = KeyStores.withNewKey(directory, "client");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void serverInTheTrustStoreIsAccepted() throws Exception {
        start(https());

        BatchesClient client =
                builder("localhost").sslContext(trusting(trustStore)).build();

        assertThat(client.list()).hasSize(1);
        assertThat(server.getAllServeEvents().get(0).getRequest().getHeader("Authorization"))
                .isEqualTo("Bearer llx-secret");
    }

    @Test
    void fakeServerWorksOverTls() {
        try (FakeBatchesServer fake = FakeBatchesServer.startWithTls(0)) {
            fake.setBatches(SampleBatches.generate(3, 1));

            assertThat(BatchesClient.builder()
                            .baseUrl(fake.baseUrl())
                            .apiKey(fake.apiKey())
                            .sslContext(fake.sslContext())
                            .build()
                            .list())
                    .hasSize(3);
        }
    }

    @Test
    void untrustedServerIsRejectedBeforeItReceivesTheKey() {
        start(https());

        Throwable e = catchThrowable(() ->
                builder("localhost").build().page(ListBatchesQuery.builder().build()));

        assertRejected(e, "PKIX path building failed");
    }

    @Test
    void trustedServerWithAnotherNameIsRejected() throws Exception {
        start(https());
        BatchesClient client =
                builder("127.0.0.1").sslContext(trusting(trustStore)).build();

        Throwable e =
                catchThrowable(() -> client.page(ListBatchesQuery.builder().build()));

        assertRejected(e, "127.0.0.1");
    }

    @Test
    void clientCertificateIsSentOnRequest() throws Exception {
        start(https().needClientAuth(true)
                .trustStorePath(KeyStores.trusting(clientKey).toString())
                .trustStorePassword(KeyStores.PASSWORD)
                .trustStoreType("PKCS12"));

        BatchesClient with = builder("localhost")
                .sslContext(identified(trustStore, clientKey))
                .build();
        BatchesClient without =
                builder("localhost").sslContext(trusting(trustStore)).build();

        assertThat(with.list()).hasSize(1);
        assertThat(catchThrowable(() -> without.page(ListBatchesQuery.builder().build())))
                .isInstanceOf(TransportException.class);
        assertThat(server.getAllServeEvents()).hasSize(1);
    }

    /** Trusts only the certificates of a file. */
    private static SSLContext trusting(Path trustStore) throws IOException, GeneralSecurityException {
        return context(trustStore, null);
    }

    /** Also sends a client certificate. */
    private static SSLContext identified(Path trustStore, Path keyStore) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(keyStore), PASSWORD);
        return context(trustStore, keys.getKeyManagers());
    }

    private static SSLContext context(Path trustStore, KeyManager @Nullable [] keys)
            throws IOException, GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(load(trustStore));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private void assertRejected(Throwable e, String why) {
        assertThat(e).isInstanceOf(TransportException.class).hasMessageContaining(why);
        assertThat(requests).hasSize(1);
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    private BatchesClient.Builder builder(String host) {
        return BatchesClient.builder()
                .baseUrl("https://" + host + ":" + server.httpsPort())
                .apiKey("llx-secret")
                .retryPolicy(RetryPolicy.builder().initialBackoff(Duration.ZERO).build())
                .listener(new ListingListener() {
                    @Override
                    public void onRequest(int pageNumber, int attempt) {
                        requests.add(pageNumber + "." + attempt);
                    }
                });
    }

    private void start(WireMockConfiguration configuration) {
        server = new WireMockServer(configuration);
        server.start();
        server.stubFor(get(urlPathEqualTo(Pages.PATH)).willReturn(Pages.json(Pages.page(null, "a"))));
    }

    private static WireMockConfiguration https() {
        return wireMockConfig()
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystorePath(serverKey.toString())
                .keystoreType("PKCS12")
                .keystorePassword(KeyStores.PASSWORD)
                .keyManagerPassword(KeyStores.PASSWORD);
    }
}
