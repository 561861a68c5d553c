package io.github.llamabatches;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests HTTPS through a proxy, with the recipes of docs/operations.md. */
@Tag("wire")
@Tag("transport")
class ProxyTest {

    private static final String LOGIN = Base64.getEncoder()
            .encodeToString((ProxiedProgram.USER + ":" + ProxiedProgram.PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static final String BASIC_ALLOWED = "-Djdk.http.auth.tunneling.disabledSchemes=";

    @TempDir
    private static Path directory;

    private static Path trustStore;
    private static WireMockServer server;

    private boolean asksForPassword;
    private boolean rejectsPasswords;
    private final RawServer proxy = new RawServer(this::answer);

    @BeforeAll
    static void start() throws Exception {
        Path key = KeyStores.withNewKey(directory, "server", "-ext", "san=dns:llamacloud.test");
        trustStore = KeyStores.trusting(key);
        server = new WireMockServer(wireMockConfig()
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystorePath(key.toString())
                .keystoreType("PKCS12")
                .keystorePassword(KeyStores.PASSWORD)
                .keyManagerPassword(KeyStores.PASSWORD));
        server.start();
        server.stubFor(get(urlPathEqualTo(Pages.PATH)).willReturn(Pages.json(Pages.page(null, "a"))));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @AfterEach
    void reset() throws IOException {
        proxy.close();
        server.resetRequests();
    }

    @ParameterizedTest
    @ValueSource(strings = {"program", "client"})
    void keyIsSentThroughTheTunnelOnly(String what) throws Exception {
        String output = run(what);

        assertThat(output).contains("listed 1").doesNotContain(ProxiedProgram.KEY);
        assertThat(proxy.requests())
                .singleElement()
                .satisfies(head -> assertThat(head)
                        .startsWith("CONNECT llamacloud.test:443 ")
                        .doesNotContain(ProxiedProgram.KEY));
        assertThat(requestToServer().getHeader("Authorization")).isEqualTo("Bearer " + ProxiedProgram.KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"program with password", "client with password", "own password"})
    void proxyPasswordIsSentOnlyToTheProxyAndNotLogged(String what) throws Exception {
        asksForPassword = true;

        String output = what.equals("own password") ? run(what) : run(what, BASIC_ALLOWED);

        assertThat(output).contains("listed 1").doesNotContain(ProxiedProgram.PASSWORD, LOGIN);
        assertThat(proxy.requests()).last().satisfies(head -> assertThat(head).contains("Basic " + LOGIN));
        assertThat(requestToServer().containsHeader("Proxy-Authorization")).isFalse();
    }

    @Test
    void missingProxyPasswordNamesTheSetting() throws Exception {
        asksForPassword = true;

        assertThat(run("client")).contains("status 407", "set it with proxyCredentials");
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    @Test
    void rejectedProxyPasswordNamesTheSettingWithoutTheValue() throws Exception {
        asksForPassword = true;
        rejectsPasswords = true;

        assertThat(run("own password"))
                .contains("status 407", "rejects the password that was set with proxyCredentials")
                .doesNotContain(ProxiedProgram.PASSWORD, LOGIN);
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    /** By default, the JDK doesn't send a password unencrypted to open a tunnel. */
    @ParameterizedTest
    @ValueSource(strings = {"program with password", "client with password"})
    void jdkOptionIsRequiredForTheJvmWideProxyPassword(String what) throws Exception {
        asksForPassword = true;

        String output = run(what);

        assertThat(output).contains("407").doesNotContain("listed", ProxiedProgram.PASSWORD, LOGIN);
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    /** Verifies the warning in the documentation. If it fails, Feign or the JDK has changed. */
    @Test
    void feignProxyAuthenticationLeaksThePasswordToTheServer() throws Exception {
        String output = run("feign's own");

        assertThat(output).contains("listed 1").doesNotContain(ProxiedProgram.PASSWORD, LOGIN);
        assertThat(proxy.requests()).noneMatch(head -> head.contains(LOGIN));
        assertThat(requestToServer().getHeader("Proxy-Authorization")).isEqualTo("Basic " + LOGIN);
    }

    private String run(String what, String... more) throws Exception {
        List<String> options = new ArrayList<>(List.of(more));
        options.add("-Djavax.net.ssl.trustStore=" + trustStore);
        options.add("-Djavax.net.ssl.trustStorePassword=" + KeyStores.PASSWORD);
        if (what.startsWith("program")) {
            options.add("-Dhttps.proxyHost=127.0.0.1");
            options.add("-Dhttps.proxyPort=" + proxy.uri().getPort());
        }
        return ProxiedProgram.run(options, what, proxy.uri().getPort());
    }

    private Request requestToServer() {
        assertThat(server.getAllServeEvents()).hasSize(1);
        return server.getAllServeEvents().get(0).getRequest();
    }

    private void answer(RawServer.Connection connection) throws IOException {
        boolean hasPassword = connection.head().toLowerCase(Locale.ROOT).contains("proxy-authorization: basic");
        if (asksForPassword && (rejectsPasswords || !hasPassword)) {
            connection.answer("407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"", "");
            return;
        }
        connection.write("HTTP/1.1 200 Connection established\r\n\r\n");
        connection.tunnelTo(server.httpsPort());
    }
}
