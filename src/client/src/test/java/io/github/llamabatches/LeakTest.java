package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Feign;
import feign.Logger;
import feign.Request;
import io.github.llamabatches.api.BatchesApi;
import io.github.llamabatches.internal.call.Credentials;
import io.github.llamabatches.model.Batch;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers and transports repeat the credentials in every possible place; they must not appear anywhere. */
@Tag("wire")
class LeakTest {

    private static final String SECRET = "llx-Top/Secret+0123456789==";

    private final List<String> log = new ArrayList<>();
    private RawServer.Handler answer = connection -> connection.end();
    private final RawServer server = new RawServer(connection -> answer.answer(connection));

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** Responses that repeat parts of the request. */
    static Stream<RawServer.Handler> echoes() {
        String json = "{\"detail\":\"the header was Authorization: Bearer " + SECRET + " and session=" + SECRET + "\"}";
        return Stream.of(
                c -> c.answer("401 Unauthorized", json),
                c -> c.answer("401 Unauthorized", json.replace("/", "\\/")),
                c -> c.answer("503 X", "<pre>" + c.head() + "</pre>"),
                c -> c.answer("422 X", "{\"detail\":[{\"loc\":[\"" + SECRET + "\"],\"msg\":\"" + SECRET + "\"}]}"),
                c -> c.answer("400 " + SECRET, "{}"),
                c -> c.answer("400 X\r\nX-Request-Id: " + SECRET + "\r\nX-Echo: a, " + SECRET, "{}"),
                c -> c.answer("400 X\r\n" + SECRET + ": 1", "{}"),
                c -> c.answer("302 X\r\nLocation: http://127.0.0.1:1/?key=" + SECRET, ""),
                c -> c.answer("200 OK\r\nX-Request-Id: " + SECRET, "{}"),
                c -> c.answer("200 OK\r\nSet-Cookie: session=" + SECRET, "{}"),
                c -> c.answer("200 OK", "<pre>" + c.head() + "</pre>"),
                c -> c.answer("200 OK", json),
                c -> c.answer("200 OK\r\nContent-Encoding: gzip", RawServer.gzip(json.getBytes())),
                c -> c.answer("200 OK", Pages.page(SECRET, "a")),
                c -> c.answer("200 OK", Pages.page(null, SECRET)),
                c -> c.answer("200 OK", Pages.page(null, SECRET.replace("/", "\\/"))),
                c -> c.answer("200 " + SECRET + "\r\nX-Echo: " + SECRET, "{\"items\":5}"),
                c -> broken(c, "the key " + SECRET.substring(0, 20)),
                c -> broken(
                        c, "{\"detail\":\"bad key " + SECRET.substring(0, 20).replace("/", "\\/")),
                c -> broken(c, "{\"detail\":\"bad key " + hidden("%s").substring(0, 6 * 20 + 3)),
                c -> broken(c, "{\"detail\":\"bad key " + SECRET.substring(0, 15) + "\\"),
                c -> {
                    c.write("HTTP/1.1 200 X\r\nX-Request-Id: " + SECRET + "\r\nContent-Length: 999\r\n\r\n" + SECRET);
                    c.end();
                },
                c -> c.answer("401 X", hidden("{\"detail\":\"bad key %s\"}")),
                c -> c.answer("422 X", hidden("{\"detail\":[{\"loc\":[\"%s\"],\"msg\":\"m\"}]}")),
                c -> c.answer("401 X", json.replace("=", "\\u003d")),
                c -> c.answer("401 X", json.replace("/", "\\/").replace("+", "\\u002B")),
                c -> c.answer("401 X", json.getBytes(StandardCharsets.UTF_16LE)),
                c -> c.answer("401 X", json.getBytes(StandardCharsets.UTF_16)),
                c -> c.answer("200 X", json.getBytes(StandardCharsets.UTF_16BE)),
                c -> c.answer("200 X", json.replace("/", "\\/").getBytes(StandardCharsets.UTF_16LE)),
                c -> c.answer("200 X", json.getBytes(Charset.forName("UTF-32"))),
                c -> c.answer("200 OK", hidden(Pages.page("%s"))),
                c -> c.answer(
                        "200 OK",
                        Pages.page(null, "a")
                                .replace("\"status\"", "\"created_at\":\"" + hidden("%s") + "\",\"status\"")),
                c -> c.write(SECRET + " is not HTTP\r\n\r\n"),
                c -> c.write("Authorization: Bearer " + SECRET + "\r\n\r\n"),
                c -> c.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: " + SECRET + "\r\n\r\n"),
                c -> c.write("HTTP/1.1 200 OK\r\n" + SECRET + "\r\n\r\n"));
    }

