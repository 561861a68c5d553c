package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Client;
import feign.Contract;
import feign.Feign;
import feign.MethodMetadata;
import feign.Request;
import feign.Retryer;
import feign.codec.ErrorDecoder;
import io.github.llamabatches.api.BatchesApi;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.runtime.JsonLibrary;
import io.github.llamabatches.testing.FakeBatchesExtension;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.FakeResponse;
import io.github.llamabatches.testing.RecordedRequest;
import io.github.llamabatches.testing.SampleBatches;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the parts for applications that build their own Feign client. */
@Tag("wire")
@ExtendWith(FakeBatchesExtension.class)
class BatchesFeignTest {

    private static final ListBatchesQuery ANY = ListBatchesQuery.builder().build();

    private final FakeBatchesServer server;

    BatchesFeignTest(FakeBatchesServer server) {
        this.server = server;
    }

    @Test
    void configureReplacesUnsafeSettings() {
        server.setBatches(SampleBatches.generate(3, 1));
        server.respondNext(FakeResponse.error(503, "busy").withHeader("Retry-After-Ms", "1"));
        Feign.Builder spoiled = Feign.builder()
                .contract(new Unusable())
                .client((request, options) -> {
                    throw new IllegalStateException("the client of the application");
                })
                .decoder((response, type) -> {
                    throw new IllegalStateException("the decoder of the application");
                })
                .errorDecoder((method, response) -> new IllegalStateException("the error decoder of the application"))
                .retryer(Retryer.NEVER_RETRY)
                .options(new Request.Options(1, TimeUnit.NANOSECONDS, 1, TimeUnit.NANOSECONDS, true))
                .requestInterceptor(request -> request.header("X-Other-Token", "secret"))
                .responseInterceptor((context, chain) -> {
                    throw new IllegalStateException("the interceptor of the application");
                });

        Feign.Builder right = BatchesFeign.configure(spoiled, BatchesFeign.client(server::apiKey));
        BatchesApi api = right.target(BatchesApi.class, server.baseUrl());

        assertThat(right).isSameAs(spoiled);
        assertThat(BatchesClient.of(api).list()).hasSize(3);
        assertThat(server.requests())
                .hasSize(2)
                .extracting(request -> request.header("X-Other-Token"))
                .containsOnly(List.of());
    }

    @Test
    void settingsAfterConfigureTakeEffect() {
        server.respondNext(FakeResponse.error(503, "busy"));
        BatchesApi api = BatchesFeign.configure(Feign.builder(), BatchesFeign.client(server::apiKey))
                .retryer(BatchesFeign.retryer(RetryPolicy.none()))
                .requestInterceptor(request -> request.header("X-Trace", "t"))
                .target(BatchesApi.class, server.baseUrl());

        assertThatThrownBy(() -> BatchesClient.of(api).page(ANY)).isInstanceOf(ApiErrorException.class);
        assertThat(server.requests())
                .singleElement()
                .extracting(request -> request.header("X-Trace"))
                .isEqualTo(List.of("t"));
    }

    @ParameterizedTest
    @MethodSource("io.github.llamabatches.Pages#jsonLibraries")
    void decodersUseTheGivenLibrary(JsonLibrary library) {
        server.respondNext(FakeResponse.json(200, Pages.page(null, "a")), FakeResponse.error(404, "gone"));
        BatchesApi api = BatchesFeign.configure(Feign.builder(), BatchesFeign.client(server::apiKey))
                .decoder(BatchesFeign.decoder(library))
                .errorDecoder(BatchesFeign.errorDecoder(library))
                .target(BatchesApi.class, server.baseUrl());

        assertThat(BatchesClient.of(api).page(ANY).items()).hasSize(1);
        assertThatThrownBy(() -> BatchesClient.of(api).page(ANY))
                .isInstanceOfSatisfying(
                        ApiErrorException.class, e -> assertThat(e.detail()).isEqualTo("gone"));
    }

    /** Feign's decoders return null for an empty body and for the JSON value null. */
    @Test
    void pageFailsIfTheDecoderReturnsNull() {
        BatchesApi api = BatchesFeign.configure(Feign.builder(), BatchesFeign.client(server::apiKey))
                .decoder((response, type) -> null)
                .target(BatchesApi.class, server.baseUrl());

        assertThatThrownBy(() -> BatchesClient.of(api).list().iterator().next())
                .isInstanceOfSatisfying(MalformedResponseException.class, e -> {
                    assertThat(e.status()).isEqualTo(200);
                    assertThat(e.pageNumber()).isEqualTo(1);
                });
    }

