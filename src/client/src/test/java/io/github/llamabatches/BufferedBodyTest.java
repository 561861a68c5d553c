package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Client;
import feign.Feign;
import feign.Request;
import feign.Response;
import feign.ResponseInterceptor;
import io.github.llamabatches.api.BatchesApi;
import io.github.llamabatches.api.ListBatchesQuery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies are read completely before they are decoded. */
@Tag("wire")
class BufferedBodyTest {

    private final Deque<String> bodies = new ArrayDeque<>();
    private final RawServer server = new RawServer(connection -> connection.answer("200 OK", bodies.remove()));
    private final Client client = BatchesFeign.client(() -> "llx-secret");

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16_383, 16_384, 16_385, 100_000, 2_000_000})
    void bufferContainsNoBytesOfAnEarlierBody(int length) throws IOException {
        try (Response longer = get("x".repeat(2_000_001))) {
            assertThat(longer.body().length()).isEqualTo(2_000_001);
        }

        try (Response response = get("y".repeat(length))) {
            assertThat(response.body().length()).isEqualTo(length);
            assertThat(text(response)).isEqualTo("y".repeat(length));
        }
    }

    @Test
    void openBodyIsNotChangedByLaterOnes() throws IOException {
        try (Response first = get("first")) {
            try (Response second = get("second")) {
                assertThat(text(second)).isEqualTo("second");
            }
            try (Response third = get("third")) {
                assertThat(text(third)).isEqualTo("third");
            }
            assertThat(text(first)).isEqualTo("first");
        }
    }

    @Test
    void streamsOfTheBodyFollowTheirContract() throws IOException {
        try (Response response = get("abcdef")) {
            InputStream stream = response.body().asInputStream();
            byte[] target = new byte[4];

            assertThat(stream.available()).isEqualTo(6);
            assertThat(stream.read(target, 1, 0)).isZero();
            assertThat(stream.read(target, 1, 3)).isEqualTo(3);
            assertThat(target).containsExactly(0, 'a', 'b', 'c');
            assertThat(stream.skip(1)).isEqualTo(1);
            assertThat(stream.readAllBytes()).containsExactly('e', 'f');
            assertThat(stream.read()).isEqualTo(-1);
            assertThat(stream.read(target)).isEqualTo(-1);
            assertThatThrownBy(() -> stream.read(target, 3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(text(response)).isEqualTo("abcdef");
        }
    }

    @Test
    void bodiesOfDifferentLengthsDoNotMix() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            String text = Integer.toString(random.nextInt(), 36).repeat(1 + random.nextInt(5000));
            try (Response response = get(text)) {
                assertThat(text(response)).isEqualTo(text);
            }
        }
    }

    /** The next response on the connection is read into the same array, unless a stream still reads from it. */
    @Test
    void streamOpenedBeforeDecodingKeepsItsBytes() throws IOException {
        String first = Pages.page(null, "a".repeat(9_000));
        List<InputStream> streams = new ArrayList<>();
        BatchesApi api = api((context, chain) -> {
            streams.add(context.response().body().asInputStream());
            return chain.next(context);
        });

        for (String page : List.of(first, Pages.page(null, "b".repeat(9_000)))) {
            bodies.add(page);
            BatchesClient.of(api).page(ListBatchesQuery.builder().build());
        }

        assertThat(new String(streams.get(0).readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(first);
    }

    @Test
    void decodedBodyIsNotReadAgain() {
        bodies.add(Pages.page(null, "a"));
        List<Response> responses = new ArrayList<>();
        BatchesApi api = api((context, chain) -> {
            responses.add(context.response());
            return chain.next(context);
        });

        BatchesClient.of(api).page(ListBatchesQuery.builder().build());

        assertThatThrownBy(() -> responses.get(0).body().asInputStream())
                .isInstanceOf(IOException.class)
                .hasMessage("the body was already decoded: read it before");
    }

    private BatchesApi api(ResponseInterceptor interceptor) {
        return BatchesFeign.configure(Feign.builder(), client)
                .responseInterceptor(interceptor)
                .target(BatchesApi.class, server.uri().toString());
    }

    private Response get(String body) throws IOException {
        bodies.add(body);
        Request request = Request.create(
                Request.HttpMethod.GET, server.uri().toString(), Map.of(), null, StandardCharsets.UTF_8, null);
        return client.execute(request, Timeouts.options(Duration.ofSeconds(10), Duration.ofSeconds(30)));
    }

    private static String text(Response response) throws IOException {
        return new String(response.body().asInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