    /** An error response with a truncated body. */
    private static void broken(RawServer.Connection connection, String body) throws IOException {
        connection.write("HTTP/1.1 500 X\r\nContent-Length: 999\r\n\r\n" + body);
        connection.end();
    }

    /** Escapes every character; JSON parsers read the same text. */
    private static String hidden(String format) {
        StringBuilder escapes = new StringBuilder();
        for (char c : SECRET.toCharArray()) {
            escapes.append(String.format("\\u%04x", (int) c));
        }
        return String.format(format, escapes);
    }

    static Stream<Arguments> echoesAndCredentials() {
        return echoes().flatMap(echo -> Stream.of(Arguments.of(echo, true), Arguments.of(echo, false)));
    }

    @ParameterizedTest
    @MethodSource("echoesAndCredentials")
    void repeatedCredentialsAppearInNoExceptionOrLog(RawServer.Handler echo, boolean withKey) {
        answer = connection -> {
            echo.answer(connection);
            connection.end();
        };
        BatchesClient client = (withKey ? builder().apiKey(SECRET) : builder().sessionCookie(SECRET)).build();

        Throwable e = catchThrowable(() -> client.list().forEach(batch -> {}));

        assertThat(e).isInstanceOf(BatchesException.class);
        assertNothingLeaks(e);
        assertThat(server.requests()).isNotEmpty().allMatch(head -> head.contains(SECRET));
        assertThat(log).isNotEmpty();
    }

    /** An exception that references the request. */
    private static final class TalkativeException extends IOException {

        private static final long serialVersionUID = 1L;

        private final transient Request request;

        TalkativeException(String message, Request request, Throwable cause) {
            super(message, cause);
            this.request = request;
        }
    }

    static Stream<Function<Request, IOException>> failuresOfTransports() {
        return Stream.of(
                request -> new TalkativeException("failed", request, null),
                request -> new IOException("failed to send " + request.headers()),
                request -> new IOException("failed", new IOException(String.valueOf(request.headers()))),
                request -> new IOException("failed", new TalkativeException("inner", request, null)),
                request -> {
                    IOException e = new IOException("failed");
                    e.addSuppressed(new TalkativeException("closing", request, null));
                    return e;
                });
    }

    @ParameterizedTest
    @MethodSource("failuresOfTransports")
    void requestKeptByATransportIsUnreachable(Function<Request, IOException> failure) {
        BatchesClient client = builder()
                .apiKey(SECRET)
                .feignClient((request, options) -> {
                    throw failure.apply(request);
                })
                .build();

        Throwable e = catchThrowable(() -> client.list().forEach(batch -> {}));

        assertThat(e).isInstanceOf(TransportException.class).hasMessageContaining("failed");
        assertNothingLeaks(e);
    }

    @Test
    void exceptionsOfAPlainFeignClientAreRedacted() {
        BatchesApi plain = Feign.builder()
                .requestInterceptor(template -> template.header("Authorization", "Bearer " + SECRET))
                .target(BatchesApi.class, server.uri().toString());
        BatchesApi refused = Feign.builder()
                .client((request, options) -> {
                    throw new TalkativeException("failed", request, null);
                })
                .requestInterceptor(template -> template.header("Authorization", "Bearer " + SECRET))
                .retryer(feign.Retryer.NEVER_RETRY)
                .target(BatchesApi.class, "http://localhost");
        answer = connection -> connection.answer("401 X", connection.head());

        for (BatchesApi api : List.of(plain, refused)) {
            Throwable e = catchThrowable(() -> BatchesClient.of(api).list().forEach(batch -> {}));

            assertThat(e).isInstanceOf(BatchesException.class);
            assertNothingLeaks(e);
        }
    }

