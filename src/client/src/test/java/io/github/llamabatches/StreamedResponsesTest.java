package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Client;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.Request;
import feign.RequestLine;
import io.github.llamabatches.runtime.Download;
import io.github.llamabatches.runtime.EventStream;
import io.github.llamabatches.runtime.ServerSentEvent;
import io.github.llamabatches.runtime.Upload;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests streamed responses of a generated client of another API over this project's transport. */
@Tag("wire")
@Tag("transport")
@Timeout(60)
@ParameterizedClass
@EnumSource
class StreamedResponsesTest {

    interface Api {

        @RequestLine("GET /file")
        Download file();

        @RequestLine("GET /events")
        @Headers("Accept: text/event-stream")
        EventStream<ServerSentEvent> events();

        @RequestLine("GET /map/{id}")
        Map<String, Integer> map(@Param("id") int id);

        @RequestLine("POST /file")
        @Headers("Content-Type: application/octet-stream")
        void upload(Upload body);
    }

    /** The length limit of other responses. */
    private static final long MOST_BYTES = 1024 * 1024;

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String FIRST = "9\r\ndata: 1\n\n\r\n";
    private static final String SECOND = "9\r\ndata: 2\n\n\r\n";
    private static final String END = "0\r\n\r\n";

    private final RawServer server;
    private volatile RawServer.Handler answer = RawServer.Connection::end;

    StreamedResponsesTest(Scheme scheme) {
        server = scheme.server(connection -> {
            if (connection.head().contains("/map/")) {
                connection.answer("200 OK", "{\"a\":1}");
            } else {
                answer.answer(connection);
            }
        });
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void eventArrivesBeforeTheNextOneAndTheConnectionIsReused() {
        CountDownLatch firstCame = new CountDownLatch(1);
        answer = connection -> {
            connection.write(CHUNKED + FIRST);
            await(firstCame);
            connection.write(SECOND + END);
        };
        Api api = api(30_000, Duration.ofSeconds(30));

        try (EventStream<ServerSentEvent> events = api.events()) {
            Iterator<ServerSentEvent> read = events.iterator();
            assertThat(read.next().data()).isEqualTo("1");
            firstCame.countDown();
            assertThat(read.next().data()).isEqualTo("2");
            assertThat(read.hasNext()).isFalse();
        }
        assertThat(api.map(1)).containsEntry("a", 1);
        assertThat(server.connectionCount()).isEqualTo(1);
        assertThat(server.requests().get(0))
                .contains("Accept-Encoding: identity")
                .contains("Bearer llx-secret");
    }

    @Test
    void requestTimeoutCoversOnlyTheHead() {
        Duration limit = Duration.ofMillis(1500);
        answer = connection -> {
            connection.write(CHUNKED + FIRST);
            await(limit.plusMillis(200));
            connection.write(SECOND + END);
        };

        try (EventStream<ServerSentEvent> events = api(30_000, limit).events()) {
            assertThat(events).extracting(ServerSentEvent::data).containsExactly("1", "2");
        }
    }

    @Test
    void readTimeoutEndsTheStreamAndItsConnection() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        answer = connection -> {
            connection.write(CHUNKED + FIRST);
            try {
                connection.awaitEnd();
            } finally {
                ended.countDown();
            }
        };

        try (EventStream<ServerSentEvent> events =
                api(300, Duration.ofSeconds(30)).events()) {
            Iterator<ServerSentEvent> read = events.iterator();
            assertThat(read.next().data()).isEqualTo("1");
            assertThatThrownBy(read::hasNext)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("no data was received for 300 ms");
        }
        await(ended);
    }

    @Test
    void closingEndsARunningStream() {
        CountDownLatch ended = new CountDownLatch(1);
        answer = connection -> {
            connection.write(CHUNKED);
            try {
                connection.drip(FIRST);
            } finally {
                ended.countDown();
            }
        };
        Api api = api(30_000, Duration.ofSeconds(30));

        try (EventStream<ServerSentEvent> events = api.events()) {
            assertThat(events.iterator().next().data()).isEqualTo("1");
        }

        await(ended);
        assertThat(api.map(1)).containsEntry("a", 1);
    }

    @Test
    void unclosedStreamsDoNotBlockOtherCalls() {
        answer = connection -> {
            connection.write(CHUNKED + FIRST);
            connection.stall();
        };
        Api api = api(30_000, Duration.ofSeconds(30));

        for (int i = 0; i < 20; i++) {
            assertThat(api.events().iterator().next().data()).isEqualTo("1");
            assertThat(api.map(i)).containsEntry("a", 1);
        }
        assertThat(server.connectionCount()).isEqualTo(21);
    }

    @Test
    void downloadIsNotHeldInMemory() throws Exception {
        int blocks = 32;
        byte[] block = new byte[64 * 1024];
        long length = (long) blocks * block.length;
        answer = connection -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n");
            for (int i = 0; i < blocks; i++) {
                connection.write(block);
            }
        };

        try (Download download = api(30_000, Duration.ofSeconds(30)).file()) {
            assertThat(download.length()).isEqualTo(length);
            long read = 0;
            try (InputStream stream = download.stream()) {
                for (int count = stream.read(block); count >= 0; count = stream.read(block)) {
                    read += count;
                }
            }
            // More than the client accepts for other responses.
            assertThat(read).isEqualTo(length).isGreaterThan(MOST_BYTES);
        }
    }

    @Test
    void truncatedDownloadIsAnError() {
        answer = connection -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\na");
            connection.end();
        };

        assertThatThrownBy(() -> api(30_000, Duration.ofSeconds(30)).file().text())
                .isInstanceOf(EOFException.class);
    }

    @Test
    void errorResponseIsReadCompletelyAndRedacted() {
        answer = connection -> connection.answer("404 Not Found", "{\"detail\":\"no llx-secret here\"}");

        assertThatThrownBy(() -> api(30_000, Duration.ofSeconds(30)).file())
                .isInstanceOfSatisfying(
                        ApiErrorException.class, e -> assertThat(e.status()).isEqualTo(404))
                .hasMessageNotContaining("llx-secret");
    }

    @Test
    void unrequestedCompressionIsRejected() {
        answer = connection -> connection.answer("200 OK\r\nContent-Encoding: gzip", RawServer.gzip(new byte[9]));

        assertThatThrownBy(() -> api(30_000, Duration.ofSeconds(30)).file())
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("compressed");
    }

    @Test
    void readingAResponseThatFeignClosedIsAnError() {
        answer = connection -> connection.answer("200 OK", "text");
        Api api = Feign.builder()
                .client(client(Duration.ofSeconds(30)))
                .decoder(BatchesFeign.decoder())
                .target(Api.class, server.uri().toString());

        assertThatThrownBy(() -> api.file().text())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void bytesAreSentUnchanged() {
        answer = connection -> connection.answer("204 No Content", "");

        api(30_000, Duration.ofSeconds(30)).upload(Upload.of(new byte[0]));

        assertThat(server.requests().get(0)).contains("Content-Type: application/octet-stream\r\n");
    }

    private Api api(int readMillis, Duration limit) {
        return BatchesFeign.configure(Feign.builder(), client(limit))
                .options(new Request.Options(10, TimeUnit.SECONDS, readMillis, TimeUnit.MILLISECONDS, false))
                .target(Api.class, server.uri().toString());
    }

    private Client client(Duration limit) {
        return BatchesFeign.clientBuilder()
                .apiKey(() -> "llx-secret")
                .requestTimeout(limit)
                .maxResponseBytes(MOST_BYTES)
                .build();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until a timeout has passed. */
    private static void await(Duration duration) {
        try {
            new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
