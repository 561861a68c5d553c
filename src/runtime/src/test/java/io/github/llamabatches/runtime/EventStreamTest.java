package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import feign.Client;
import feign.Feign;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import feign.codec.DecodeException;
import feign.http2client.Http2Client;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
class EventStreamTest {

    interface Events {

        @RequestLine("GET /events")
        EventStream<ServerSentEvent> events();

        @RequestLine("GET /lines")
        EventStream<Map<String, Integer>> lines();
    }

    /** Writes a body, with pauses. */
    private interface Script {
        void write(OutputStream body) throws Exception;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private volatile Script script = body -> {};

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (exchange) {
            script.write(exchange.getResponseBody());
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    static List<Client> clients() {
        return List.of(new Client.Default(null, null), new Http2Client());
    }

    @ParameterizedTest
    @MethodSource("clients")
    void eachEventArrivesBeforeTheNextOneIsSent(Client client) {
        CountDownLatch firstCame = new CountDownLatch(1);
        script = body -> {
            send(body, "data: 1\r\r");
            assertThat(firstCame.await(20, TimeUnit.SECONDS)).isTrue();
            send(body, "data: 2\n\n");
        };

        try (EventStream<ServerSentEvent> events = api(client).events()) {
            Iterator<ServerSentEvent> read = events.iterator();
            assertThat(read.next().data()).isEqualTo("1");
            firstCame.countDown();
            assertThat(read.next().data()).isEqualTo("2");
            assertThat(read.hasNext()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void closingEndsAnEndlessStream(Client client) throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        script = body -> {
            try {
                while (true) {
                    send(body, "{\"a\":1}\n");
                }
            } catch (IOException e) {
                ended.countDown();
            }
        };

        EventStream<Map<String, Integer>> lines = api(client).lines();
        Iterator<Map<String, Integer>> read = lines.iterator();
        assertThat(read.next()).containsEntry("a", 1);
        lines.close();
        lines.close();

        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(read::hasNext).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(lines::iterator).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("clients")
    void unclosedStreamsDoNotBlockOtherCalls(Client client) {
        CountDownLatch never = new CountDownLatch(1);
        script = body -> {
            send(body, "data: 1\n\n");
            never.await();
        };
        Events api = api(client);
        List<EventStream<?>> open = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            open.add(api.events());
        }
        script = body -> send(body, "{\"a\":1}");

        try (EventStream<Map<String, Integer>> lines = api.lines()) {
            assertThat(lines.iterator().next()).containsEntry("a", 1);
        }
        never.countDown();
        open.forEach(EventStream::close);
    }

    @Test
    void truncatedEventIsAnError() {
        script = body -> send(body, "data: 1\n\ndata: 2\n");

        try (EventStream<ServerSentEvent> events =
                api(new Client.Default(null, null)).events()) {
            Iterator<ServerSentEvent> read = events.iterator();
            assertThat(read.next().data()).isEqualTo("1");
            assertThatThrownBy(read::hasNext)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("ended within an event");
            assertThat(read.hasNext()).isFalse();
        }
    }

    @Test
    void brokenLineIsAnErrorAndTheNextOneIsRead() {
        script = body -> send(body, "{\"a\":1}\n{\"a\":\n{\"a\":3}\n");

        try (EventStream<Map<String, Integer>> lines =
                api(new Client.Default(null, null)).lines()) {
            Iterator<Map<String, Integer>> read = lines.iterator();
            assertThat(read.next()).containsEntry("a", 1);
            assertThatThrownBy(read::next).isInstanceOf(DecodeException.class);
            assertThat(read.next()).containsEntry("a", 3);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
        ﻿data: a~~|message:a
        data:a~data: b~~|message:a+b
        data:  a~~|message: a
        data~~|message:
        data~data~~|message:+
        :c~data: a~:c~~|message:a
        event: e~~data: a~~|message:a
        event: e~data: a~~data: b~~|e:a,message:b
        dat: a~Data: b~~|``
        data: é😀~~|message:é😀
        ~~~data: a~~~|message:a
        """)
    void eventsAreReadAsTheStandardSpecifies(String stream, String expected) throws IOException {
        for (String end : List.of("\n", "\r", "\r\n")) {
            Request request = Request.create(Request.HttpMethod.GET, "/events", Map.of(), null, null, null);
            Response response = Response.builder()
                    .status(200)
                    .request(request)
                    .body(stream.replace("~", end), StandardCharsets.UTF_8)
                    .build();
            List<String> events = new ArrayList<>();
            try (EventStream<ServerSentEvent> read = new EventStream<>(
                    new Download(response), response, JsonLibrary.present().codec(), ServerSentEvent.class)) {
                read.forEach(
                        event -> events.add(event.event() + ":" + event.data().replace('\n', '+')));
            }
            assertThat(String.join(",", events)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "a"})
    void nonUtf8TextIsRejected(String text) throws IOException {
        LineReader lines = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));

        if (text.equals("a")) {
            assertThat(lines.next()).isEqualTo("a");
        } else {
            assertThatThrownBy(lines::next).isInstanceOf(IOException.class);
        }
    }

    @Test
    void endlessLineIsRejectedBeforeTheHeapIsExhausted() {
        LineReader lines = new LineReader(new InputStream() {
            @Override
            public int read() {
                return 'a';
            }
        });

        assertThatThrownBy(lines::next).hasMessageContaining("a line is longer than 20000000 characters");
    }

    private Events api(Client client) {
        return FeignRecords.configure(Feign.builder())
                .client(client)
                .target(Events.class, "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void send(OutputStream body, String text) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
        body.flush();
    }
}