    /** An application can use the decoders with its own client and its own interceptor. */
    @ParameterizedTest
    @ValueSource(strings = {"200 OK", "401 X", "503 X"})
    void decodersRedactTheCredentialsOfAnInterceptor(String status) {
        BatchesApi api = Feign.builder()
                .requestInterceptor(template -> template.header("Authorization", "Bearer " + SECRET))
                .decoder(BatchesFeign.decoder())
                .errorDecoder(BatchesFeign.errorDecoder())
                .retryer(feign.Retryer.NEVER_RETRY)
                .target(BatchesApi.class, server.uri().toString());
        answer = connection -> connection.answer(status + "\r\nX-Request-Id: " + SECRET, connection.head());

        Throwable e = catchThrowable(() -> BatchesClient.of(api).list().forEach(batch -> {}));

        assertThat(e).isInstanceOf(BatchesException.class);
        assertNothingLeaks(e);
    }

    @Test
    void toStringShowsNoCredentials() {
        BatchesClient.Builder builder = builder().apiKey(SECRET).sessionCookie(SECRET);
        BatchesClient client = builder.build();

        assertThat(List.of(builder, client, client.list(), Credentials.apiKey(() -> SECRET)))
                .allSatisfy(object -> assertThat(object.toString()).doesNotContain(SECRET));
    }

    @Test
    void externallyBuiltApiDoesNotSendTheKeyUnencrypted() {
        BatchesApi api =
                Feign.builder().client(BatchesFeign.client(() -> SECRET)).target(BatchesApi.class, "http://192.0.2.1");

        Throwable e = catchThrowable(() -> BatchesClient.of(api).list().forEach(batch -> {}));

        assertThat(e).isInstanceOf(IllegalStateException.class).hasMessageContaining("unencrypted");
        assertNothingLeaks(e);
    }

    @Test
    void pageWithAnAccidentalShortSecretIsAccepted() {
        answer = connection -> connection.answer("200 OK", Pages.page(null, "test-1"));

        assertThat(builder().apiKey("test").build().list()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 27, 54})
    void pageWithTheKeyAtAnyPlaceIsRejectedAndOneWithASimilarStringIsNot(int length) {
        String key = "llx-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN".substring(0, length);
        BatchesClient client = builder().apiKey(key).build();
        for (int before = 0; before <= 2 * length; before++) {
            String start = "-".repeat(before);
            String end = "-".repeat((7 * before) % length);

            answer = connection -> connection.answer("200 OK", Pages.page(null, start + key + end));
            assertThatExceptionOfType(MalformedResponseException.class)
                    .isThrownBy(() -> client.list().stream().toList())
                    .withMessageContaining("repeats the credentials");

            String similar = start + key.substring(0, length - 1) + "_" + key.substring(1) + end;
            answer = connection -> connection.answer("200 OK", Pages.page(null, similar));
            assertThat(client.list()).singleElement().extracting(Batch::id).isEqualTo(similar);
        }
    }

    private void assertNothingLeaks(Throwable e) {
        // The prefix alone is redacted too, and shows whether a truncated string was checked.
        String beginning = SECRET.substring(0, 12);
        assertThat(squeezed(Reachable.textFrom(e))).doesNotContain(beginning);
        assertThat(log).noneMatch(line -> squeezed(line).contains(beginning));
    }

    /** Returns the text as a reader sees it, without the characters in between. */
    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\x00\\\\]", "");
    }

    private BatchesClient.Builder builder() {
        return BatchesClient.builder()
                .baseUrl(server.uri().toString())
                .retryPolicy(RetryPolicy.builder()
                        .maxAttempts(2)
                        .initialBackoff(Duration.ZERO)
                        .build())
                .logger(
                        new Logger() {
                            @Override
                            protected void log(String configKey, String format, Object... args) {
                                log.add(String.format(format, args));
                            }
                        },
                        Logger.Level.FULL);
    }
}
