package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Client;
import feign.hc5.ApacheHttp5Client;
import java.io.IOException;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server opens a session for one account, and a transport stores its cookie and serves other accounts too. */
@Tag("wire")
@Tag("transport")
class CookieJarTest {

    private final RawServer server = new RawServer(connection ->
            connection.answer("200 OK\r\nSet-Cookie: session=of-the-first; Path=/", Pages.page(null, "a")));

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** Verifies the warning in docs/transports.md. If it fails, Apache's or Feign's client has changed. */
    @Test
    void cookieStoreOfApacheClientLeaksTheSessionOfAnotherAccount() {
        listTwice(new ApacheHttp5Client());

        assertThat(server.requests().get(1)).contains("Bearer llx-second").contains("session=of-the-first");
    }

    /** The remedy in docs/transports.md. */
    @Test
    void apacheClientWithoutACookieStoreSendsOnlyTheKey() throws IOException {
        listTwice(new ApacheHttp5Client(
                HttpClients.custom().disableCookieManagement().build()));

        assertThat(server.requests().get(1)).contains("Bearer llx-second").doesNotContain("session");
    }

    @Test
    void defaultTransportKeepsNoCookies() {
        listTwice(null);

        assertThat(server.requests().get(1)).contains("Bearer llx-second").doesNotContain("session");
    }

    private void listTwice(@Nullable Client transport) {
        for (String key : new String[] {"llx-first", "llx-second"}) {
            BatchesClient.Builder builder =
                    BatchesClient.builder().baseUrl(server.uri().toString()).apiKey(key);
            BatchesClient client = (transport == null ? builder : builder.feignClient(transport)).build();
            assertThat(client.list()).hasSize(1);
        }
        assertThat(server.requests()).hasSize(2);
    }
}