    @Test
    void retryerKeepsTheStatusOfAnotherErrorDecoder() {
        server.respondNext(FakeResponse.error(503, "busy").withHeader("Retry-After", "1"));
        BatchesApi api = BatchesFeign.configure(Feign.builder(), BatchesFeign.client(server::apiKey))
                .errorDecoder(new ErrorDecoder.Default())
                .retryer(BatchesFeign.retryer(RetryPolicy.none()))
                .target(BatchesApi.class, server.baseUrl());

        assertThatThrownBy(() -> ANY.call(api))
                .isInstanceOfSatisfying(
                        ApiErrorException.class, e -> assertThat(e.status()).isEqualTo(503));
    }

    /** With this header, Feign creates the type of its exceptions that otherwise stands for a missing response. */
    @Test
    void errorWithRetryAfterOfAPlainFeignClientHasItsStatus() {
        server.respondNext(FakeResponse.error(503, "busy").withHeader("Retry-After", "1"));
        BatchesApi api = Feign.builder().retryer(Retryer.NEVER_RETRY).target(BatchesApi.class, server.baseUrl());

        assertThatThrownBy(() -> BatchesClient.of(api).page(ANY))
                .isInstanceOfSatisfying(
                        ApiErrorException.class, e -> assertThat(e.status()).isEqualTo(503));
    }

    /** Each setting of a guarded client, with its effect. */
    enum Limit {
        MAX_RESPONSE_BYTES(client -> client.maxResponseBytes(100), "100"),
        REQUEST_TIMEOUT(
                client -> client.delegate((request, options) -> {
                            throw new IOException("connect within " + options.connectTimeoutMillis());
                        })
                        .requestTimeout(Duration.ofMillis(777)),
                "connect within 777");

        private final UnaryOperator<BatchesFeign.ClientBuilder> set;
        private final String message;

        Limit(UnaryOperator<BatchesFeign.ClientBuilder> set, String message) {
            this.set = set;
            this.message = message;
        }
    }

    @ParameterizedTest
    @EnumSource
    void clientLimitsAreEnforced(Limit limit) {
        server.setBatches(SampleBatches.generate(3, 1));
        Client client = limit.set
                .apply(BatchesFeign.clientBuilder().apiKey(server.apiKey()))
                .build();
        BatchesApi api = BatchesFeign.configure(Feign.builder(), client)
                .retryer(BatchesFeign.retryer(RetryPolicy.none()))
                .target(BatchesApi.class, server.baseUrl());

        assertThatThrownBy(() -> BatchesClient.of(api).page(ANY))
                .isInstanceOf(BatchesException.class)
                .hasMessageContaining(limit.message);
    }

    @Test
    void userAgentAndCookieAreSent() {
        Client client = BatchesFeign.clientBuilder()
                .sessionCookie("cookie-1")
                .userAgent("my-service/1.0")
                .build();
        BatchesApi api = BatchesFeign.configure(Feign.builder(), client).target(BatchesApi.class, server.baseUrl());

        assertThatThrownBy(() -> BatchesClient.of(api).page(ANY)).isInstanceOf(ApiErrorException.class);
        RecordedRequest request = server.requests().get(0);
        assertThat(request.header("Cookie")).containsExactly("session=cookie-1");
        assertThat(request.header("Authorization")).isEmpty();
        assertThat(request.header("User-Agent").get(0)).startsWith("my-service/1.0 ");
    }

    @Test
    void clientWithoutCredentialsAddsNone() {
        BatchesApi api = BatchesFeign.configure(
                        Feign.builder(), BatchesFeign.clientBuilder().build())
                .requestInterceptor(request -> request.header("Authorization", "Bearer " + server.apiKey()))
                .target(BatchesApi.class, server.baseUrl());

        assertThat(BatchesClient.of(api).page(ANY).items()).isEmpty();
    }

    @Test
    void invalidKeyOrLimitIsRejectedAtOnce() {
        BatchesFeign.ClientBuilder builder = BatchesFeign.clientBuilder();

        assertThatThrownBy(() -> builder.apiKey(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.requestTimeout(Duration.ZERO)).hasMessageContaining("requestTimeout");
        assertThatThrownBy(() -> builder.maxResponseBytes(0)).hasMessageContaining("maxResponseBytes");
    }

    private static final class Unusable extends Contract.BaseContract {

        @Override
        protected void processAnnotationOnClass(MethodMetadata data, Class<?> type) {
            throw new IllegalStateException("the contract of the application");
        }

        @Override
        protected void processAnnotationOnMethod(MethodMetadata data, Annotation annotation, Method method) {}

        @Override
        protected boolean processAnnotationsOnParameter(MethodMetadata data, Annotation[] annotations, int index) {
            return false;
        }
    }
}
