package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import feign.Client;
import feign.Feign;
import feign.FeignException;
import feign.RequestLine;
import feign.Response;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Operations without a request or response body, over this library's transport and over Feign's. */
@Tag("wire")
@ParameterizedClass
@MethodSource("transports")
class BodilessOperationsTest {

    interface Things {

        @RequestLine("HEAD /things")
        void check();

        @RequestLine("HEAD /things")
        Response head();

        @RequestLine("GET /things")
        Optional<List<String>> find();

        @RequestLine("POST /things")
        void create();

        @RequestLine("PUT /things")
        void replace();

        @RequestLine("DELETE /things")
        void delete();
    }

    @Parameter(0)
    Client transport;

    @Parameter(1)
    boolean isOurs;

    private RawServer.Handler answer = connection -> connection.answer("200 OK", "");
    private final RawServer server = new RawServer(connection -> answer.answer(connection));

    static Stream<Arguments> transports() {
        Client feigns = new Client.Default(null, null);
        return Stream.of(
                Arguments.of(Named.of("ours", BatchesFeign.client(() -> "llx-secret")), true),
                Arguments.of(
                        Named.of(
                                "Feign's, guarded",
                                BatchesFeign.clientBuilder().delegate(feigns).build()),
                        false),
                Arguments.of(Named.of("Feign's", feigns), false));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Things things() {
        return BatchesFeign.configure(Feign.builder(), transport)
                .retryer(feign.Retryer.NEVER_RETRY)
                .target(Things.class, server.uri().toString());
    }

    @Test
    void headResponseHasALengthWithoutABody() {
        answer = connection -> connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1234\r\nETag: \"7\"\r\n\r\n");

        assertThatCode(() -> things().check()).doesNotThrowAnyException();
        try (Response head = things().head()) {
            assertThat(head.headers().get("ETag")).containsExactly("\"7\"");
        }
    }

    @Test
    void headErrorHasItsStatus() {
        answer = connection -> connection.write("HTTP/1.1 404 Not Found\r\nContent-Length: 1234\r\n\r\n");

        Throwable e = catchThrowableOfType(RuntimeException.class, () -> things().check());

        assertThat(e instanceof FeignException ? ((FeignException) e).status() : ((ApiErrorException) e).status())
                .isEqualTo(404);
    }

    /** Feign's transport omits the length, as the limits of the generator state. */
    @Test
    void postAndPutWithoutABodyHaveLengthZero() {
        things().create();
        things().replace();

        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests())
                .allMatch(head -> head.toLowerCase(Locale.ROOT).contains("\r\ncontent-length: 0\r\n") == isOurs);
    }

    /** A server may close an idle connection, and a request that isn't idempotent can't be sent again. */
    @Test
    void postUsesANewConnection() {
        assumeTrue(isOurs);
        answer = connection -> {
            connection.answer("200 OK", "");
            connection.end();
        };
        Things things = things();

        for (int i = 0; i < 5; i++) {
            things.create();
        }

        assertThat(server.connectionCount()).isEqualTo(5);
    }

    @Test
    void optionalResultIsEmptyWithoutABody() {
        answer = connection -> connection.write("HTTP/1.1 204 No Content\r\n\r\n");
        assertThat(things().find()).isEmpty();

        answer = connection -> connection.answer("200 OK", "[\"a\"]");
        List<String> found = things().find().orElseThrow();
        assertThat(found).containsExactly("a");
        assertThatThrownBy(found::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void deleteHasNoLength() {
        answer = connection -> connection.write("HTTP/1.1 204 No Content\r\n\r\n");

        things().delete();

        assertThat(server.requests().get(0).toLowerCase(Locale.ROOT)).doesNotContain("content-length");
    }
}
