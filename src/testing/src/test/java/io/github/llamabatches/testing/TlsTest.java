package io.github.llamabatches.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {

    @RegisterExtension
    private final FakeBatchesExtension extension = FakeBatchesExtension.withTls();

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void clientWithTheContextGetsAResponse(String host, FakeBatchesServer server) throws Exception {
        assertThat(server.baseUrl()).startsWith("https://127.0.0.1:");
        String url = server.baseUrl().replace("127.0.0.1", host);

        assertThat(get(url, server.apiKey(), server.sslContext()).statusCode()).isEqualTo(200);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void clientWithoutTheContextRejectsTheCertificate(FakeBatchesServer server) throws Exception {
        SSLContext ofTheProgram = SSLContext.getDefault();

        assertThatThrownBy(() -> get(server.baseUrl(), server.apiKey(), ofTheProgram))
                .isInstanceOf(SSLHandshakeException.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void certificateIsSelfSignedAndValidForLoopbackOnly(FakeBatchesServer server) throws Exception {
        X509Certificate certificate = read(server.certificate());

        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity();
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(List.of(2, "localhost"), List.of(7, "127.0.0.1"));
    }

    @Test
    void serverWithoutTlsHasNoCertificate() {
        try (FakeBatchesServer plain = FakeBatchesServer.start()) {
            assertThatThrownBy(plain::sslContext).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(plain::certificate).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void mainWritesTheCertificateToAFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("certificate.pem");
        Process program = program("0", "3", file.toString());
        try (BufferedReader out = program.inputReader()) {
            Matcher printed = Pattern.compile("LLAMA_CLOUD_BASE_URL=(https\\S+) LLAMA_CLOUD_API_KEY=(\\S+)")
                    .matcher(out.readLine());
            assertThat(printed.matches()).isTrue();

            assertThat(get(printed.group(1), printed.group(2), trusting(file)).body())
                    .contains("\"total_size\":3");
        } finally {
            program.destroy();
        }
    }

    @Test
    void mainEndsIfItCannotStart(@TempDir Path folder) throws Exception {
        for (Process program : List.of(program("0", "many"), program("0", "3", folder.toString()))) {
            try {
                assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(program.exitValue()).isEqualTo(1);
            } finally {
                program.destroy();
            }
        }
    }

    private static Process program(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FakeBatchesServer.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static SSLContext trusting(Path certificate) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("fake", read(Files.readString(certificate)));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static X509Certificate read(String pem) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static HttpResponse<String> get(String url, String apiKey, SSLContext context)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v2/batches"))
                .header("Authorization", "Bearer " + apiKey)
                .build();
        return HttpClient.newBuilder().sslContext(context).build().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
