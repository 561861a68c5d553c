package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.testing.FakeBatchesExtension;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.FakeResponse;
import io.github.llamabatches.testing.SampleBatches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
@ExtendWith(FakeBatchesExtension.class)
class CallOptionsTest {

    private static final ListBatchesQuery ANY = ListBatchesQuery.builder().build();

    private final FakeBatchesServer server;

    CallOptionsTest(FakeBatchesServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void parameterThatTheQueryAlsoSendsIsRejected(int readAhead) {
        ListBatchesQuery query = ListBatchesQuery.builder()
                .pageSize(5)
                .status(BatchStatus.FAILED)
                .build();
        BatchesClient client = builder().build();

        for (String name : List.of("page_size", "status")) {
            CallOptions options = CallOptions.builder()
                    .queryParameter("expand", "results")
                    .queryParameter(name, "7")
                    .build();
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> client.response(query, options),
                    () -> client.list(query)
                            .callOptions(options)
                            .readAhead(readAhead)
                            .forEach(batch -> {}))) {
                assertThatThrownBy(call)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("the query parameter \"" + name
                                + "\" is in the query and in the CallOptions: leave it out of one of them");
            }
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void parametersWithCommonPrefixOrSuffixAreDistinguished() {
        server.acceptParameter("size");
        server.acceptParameter("page");
        CallOptions options = CallOptions.builder()
                .queryParameter("size", "1")
                .queryParameter("page", "2")
                .build();

        builder().build().response(ListBatchesQuery.builder().pageSize(5).build(), options);

        assertThat(server.requests().get(0).query()).containsEntry("size", "1").containsEntry("page_size", "5");
    }

    private BatchesClient.Builder builder() {
        return BatchesClient.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey());
    }

