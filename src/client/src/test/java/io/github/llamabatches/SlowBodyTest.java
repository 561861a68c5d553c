package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.Batch;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests bodies that arrive in pieces or stop in the middle. */
@Tag("wire")
@Tag("transport")
@Timeout(60)
@ParameterizedClass
@EnumSource
class SlowBodyTest {

    private static final ListBatchesQuery ANY = ListBatchesQuery.builder().build();
    private static final String PAGE = Pages.page(null, "a", "é");

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch connectionEnded = new CountDownLatch(1);
    private final RawServer server;
    private volatile String beginning = "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"it";
    private volatile RawServer.Handler answer = connection -> {
        connection.write(beginning);
        arrived.countDown();
        try {
            connection.awaitEnd();
        } finally {
            connectionEnded.countDown();
        }
    };

    SlowBodyTest(Scheme scheme) {
        server = scheme.server(connection -> answer.answer(connection));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void bodyThatArrivesByteByByteIsComplete() {
        byte[] body = PAGE.getBytes(StandardCharsets.UTF_8);
        answer = connection -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n");
            for (byte b : body) {
                connection.write(new byte[] {b});
            }
        };

        assertThat(client().build().list()).extracting(Batch::id).containsExactly("a", "é");
    }

    @Test
    void bodyInOneByteChunksIsComplete() {
        answer = connection -> {
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (byte b : PAGE.getBytes(StandardCharsets.UTF_8)) {
                connection.write(new byte[] {'1', '\r', '\n', b, '\r', '\n'});
            }
            connection.write("0\r\n\r\n");
        };

        assertThat(client().build().list()).extracting(Batch::id).containsExactly("a", "é");
    }

    @RepeatedTest(10)
    void interruptEndsTheWaitForTheBodyWithoutARetry() throws Exception {
        BatchesClient client = client().retryPolicy(RetryPolicy.defaults()).build();

        assertThatAnInterruptEndsTheWait(client);

        answer = connection -> connection.answer("200 OK", PAGE);
        assertThat(client.page(ANY).items()).hasSize(2);
    }

    /** Next to a Transfer-Encoding, a Content-Length is ignored (RFC 9112, section 6.3). */
    @Test
    void interruptEndsTheWaitDespiteAnIgnoredLength() throws Exception {
        beginning = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n4\r\n{\"it\r\n";

        assertThatAnInterruptEndsTheWait(client().build());
    }

    private void assertThatAnInterruptEndsTheWait(BatchesClient client) throws Exception {
        InterruptedCall.assertEnds(arrived, () -> client.page(ANY));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void requestTimeoutEndsTheWaitForTheBodyAndTheConnection() throws InterruptedException {
        BatchesClient client = client().requestTimeout(Duration.ofMillis(300)).build();

        assertThatThrownBy(() -> client.page(ANY))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("PT0.3S")
                .hasRootCauseInstanceOf(SocketTimeoutException.class);
        assertThat(connectionEnded.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void readTimeoutEndsTheConnection() throws InterruptedException {
        BatchesClient client = client().readTimeout(Duration.ofMillis(100)).build();

        assertThatThrownBy(() -> client.page(ANY))
                .isInstanceOf(TransportException.class)
                .hasRootCauseInstanceOf(SocketTimeoutException.class);
        assertThat(connectionEnded.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void connectionIsReusedAfterABodyThatArrivedInPieces() {
        answer = connection -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: ");
            connection.write(PAGE.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n");
            connection.write(PAGE.substring(0, 5));
            connection.write(PAGE.substring(5));
        };
        BatchesClient client = client().build();

        assertThat(Stream.generate(() -> client.page(ANY)).limit(20)).hasSize(20);

        assertThat(server.connectionCount()).isEqualTo(1);
    }

    /** The timeout can't expire before the test ends. */
    private BatchesClient.Builder client() {
        return BatchesClient.builder()
                .baseUrl(server.uri().toString())
                .apiKey("llx-secret")
                .requestTimeout(Duration.ofHours(1))
                .readTimeout(Duration.ofHours(1))
                .retryPolicy(RetryPolicy.none());
    }
}
