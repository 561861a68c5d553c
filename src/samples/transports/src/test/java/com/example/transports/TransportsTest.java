package com.example.transports;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import feign.Client;
import io.github.llamabatches.ApiErrorException;
import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.RetryPolicy;
import io.github.llamabatches.TransportException;
import io.github.llamabatches.api.ListBatchesQuery;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that transports don't retry, follow redirects or store cookies on their own. */
@ParameterizedClass
@EnumSource
class TransportsTest {

    private static final ListBatchesQuery ANY = ListBatchesQuery.builder().build();

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

    enum Transport {
        JDK(Transports::jdk),
        OK_HTTP(Transports::okHttp),
        APACHE(Transports::apache);

        private final Supplier<Client> client;

        Transport(Supplier<Client> client) {
            this.client = client;
        }
    }

    @Parameter
    Transport transport;

    @ParameterizedTest
    @CsvSource({"408, 1", "408, 3", "429, 1", "429, 3", "503, 1", "503, 3"})
    void errorIsRetriedOnlyByThePolicy(int status, int attempts) {
        answer(aResponse().withStatus(status));

        assertEquals(status, failure(attempts).status());
        assertRequests(attempts);
    }

    @ParameterizedTest
    @CsvSource({"408, 1", "408, 3", "429, 1", "429, 3", "503, 1", "503, 3"})
    void errorWithImmediateRetryAfterIsRetriedOnlyByThePolicy(int status, int attempts) {
        answer(aResponse().withStatus(status).withHeader("Retry-After", "0"));

        assertEquals(status, failure(attempts).status());
        assertRequests(attempts);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectIsNotFollowed(int status) {
        answer(aResponse().withStatus(status).withHeader("Location", SERVER.baseUrl() + "/elsewhere"));

        assertEquals(status, failure(1).status());
        assertRequests(1);
    }

    @Test
    void cookieIsNotStored() {
        answer(okJson("{\"items\":[]}").withHeader("Set-Cookie", "session=of-the-first; Path=/"));
        Client shared = transport.client.get();

        builder(shared).apiKey("llx-first").build().page(ANY);
        builder(shared).apiKey("llx-second").build().page(ANY);

        assertRequests(2);
        SERVER.getAllServeEvents()
                .forEach(event -> assertFalse(event.getRequest().containsHeader("Cookie")));
    }

    /** The JDK's client resends a GET once, which can't be disabled. */
    @Test
    void closedConnectionIsAFailedAttempt() {
        answer(aResponse().withFault(Fault.EMPTY_RESPONSE));
        BatchesClient client =
                builder(transport.client.get()).retryPolicy(RetryPolicy.none()).build();

        assertThrows(TransportException.class, () -> client.page(ANY));
        int requests = SERVER.getAllServeEvents().size();
        assertTrue(requests == 1 || transport == Transport.JDK && requests == 2, "requests: " + requests);
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
    }

    private ApiErrorException failure(int attempts) {
        RetryPolicy policy = RetryPolicy.builder()
                .maxAttempts(attempts)
                .initialBackoff(Duration.ZERO)
                .build();
        BatchesClient client =
                builder(transport.client.get()).retryPolicy(policy).build();
        return assertThrows(ApiErrorException.class, () -> client.page(ANY));
    }

    private static void assertRequests(int count) {
        assertEquals(count, SERVER.getAllServeEvents().size());
    }

    private static BatchesClient.Builder builder(Client client) {
        return BatchesClient.builder()
                .baseUrl(SERVER.baseUrl())
                .apiKey("llx-secret")
                .feignClient(client);
    }
}