    @Test
    void queryParameterIsSentWithEachPageOfItsListingOnly() {
        server.respondNext(
                FakeResponse.json(200, Pages.page("t", "a")),
                FakeResponse.json(200, Pages.page(null, "b")),
                FakeResponse.json(200, Pages.page(null, "c")));
        BatchesClient client = builder().build();
        CallOptions options = CallOptions.builder()
                .queryParameter("expand", "results")
                .queryParameter("größe & mehr", "a+b=ü")
                .build();

        assertThat(client.list().callOptions(options)).hasSize(2);
        assertThat(client.list()).hasSize(1);

        assertThat(server.requests().get(0).query())
                .containsEntry("expand", "results")
                .containsEntry("größe & mehr", "a+b=ü");
        assertThat(server.requests().get(1).query())
                .containsEntry("expand", "results")
                .containsEntry("page_token", "t");
        assertThat(server.requests().get(2).query()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void headerReplacesThoseOfTheLibraryAndInterceptors(int readAhead) {
        BatchesClient client = builder()
                .requestInterceptor(template -> template.header("X-Tenant", "of the interceptor"))
                .build();
        CallOptions options = CallOptions.builder()
                .header("x-tenant", "blue")
                .header("User-Agent", "other/1")
                .header("X-Two", "1")
                .header("x-two", "2")
                .build();

        client.list().callOptions(options).readAhead(readAhead).forEach(batch -> {});

        assertThat(server.requests().get(0).header("X-Tenant")).containsExactly("blue");
        assertThat(server.requests().get(0).header("User-Agent")).containsExactly("other/1");
        assertThat(server.requests().get(0).header("X-Two")).containsExactly("1", "2");
        assertThat(server.requests().get(0).header("Authorization")).hasSize(1);
    }

    @Test
    void callOptionsOverrideListingAndClientOptions() {
        BatchesClient client = builder()
                .callOptions(CallOptions.builder()
                        .header("X-A", "client")
                        .header("X-B", "client")
                        .build())
                .build();
        CallOptions options = CallOptions.builder().header("x-b", "call").build();

        client.response(ANY, options);
        client.list().callOptions(options).forEach(batch -> {});
        client.page(ANY);

        for (int i = 0; i < 2; i++) {
            assertThat(server.requests().get(i).header("X-A")).containsExactly("client");
            assertThat(server.requests().get(i).header("X-B")).containsExactly("call");
        }
        assertThat(server.requests().get(2).header("X-B")).containsExactly("client");
    }

    @Test
    void callOptionsSetRetriesAndTimeout() {
        BatchesClient client = builder().retryPolicy(RetryPolicy.none()).build();
        server.respondNext(FakeResponse.error(503, "busy").withHeader("Retry-After-Ms", "1"));
        CallOptions twice = CallOptions.builder()
                .retryPolicy(RetryPolicy.builder().maxAttempts(2).build())
                .build();
        assertThat(client.response(ANY, twice).status()).isEqualTo(200);
        assertThat(server.requests()).hasSize(2);

        server.setDelay(Duration.ofSeconds(30));
        CallOptions soon =
                CallOptions.builder().requestTimeout(Duration.ofMillis(50)).build();
        assertThatThrownBy(() -> client.response(ANY, soon))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("PT0.05S");
        assertThatThrownBy(() -> client.list().callOptions(soon).iterator().hasNext())
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("PT0.05S");
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, x",
        "cookie, x",
        "Content-Length, 1",
        "HOST, x",
        "Transfer-Encoding, x",
        "'', x",
        "a b, x",
        "ü, x"
    })
    void framingAndAuthenticationHeadersAreRejected(String name, String value) {
        assertThatThrownBy(() -> CallOptions.builder().header(name, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Smuggled: 1", "ü", "\u0000"})
    void unsendableValueIsRejectedWithoutBeingQuoted(String value) {
        assertThatThrownBy(() -> CallOptions.builder().header("X-A", "secret" + value))
                .satisfies(e -> assertThat(e).hasMessageNotContaining("secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X-A");
    }

    @Test
    void queryParameterRequiresANameOtherThanThePageToken() {
        assertThatThrownBy(() -> CallOptions.builder().queryParameter("page_token", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("startingAt");
        assertThatThrownBy(() -> CallOptions.builder().queryParameter("", "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void headerLinesAreReadLikeByTheVendorsClients() {
        CallOptions options = CallOptions.builder()
                .headerLines("X-A: 1\r\n\n  X-B :  two: words \n")
                .build();

        builder().build().response(ANY, options);

        assertThat(server.requests().get(0).header("X-A")).containsExactly("1");
        assertThat(server.requests().get(0).header("X-B")).containsExactly("two: words");
        assertThatThrownBy(() -> CallOptions.builder().headerLines("secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void toStringShowsNamesWithoutValues() {
        assertThat(CallOptions.builder()
                        .header("X-Key", "secret")
                        .queryParameter("expand", "secret")
                        .requestTimeout(Duration.ofSeconds(1))
                        .retryPolicy(RetryPolicy.none())
                        .build()
                        .toString())
                .contains("X-Key", "expand", "PT1S", "maxAttempts=1")
                .doesNotContain("secret");
    }

    @Test
    void pageHasTheHeadOfItsResponse() {
        server.respondNext(
                FakeResponse.json(200, Pages.page("t", "a"))
                        .withHeader("X-Request-Id", "req-1")
                        .withHeader("X-RateLimit-Remaining", "7")
                        .withHeader("Set-Cookie", "session=new"),
                FakeResponse.json(200, Pages.page(null, "b")).withHeader("X-Request-Id", "req-2"));
        BatchesClient client = builder().build();

        List<PageResponse> responses = new ArrayList<>();
        client.list().readAhead(1).responses().forEach(responses::add);

        assertThat(responses).extracting(PageResponse::requestId).containsExactly("req-1", "req-2");
        PageResponse first = responses.get(0);
        assertThat(first.page().nextPageToken()).isEqualTo("t");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.headers())
                .containsEntry("x-ratelimit-remaining", List.of("7"))
                .doesNotContainKey("Set-Cookie");
        assertThatThrownBy(() -> first.headers().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void pageOfAnotherSourceHasNoHead() {
        PageResponse response =
                BatchesClient.of(query -> SampleBatches.page(null)).response(ANY, CallOptions.none());

        assertThat(response.status()).isZero();
        assertThat(response.headers()).isEmpty();
        assertThat(response.requestId()).isNull();
    }

    @Test
    void errorHasTheHeadAndBodyOfItsResponse() {
        server.respondNext(FakeResponse.json(409, "{\"detail\":\"no\",\"code\":17,\"key\":\"" + server.apiKey() + "\"}")
                .withHeader("X-Should-Retry", "false")
                .withHeader("X-Request-Id", "req-9"));

        ApiErrorException e = catchThrowableOfType(
                ApiErrorException.class, () -> builder().build().page(ANY));

        assertThat(e.body()).isEqualTo("{\"detail\":\"no\",\"code\":17,\"key\":\"***\"}");
        assertThat(e.headers()).containsEntry("X-SHOULD-RETRY", List.of("false"));
        assertThat(e.requestId()).isEqualTo("req-9");
    }

    @Test
    void unreadableSuccessHasTheHeadAndBodyOfItsResponse() {
        server.respondNext(FakeResponse.json(200, "<html>Sign in").withHeader("X-Request-Id", "req-9"));

        MalformedResponseException e = catchThrowableOfType(
                MalformedResponseException.class, () -> builder().build().page(ANY));

        assertThat(e.status()).isEqualTo(200);
        assertThat(e.body()).isEqualTo("<html>Sign in");
        assertThat(e.headers()).containsKey("x-request-id");
    }
}
