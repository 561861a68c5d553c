package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import feign.Client;
import feign.Feign;
import feign.Logger;
import feign.Request;
import feign.RetryableException;
import io.github.llamabatches.api.BatchesApi;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.internal.retry.DetailErrorDecoder;
import io.github.llamabatches.internal.retry.PolicyRetryer;
import io.github.llamabatches.internal.retry.RetryRule;
import io.github.llamabatches.runtime.JsonLibrary;
import io.github.llamabatches.testing.FakeBatchesExtension;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.FakeResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
@ExtendWith(FakeBatchesExtension.class)
class RetryTest {

    private final FakeBatchesServer server;
    private final List<Duration> waits = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private Logger.Level logLevel = Logger.Level.NONE;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    RetryTest(FakeBatchesServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 429, 500, 502, 503, 504, 599})
    void temporaryErrorsAreRetried(int status) {
        server.respondNext(FakeResponse.error(status, "1"), FakeResponse.error(status, "2"));

        call(RetryPolicy.defaults());

        assertThat(server.requests()).hasSize(3);
        assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 307, 400, 401, 403, 404, 405, 422})
    void otherErrorsAreNotRetried(int status) {
        server.respondNext(FakeResponse.error(status, "no").withHeader("Retry-After", "1"));

        assertThat(failure(RetryPolicy.defaults()).status()).isEqualTo(status);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Logger.Level.class)
    void lastAttemptFailsWithTheLastErrorAtEveryLogLevel(Logger.Level level) {
        logLevel = level;
        server.respondNext(FakeResponse.error(503, "1"), FakeResponse.error(502, "2"), FakeResponse.error(500, "3"));

        assertThat(failure(RetryPolicy.defaults()).detail()).isEqualTo("3");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void retriesCanBeDisabled() {
        server.respondNext(FakeResponse.error(503, "1"));

        assertThat(failure(RetryPolicy.none()).status()).isEqualTo(503);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void closedConnectionIsRetriedAndThenReported() {
        for (int i = 0; i < 6; i++) {
            server.respondNext(FakeResponse.disconnect());
        }

        assertThatThrownBy(() -> call(RetryPolicy.builder().maxAttempts(3).build()))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("no complete response was received");
        // The JDK's transport may send each attempt twice.
        assertThat(server.requests()).hasSizeBetween(3, 6);
        assertThat(waits).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "Retry-After, 2, 2000",
        "Retry-After, 0.25, 250",
        "Retry-After, ' 3 ', 3000",
        "Retry-After, 30, 30000",
        "Retry-After, .5, 500",
        "Retry-After, 2., 2000",
        "Retry-After, 1e300, 500",
        "Retry-After, Infinity, 500",
        "Retry-After, 0x1p1, 500",
        "Retry-After, 2d, 500",
        "Retry-After-Ms, 40, 40",
        "Retry-After-Ms, 1.5, 2",
        "Retry-After, 0, 500",
        "Retry-After, -5, 500",
        "Retry-After, NaN, 500",
        "Retry-After, soon, 500",
        "Retry-After, '', 500",
        "Retry-After, 'Wed, 21 Oct 2015 07:28:00 GMT', 500",
        "Retry-After, 'Thu, 01 Jan 2026 00:00:30 GMT', 30000",
        "Retry-After-Ms, 30000, 30000",
        "X-Other, 2, 500"
    })
    void retryAfterIsObeyedUpToTheLimit(String header, String value, long expectedMillis) {
        server.respondNext(FakeResponse.error(429, "slow down").withHeader(header, value));

        call(RetryPolicy.defaults());

        assertThat(waits).containsExactly(Duration.ofMillis(expectedMillis));
    }

    @ParameterizedTest
    @CsvSource({
        "1994-11-06T08:49:15Z, 'Sun, 06 Nov 1994 08:49:37 GMT'",
        "1994-11-06T08:49:15Z, 'Sun Nov  6 08:49:37 1994'",
        // A two-digit year belongs to this century.
        "2094-11-06T08:49:15Z, 'Saturday, 06-Nov-94 08:49:37 GMT'"
    })
    void retryAfterDateIsObeyedInEveryHttpFormat(Instant time, String date) {
        now = time;
        server.respondNext(FakeResponse.error(429, "slow down").withHeader("Retry-After", date));

        call(RetryPolicy.defaults());

        assertThat(waits).containsExactly(Duration.ofSeconds(22));
    }

    @ParameterizedTest
    @CsvSource({
        "Retry-After, 31, PT31S",
        "Retry-After, 30.001, PT30.001S",
        "Retry-After, 3600, PT1H",
        "Retry-After, 1000000000000000000000000000000, PT2562047788015H12M55.807S",
        "Retry-After, 'Thu, 01 Jan 2026 00:00:31 GMT', PT31S",
        "Retry-After, 'Thursday, 01-Jan-26 01:00:00 GMT', PT1H",
        "Retry-After, 'Thu Jan  1 01:00:00 2026', PT1H",
        "Retry-After-Ms, 30001, PT30.001S",
        "Retry-After-Ms, 1000000000000000000000000000000, PT2562047788015H12M55.807S"
    })
    void tooLongRetryAfterFailsAtOnceAndIsReported(String header, String value, Duration expected) {
        server.respondNext(FakeResponse.error(429, "slow down").withHeader(header, value));

        assertThat(failure(RetryPolicy.defaults()).retryAfter()).isEqualTo(expected);
        assertThat(waits).isEmpty();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void tooLongRetryAfterFailsAfterAnAllowedOne() {
        server.respondNext(
                FakeResponse.error(503, "1").withHeader("Retry-After", "30"),
                FakeResponse.error(503, "2").withHeader("Retry-After", "60"));

        assertThat(failure(RetryPolicy.defaults()).retryAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(waits).containsExactly(Duration.ofSeconds(30));
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void retryAfterBeyondMaxElapsedFailsAtOnceAndIsReported() {
        RetryPolicy policy =
                RetryPolicy.builder().maxElapsed(Duration.ofSeconds(5)).build();
        server.respondNext(FakeResponse.error(503, "x").withHeader("Retry-After", "6"));

        assertThat(failure(policy).retryAfter()).isEqualTo(Duration.ofSeconds(6));
        assertThat(waits).isEmpty();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void retryAfterBeyondTheListingTimeoutFailsAtOnceWithThePosition() {
        server.respondNext(FakeResponse.error(503, "x").withHeader("Retry-After", "25"));
        BatchListing listing = client(RetryPolicy.defaults(), noTime()).list().timeout(Duration.ofSeconds(20));

        ApiErrorException e = catchThrowableOfType(ApiErrorException.class, () -> listing.forEach(batch -> {}));

        assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(25));
        assertThat(e.pageNumber()).isEqualTo(1);
        assertThat(waits).isEmpty();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void retryAfterMsTakesPrecedence() {
        server.respondNext(
                FakeResponse.error(429, "x").withHeader("Retry-After", "9").withHeader("Retry-After-Ms", "70"));

        call(RetryPolicy.defaults());

        assertThat(waits).containsExactly(Duration.ofMillis(70));
    }

    @Test
    void shouldRetryHeaderForbidsOrRequestsARetry() {
        server.respondNext(FakeResponse.error(503, "x").withHeader("X-Should-Retry", "false"));
        assertThat(failure(RetryPolicy.defaults()).status()).isEqualTo(503);

        server.respondNext(FakeResponse.error(400, "x").withHeader("X-Should-Retry", "true"));
        call(RetryPolicy.defaults());

        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void contradictoryHeadersAreResolvedCautiously() throws IOException {
        for (String order : List.of("0.1 false 2 true", "2 true 0.1 false")) {
            String[] values = order.split(" ");
            try (RawServer raw = new RawServer(connection -> connection.answer(
                    "503 X\r\nRetry-After: " + values[0] + "\r\nX-Should-Retry: " + values[1] + "\r\nRetry-After: "
                            + values[2] + "\r\nX-Should-Retry: " + values[3],
                    ""))) {
                ApiErrorException e = catchThrowableOfType(
                        ApiErrorException.class,
                        () -> BatchesClient.builder()
                                .baseUrl(raw.uri().toString())
                                .apiKey("llx-secret")
                                .build()
                                .page(ListBatchesQuery.builder().build()));

                assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(2));
                assertThat(raw.requests()).hasSize(1);
            }
        }
    }

    @Test
    void redirectIsNeverRetried() {
        server.respondNext(FakeResponse.error(302, "x").withHeader("X-Should-Retry", "true"));

        assertThat(failure(RetryPolicy.defaults()).status()).isEqualTo(302);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void postIsNotRetried() {
        Request post = Request.create(Request.HttpMethod.POST, "http://localhost", Map.of(), null, null, null);
        RetryableException failure =
                new RetryableException(-1, "failed", post.httpMethod(), new IOException("failed"), (Long) null, post);

        assertThatThrownBy(() -> BatchesFeign.retryer(RetryPolicy.defaults()).continueOrPropagate(failure))
                .isInstanceOf(TransportException.class);
    }

    @Test
    void backoffDoublesUpToItsLimitWithAQuarterOfJitter() {
        RetryPolicy policy = RetryPolicy.builder().maxAttempts(50).build();

        assertThat(List.of(2, 3, 4, 5, 6, 7, 40))
                .extracting(attempt ->
                        RetryRule.delay(policy.limits(), attempt, null, 0).toMillis())
                .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 8000L, 8000L);
        assertThat(RetryRule.delay(policy.limits(), 2, null, Math.nextDown(1.0)).toMillis())
                .isBetween(375L, 376L);
    }

    @Test
    void noAttemptStartsAfterMaxElapsed() {
        RetryPolicy policy = RetryPolicy.builder()
                .maxAttempts(100)
                .maxElapsed(Duration.ofSeconds(5))
                .build();
        for (int i = 0; i < 10; i++) {
            server.respondNext(FakeResponse.error(503, "x").withHeader("Retry-After", "2"));
        }

        failure(policy);

        assertThat(waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void interruptEndsTheWaitAndStaysSet() {
        server.respondNext(FakeResponse.error(503, "x"));
        PolicyRetryer.Surroundings interrupted = new PolicyRetryer.Surroundings() {
            @Override
            public void sleep(Duration duration) throws InterruptedException {
                throw new InterruptedException();
            }
        };

        assertThatThrownBy(() -> client(RetryPolicy.defaults(), interrupted)
                        .page(ListBatchesQuery.builder().build()))
                .isInstanceOf(ApiErrorException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void invalidLimitsAreRejected() {
        RetryPolicy.Builder builder = RetryPolicy.builder();
        Duration negative = Duration.ofMillis(-1);

        assertThatThrownBy(() -> builder.maxAttempts(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.initialBackoff(negative)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.maxBackoff(negative)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.maxRetryAfter(negative)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.maxElapsed(negative)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.maxBackoff(Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private ApiErrorException failure(RetryPolicy policy) {
        return catchThrowableOfType(ApiErrorException.class, () -> call(policy));
    }

    private void call(RetryPolicy policy) {
        client(policy, noTime()).page(ListBatchesQuery.builder().build());
    }

    private PolicyRetryer.Surroundings noTime() {
        return new PolicyRetryer.Surroundings() {
            @Override
            public long nanoTime() {
                return clock.get();
            }

            @Override
            public void sleep(Duration duration) {
                waits.add(duration);
                clock.addAndGet(duration.toNanos());
            }

            @Override
            public double random() {
                return 0;
            }
        };
    }

    private BatchesClient client(RetryPolicy policy, PolicyRetryer.Surroundings surroundings) {
        return BatchesClient.of(Feign.builder()
                .client(BatchesFeign.clientBuilder()
                        .delegate(new Client.Default(null, null))
                        .apiKey(server::apiKey)
                        .build())
                .decoder(BatchesFeign.decoder())
                .errorDecoder(new DetailErrorDecoder(
                        JsonLibrary.JACKSON_2.codec(), ExceptionFactory.INSTANCE, Clock.fixed(now, ZoneOffset.UTC)))
                .retryer(new PolicyRetryer(policy.limits(), ExceptionFactory.INSTANCE, surroundings))
                .logger(new Logger.NoOpLogger())
                .logLevel(logLevel)
                .target(BatchesApi.class, server.baseUrl()));
    }
}
