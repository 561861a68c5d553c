package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import feign.Client;
import feign.Feign;
import feign.FeignException;
import feign.Logger;
import feign.Request;
import feign.codec.StringDecoder;
import io.github.llamabatches.api.BatchesApi;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.internal.call.Credentials;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.testing.FakeBatchesExtension;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.FakeResponse;
import io.github.llamabatches.testing.RecordedRequest;
import io.github.llamabatches.testing.SampleBatches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
@ExtendWith(FakeBatchesExtension.class)
class BatchesClientTest {

    private static final ListBatchesQuery ANY = ListBatchesQuery.builder().build();

    private final FakeBatchesServer server;

    BatchesClientTest(FakeBatchesServer server) {
        this.server = server;
    }

    @Test
    void keyIsSuppliedForEachRequest() {
        Iterator<String> keys = List.of("first", "second").iterator();
        BatchesClient client = client(builder -> builder.apiKey(keys::next));
        server.setApiKey("first");
        client.page(ANY);
        server.setApiKey("second");
        client.page(ANY);

        assertThat(server.requests())
                .extracting(request -> request.header("Authorization").get(0))
                .containsExactly("Bearer first", "Bearer second");
    }

    @Test
    void keyTakesPrecedenceOverTheCookie() {
        BatchesClient.builder()
                .baseUrl(server.baseUrl())
                .sessionCookie(server.apiKey())
                .build()
                .page(ANY);
        client(builder -> builder.sessionCookie("other")).page(ANY);

        RecordedRequest cookie = server.requests().get(0);
        assertThat(cookie.header("Cookie")).containsExactly("session=" + server.apiKey());
        assertThat(cookie.header("Authorization")).isEmpty();
        RecordedRequest both = server.requests().get(1);
        assertThat(both.header("Cookie")).isEmpty();
        assertThat(both.header("Authorization")).containsExactly("Bearer " + server.apiKey());
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "x y", "key\n", "key\r\nX-Injected: 1", "k\0y", "schlüssel", "\tkey"})
    void invalidKeyOrCookieIsRejectedWithoutBeingQuoted(String secret) {
        BatchesClient.Builder builder = BatchesClient.builder();
        assertThatThrownBy(() -> builder.apiKey(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("API key");
        assertThatThrownBy(() -> builder.sessionCookie(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("session cookie");
        assertThatThrownBy(() -> client(changed -> changed.apiKey(() -> secret)).page(ANY))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e ->
                        assertThat(e.getMessage()).doesNotContain(secret == null || secret.isBlank() ? "\0" : secret));
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b", "a,b", "a\"b", "a\\b"})
    void cookieWithASeparatorIsRejected(String cookie) {
        assertThatThrownBy(() -> BatchesClient.builder().sessionCookie(cookie))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at position 2 of 3");
    }

    @Test
    void userAgentBeginsWithTheService() {
        client(builder -> builder.userAgent("my-service/1.0 (tests)")).page(ANY);

        assertThat(server.requests().get(0).header("User-Agent").get(0))
                .startsWith("my-service/1.0 (tests) llamacloud-batches-feign/");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "a\r\nX-Injected: 1", "a\n", "a\0", "dienst-ü", "a\u007f"})
    void invalidUserAgentIsRejected(String userAgent) {
        assertThatThrownBy(() -> BatchesClient.builder().userAgent(userAgent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("user agent");
    }

    @Test
    void buildFailsWithoutCredentials() {
        assertThatThrownBy(() -> BatchesClient.builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("apiKey");
    }

    @Test
    void environmentIsReadLikeByTheOfficialClient() {
        Map<String, String> variables = Map.of("LLAMA_CLOUD_API_KEY", "other", "LLAMA_CLOUD_BASE_URL", "other.example");
        Map<String, String> properties =
                Map.of("llamacloud.apiKey", server.apiKey(), "llamacloud.baseUrl", server.baseUrl());

        BatchesClient.builder()
                .fromEnvironment(properties::get, variables::get)
                .build()
                .page(ANY);
        BatchesClient.builder()
                .fromEnvironment(
                        name -> " ",
                        Map.of("LLAMA_CLOUD_API_KEY", server.apiKey(), "LLAMA_CLOUD_BASE_URL", server.baseUrl())::get)
                .build()
                .page(ANY);

        assertThat(server.requests()).hasSize(2);
        assertThatThrownBy(() -> BatchesClient.builder().fromEnvironment(name -> null, name -> ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LLAMA_CLOUD_API_KEY")
                .hasMessageContaining("llamacloud.apiKey");
    }

    @Test
    void defaultProjectAndOrganizationApplyToQueriesWithoutThem() {
        BatchesClient client = client(builder -> builder.projectId("prj-d").organizationId("org-d"));
        client.page(ANY);
        client.page(ListBatchesQuery.builder().projectId("prj-q").build());
        client.list(ListBatchesQuery.builder().organizationId("org-q").build()).stream()
                .count();

        assertThat(server.requests())
                .extracting(RecordedRequest::query)
                .containsExactly(
                        Map.of("project_id", "prj-d", "organization_id", "org-d"),
                        Map.of("project_id", "prj-q", "organization_id", "org-d"),
                        Map.of("project_id", "prj-d", "organization_id", "org-q"));
    }

    @Test
    void interceptorsAndCapabilitiesCannotReadOrChangeCredentials() {
        List<String> seen = new ArrayList<>();
        BatchesClient client = client(builder -> builder.requestInterceptor(template -> {
                    seen.addAll(template.headers().keySet());
                    template.header("X-Trace", "abc")
                            .header("authorization", "Bearer stolen")
                            .header("Cookie", "a=b");
                })
                .capability(new Recording(seen)));
        client.page(ANY);

        RecordedRequest request = server.requests().get(0);
        assertThat(request.header("X-Trace")).containsExactly("abc");
        assertThat(request.header("Authorization")).containsExactly("Bearer " + server.apiKey());
        assertThat(request.header("Cookie")).isEmpty();
        assertThat(seen).contains("Accept", "capability").doesNotContain("Authorization");
    }

    @Test
    void noLogOrExceptionContainsAKey() {
        StringBuilder log = new StringBuilder();
        BatchesClient client = client(builder -> builder.logger(
                        new Logger() {
                            @Override
                            protected void log(String configKey, String format, Object... args) {
                                log.append(String.format(format, args)).append('\n');
                            }
                        },
                        Logger.Level.FULL)
                .retryPolicy(RetryPolicy.none()));
        server.respondNext(
                FakeResponse.error(403, "no").withHeader("Set-Cookie", "session=fresh-secret"),
                FakeResponse.json(200, "{}"));

        Throwable api = catchThrowableOfType(ApiErrorException.class, () -> client.page(ANY));
        Throwable malformed = catchThrowableOfType(MalformedResponseException.class, () -> client.page(ANY));

        assertThat(log).contains("GET ", "Accept: application/json").doesNotContain(server.apiKey(), "fresh-secret");
        assertThat(api.getCause()).isNull();
        assertThat(malformed.getCause()).isNull();
        assertThat(Credentials.apiKey(server::apiKey)).hasToString("Authorization: ***");
    }

    @Test
    void toBuilderLeavesTheClientUnchanged() {
        BatchesClient.Builder builder = BatchesClient.builder()
                .baseUrl(server.baseUrl())
                .apiKey(server.apiKey())
                .projectId("one");
        BatchesClient one = builder.build();
        builder.projectId("changed afterwards").apiKey("llx-other");
        BatchesClient two = one.toBuilder()
                .projectId("two")
                .callOptions(CallOptions.builder().header("X-A", "1").build())
                .build();
        server.respondNext(FakeResponse.json(200, Pages.page(null)), FakeResponse.json(200, Pages.page(null)));

        one.page(ANY);
        two.page(ANY);

        assertThat(server.requests())
                .extracting(request -> request.query().get("project_id"))
                .containsExactly("one", "two");
        assertThat(server.requests().get(0).header("X-A")).isEmpty();
        assertThat(server.requests().get(1).header("X-A")).containsExactly("1");
        assertThat(server.requests())
                .flatExtracting(request -> request.header("Authorization"))
                .containsOnly("Bearer " + server.apiKey());
        assertThatThrownBy(() -> BatchesClient.of(query -> SampleBatches.page(null)).toBuilder())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void toStringShowsSettingsWithoutSecrets() {
        BatchesClient client = BatchesClient.builder()
                .baseUrl("https://api.example")
                .apiKey("llx-secret")
                .sessionCookie("secret-session")
                .projectId("p1")
                .pageSize(7)
                .callOptions(
                        CallOptions.builder().header("X-Key", "secret-header").build())
                .build();

        assertThat(client.toString())
                .contains("https://api.example", "p1", "7", "X-Key")
                .doesNotContain("secret");
        assertThat(BatchesClient.of(query -> SampleBatches.page(null)).toString())
                .contains("elsewhere");
    }

    @Test
    void headersAndLogLevelAreReadFromTheEnvironment() {
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(record.getLevel() + " " + record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        java.util.logging.Logger logger = java.util.logging.Logger.getLogger(BatchesClient.class.getName());
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        try {
            for (String level : List.of("off", "nonsense", "error", "INFO")) {
                Map<String, String> variables = Map.of(
                        "LLAMA_CLOUD_API_KEY",
                        server.apiKey(),
                        "LLAMA_CLOUD_BASE_URL",
                        server.baseUrl(),
                        "LLAMA_CLOUD_CUSTOM_HEADERS",
                        "X-A: 1\nX-B: 2",
                        "LLAMA_CLOUD_LOG",
                        level);
                server.respondNext(
                        FakeResponse.error(503, level).withHeader("Retry-After-Ms", "1"),
                        FakeResponse.error(403, level));
                BatchesClient client = BatchesClient.builder()
                        .fromEnvironment(name -> null, variables::get)
                        .build();
                assertThatThrownBy(() -> client.list().forEach(batch -> {})).isInstanceOf(ApiErrorException.class);
            }
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }

        assertThat(lines)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("SEVERE page 1 failed: ")
                                .contains("403: error"),
                        line -> assertThat(line)
                                .startsWith("INFO page 1, attempt 1 failed, next attempt in 1 ms: ")
                                .contains("503"),
                        line -> assertThat(line).startsWith("SEVERE page 1 failed: "));
        assertThat(lines).noneMatch(line -> line.contains(server.apiKey()));
        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.header("X-B")).containsExactly("2"));
    }

    @Test
    void externallyBuiltApiCanBeWrapped() {
        server.setPages(List.of(List.of(), List.of()));
        BatchesApi api = Feign.builder()
                .client(BatchesFeign.clientBuilder()
                        .delegate(new Client.Default(null, null))
                        .apiKey(server::apiKey)
                        .build())
                .decoder(BatchesFeign.decoder())
                .errorDecoder(BatchesFeign.errorDecoder())
                .retryer(BatchesFeign.retryer(RetryPolicy.none()))
                .target(BatchesApi.class, server.baseUrl());

        assertThat(BatchesClient.of(api).list()).isEmpty();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void functionCanReplaceTheServerInTests() {
        Batch batch = SampleBatches.batch("bat-1").build();
        BatchesClient client = BatchesClient.of(query -> SampleBatches.page(null, batch));

        assertThat(client.list()).containsExactly(batch);
        assertThat(client.page(ANY).items()).containsExactly(batch);
    }

    @Test
    void functionReceivesTheTokenOfThePreviousPage() {
        Map<String, BatchPage> pages = Map.of(
                "", SampleBatches.page("t2", SampleBatches.batch("a").build()),
                "t2", SampleBatches.page("t3"),
                "t3", SampleBatches.page(null, SampleBatches.batch("b").build()));
        List<ListBatchesQuery> queries = new ArrayList<>();
        BatchesClient client = BatchesClient.of(query -> {
            queries.add(query);
            return pages.get(Objects.requireNonNullElse(query.pageToken(), ""));
        });
        ListBatchesQuery failed =
                ListBatchesQuery.builder().status(BatchStatus.FAILED).build();

        assertThat(client.list(failed)).extracting(Batch::id).containsExactly("a", "b");
        assertThat(queries)
                .containsExactly(
                        failed,
                        failed.toBuilder().pageToken("t2").build(),
                        failed.toBuilder().pageToken("t3").build());
    }

    @Test
    void exceptionOfTheFunctionIsThrownUnchanged() {
        BatchesClient client = BatchesClient.of(query -> {
            throw new PaginationException(PaginationException.Reason.PAGE_LIMIT, "planned", null);
        });

        assertThatThrownBy(() -> client.page(ANY)).isInstanceOf(PaginationException.class);
        assertThatThrownBy(() -> client.list().forEach(batch -> {})).isInstanceOf(PaginationException.class);
    }

    @Test
    void errorsOfAPlainFeignClientAreConverted() {
        BatchesApi plain = Feign.builder().decoder(new StringDecoder()).target(BatchesApi.class, server.baseUrl());
        BatchesApi unreachable =
                Feign.builder().retryer(feign.Retryer.NEVER_RETRY).target(BatchesApi.class, "http://127.0.0.1:1");
        server.respondNext(FakeResponse.error(404, "no"), FakeResponse.json(200, Pages.page(null)));

        ApiErrorException error = catchThrowableOfType(
                ApiErrorException.class, () -> BatchesClient.of(plain).page(ANY));
        assertThat(error.status()).isEqualTo(404);
        assertThatThrownBy(() -> BatchesClient.of(plain).page(ANY)).isInstanceOf(MalformedResponseException.class);
        assertThatThrownBy(() -> BatchesClient.of(unreachable).page(ANY))
                .isInstanceOf(TransportException.class)
                .cause()
                .isNotInstanceOf(FeignException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PT0S", "PT-1S", "P30D", "PT0.000999999S", "PT2562047788015215H30M7S", "PT-2562047788015215H"})
    void invalidTimeoutsAreRejected(Duration timeout) {
        BatchesClient.Builder builder = BatchesClient.builder();

        assertThatThrownBy(() -> builder.connectTimeout(timeout)).hasMessageContaining("connectTimeout");
        assertThatThrownBy(() -> builder.readTimeout(timeout)).hasMessageContaining("readTimeout");
        assertThatThrownBy(() -> builder.requestTimeout(timeout)).hasMessageContaining("requestTimeout");
        assertThatThrownBy(() -> builder.maxResponseBytes(0)).hasMessageContaining("maxResponseBytes");
    }

    @Test
    void transportReceivesTheTimeoutsAndFollowsNoRedirects() {
        List<Request.Options> seen = new ArrayList<>();
        BatchesClient client = client(builder -> builder.connectTimeout(Duration.ofSeconds(3))
                .readTimeout(Duration.ofSeconds(4))
                .feignClient((request, options) -> {
                    seen.add(options);
                    return new Client.Default(null, null).execute(request, options);
                }));

        client.page(ANY);

        assertThat(seen.get(0).connectTimeoutMillis()).isEqualTo(3000);
        assertThat(seen.get(0).readTimeoutMillis()).isEqualTo(4000);
        assertThat(seen.get(0).isFollowRedirects()).isFalse();
    }

    private BatchesClient client(UnaryOperator<BatchesClient.Builder> changes) {
        return changes.apply(BatchesClient.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey()))
                .build();
    }

    /** A capability that records its use. */
    public static final class Recording implements feign.Capability {

        private final List<String> seen;

        Recording(List<String> seen) {
            this.seen = seen;
        }

        @Override
        public Client enrich(Client client) {
            return (request, options) -> {
                seen.add("capability");
                seen.addAll(request.headers().keySet());
                return client.execute(request, options);
            };
        }
    }
}
