package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Client;
import feign.Response;
import io.github.llamabatches.api.ListBatchesQuery;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Counts the requests that reach the server. */
@Tag("wire")
class AttemptsTest {

    private static final int ATTEMPTS = 4;

    /** A transport that sends each request once, over a new connection, and returns any outcome. */
    private static final Client ONCE = (request, options) -> {
        URI uri = URI.create(request.url());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            String head = request.httpMethod() + " " + uri.getRawPath() + " HTTP/1.1\r\nHost: x\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            if (socket.getInputStream().read() < 0) {
                throw new IOException("no answer");
            }
            return Response.builder()
                    .status(503)
                    .headers(Map.of())
                    .request(request)
                    .build();
        }
    };

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"END_BEFORE_HEAD", "RESET_BEFORE_HEAD", "END_IN_HEAD", "ERROR_HTML"})
    void transportWithoutRetriesSendsOncePerAttempt(Fault fault) throws IOException {
        assertThat(requests(fault, ONCE)).isEqualTo(ATTEMPTS);
    }

    /** A new connection can't have been closed while it was idle. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "END_BEFORE_HEAD",
                "RESET_BEFORE_HEAD",
                "NOT_HTTP",
                "RESET_IN_HEAD",
                "ERROR_HTML",
                "ERROR_RESET",
                "RESET_AFTER_HEAD",
                "RESET_IN_BODY",
                "BODY_TOO_SHORT",
                "GZIP_CUT"
            })
    void defaultTransportSendsOncePerAttempt(Fault fault) throws IOException {
        assertThat(requests(fault, null)).isEqualTo(ATTEMPTS);
    }

    private static int requests(Fault fault, @Nullable Client transport) throws IOException {
        try (RawServer server = new RawServer(fault::happen)) {
            BatchesClient.Builder builder = BatchesClient.builder()
                    .baseUrl(server.uri().toString())
                    .apiKey("llx-secret")
                    .retryPolicy(RetryPolicy.builder()
                            .maxAttempts(ATTEMPTS)
                            .initialBackoff(Duration.ZERO)
                            .build());
            BatchesClient client = (transport == null ? builder : builder.feignClient(transport)).build();

            assertThatThrownBy(() -> client.page(ListBatchesQuery.builder().build()))
                    .isInstanceOf(BatchesException.class);

            return server.requests().size();
        }
    }
}
