package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.runtime.JsonLibrary;
import io.github.llamabatches.testing.FakeBatchesExtension;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.FakeResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("json")
@ParameterizedClass
@MethodSource("io.github.llamabatches.Pages#jsonLibraries")
@ExtendWith(FakeBatchesExtension.class)
class ErrorTest {

    @Parameter
    JsonLibrary json;

    private final FakeBatchesServer server;

    ErrorTest(FakeBatchesServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"detail\":\"Not Found\"} | Not Found",
                "{\"detail\":[{\"loc\":[\"query\",\"page_size\",0],\"msg\":\"too big\",\"type\":\"t\"},{\"msg\":\"b\"}]}"
                        + " | query.page_size.0: too big; b",
                "{\"detail\":[1]} | 1",
                "{\"detail\":{\"code\":7}} | {\"code\":7}",
                "{\"detail\":null} | null",
                "{\"message\":\"x\"} | {\"message\":\"x\"}",
                "<h1>Bad gateway</h1> | <h1>Bad gateway</h1>",
                "[] | []"
            })
    void detailOfEveryFormIsFound(String body, String detail) {
        ApiErrorException e = failure(FakeResponse.json(422, body));

        assertThat(e.status()).isEqualTo(422);
        assertThat(e.detail()).isEqualTo(detail);
        assertThat(e).hasMessageContaining("status 422").hasMessageContaining(detail);
    }

    @Test
    void blankBodyHasNoDetail() {
        assertThat(failure(FakeResponse.json(500, "")).detail()).isNull();
        assertThat(failure(FakeResponse.json(500, " \n")).detail()).isNull();
    }

    @Test
    void detailIsBoundedAndOnOneLine() {
        ApiErrorException e = failure(FakeResponse.error(500, "a\r\n\u202eb\u0007" + "x".repeat(5000)));

        assertThat(e.detail()).hasSizeLessThan(1100).startsWith("a   b x").endsWith("x…");
    }

    @Test
    void exceptionHasRequestIdAndRetryAfter() {
        ApiErrorException e = failure(FakeResponse.error(429, "slow")
                .withHeader("X-Request-Id", "req-7")
                .withHeader("Retry-After", "90"));

        assertThat(e.requestId()).isEqualTo("req-7");
        assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(90));
        assertThat(e).hasMessageContaining("req-7");
    }

    @Test
    void messageOfA401MentionsTheRegion() {
        assertThat(failure(FakeResponse.error(401, "Invalid API key")))
                .hasMessageContaining("region of " + server.baseUrl() + "?");
    }

    @ParameterizedTest
    @CsvSource({"300, true", "399, true", "400, false"})
    void onlyRedirectsAreReportedAsRedirects(int status, boolean redirect) {
        ApiErrorException e = failure(FakeResponse.json(status, "{}"));

        assertThat(e.getMessage().contains("redirects are not followed")).isEqualTo(redirect);
    }

    @Test
    void redirectIsNotFollowed() {
        try (FakeBatchesServer other = FakeBatchesServer.start()) {
            ApiErrorException e = failure(new FakeResponse(302, Map.of("Location", other.baseUrl() + Pages.PATH), ""));

            assertThat(e.status()).isEqualTo(302);
            assertThat(e).hasMessageContaining("redirects are not followed");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void truncatedResponseHasItsStatusAndHeaders() {
        TransportException e = failure(
                TransportException.class,
                FakeResponse.json(200, "{\"items\":[]}")
                        .withHeader("X-Request-Id", "req-8")
                        .truncatedAfter(3));

        assertThat(e.status()).isEqualTo(200);
        assertThat(e.requestId()).isEqualTo("req-8");
        assertThat(e.headers()).containsKey("content-type");
        assertThat(e.body()).isEmpty();
    }

    @Test
    void missingResponseHasNoStatus() {
        TransportException e = failure(TransportException.class, FakeResponse.disconnect());

        assertThat(e.status()).isZero();
        assertThat(e.headers()).isEmpty();
        assertThat(e.requestId()).isNull();
    }

    private ApiErrorException failure(FakeResponse answer) {
        return failure(ApiErrorException.class, answer);
    }

    private <E extends BatchesException> E failure(Class<E> type, FakeResponse answer) {
        server.respondNext(answer);
        BatchesClient client = BatchesClient.builder()
                .baseUrl(server.baseUrl())
                .apiKey(server.apiKey())
                .retryPolicy(RetryPolicy.none())
                .jsonLibrary(json)
                .build();
        return catchThrowableOfType(
                type, () -> client.page(ListBatchesQuery.builder().build()));
    }
}
