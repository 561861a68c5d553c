package io.github.llamabatches.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.TransportException;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.SampleBatches;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Tests with a server that has a self-signed certificate and requires a client certificate. */
@Tag("spring")
class SslBundleTest {

    private static final String PASSWORD = "changeit";

    private static final FakeBatchesServer FAKE = FakeBatchesServer.start();
    private static Path serverKey;
    private static Path clientKey;
    private static TlsServer server;
    private static ApplicationContextRunner application;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException, InterruptedException {
        serverKey = newKey(directory, "server");
        clientKey = newKey(directory, "client");
        application = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, BatchesAutoConfiguration.class))
                .withPropertyValues(bundle("server", serverKey, clientKey))
                .withPropertyValues(bundle("both", clientKey, serverKey))
                .withPropertyValues(bundle("trust-alone", null, serverKey))
                .withPropertyValues(
                        "llamacloud.batches.api-key=" + FAKE.apiKey(), "llamacloud.batches.retry.max-attempts=1");
        application.run(context -> {
            SslBundle bundle = context.getBean(SslBundles.class).getBundle("server");
            server = new TlsServer(bundle.createSslContext(), FAKE);
        });
        application = application.withPropertyValues("llamacloud.batches.base-url=" + server.baseUrl());
        FAKE.setBatches(SampleBatches.generate(7, 1));
    }

    @AfterAll
    static void stop() {
        server.close();
        FAKE.close();
    }

    @Test
    void bundleProvidesTrustedAndClientCertificates() {
        application
                .withPropertyValues("llamacloud.batches.ssl-bundle=both")
                .run(context -> assertThat(context.getBean(BatchesClient.class).list().stream())
                        .hasSize(7));
    }

    @Test
    void bundleWithoutKeySendsNoClientCertificate() {
        application
                .withPropertyValues("llamacloud.batches.ssl-bundle=trust-alone")
                .run(context -> assertThatThrownBy(() -> count(context.getBean(BatchesClient.class)))
                        .isInstanceOf(TransportException.class)
                        .message()
                        .doesNotContain("PKIX"));
    }

    @Test
    void serverIsNotTrustedWithoutABundle() {
        application.run(context -> assertThatThrownBy(() -> count(context.getBean(BatchesClient.class)))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("PKIX path building failed"));
    }

    @Test
    void missingBundleIsNamed() {
        application
                .withPropertyValues("llamacloud.batches.ssl-bundle=other")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("other"));
    }

    private static long count(BatchesClient client) {
        return client.list().stream().count();
    }

    private static String[] bundle(String name, Path key, Path trusted) {
        String prefix = "spring.ssl.bundle.jks." + name;
        return new String[] {
            key == null ? "nothing=" : prefix + ".keystore.location=file:" + key,
            key == null ? "nothing=" : prefix + ".keystore.password=" + PASSWORD,
            prefix + ".truststore.location=file:" + trusted,
            prefix + ".truststore.password=" + PASSWORD
        };
    }

    private static Path newKey(Path directory, String name) throws IOException, InterruptedException {
        Path file = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IOException(output);
        }
        return file;
    }
}
