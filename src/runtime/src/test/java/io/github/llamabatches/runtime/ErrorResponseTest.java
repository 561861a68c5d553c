package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import feign.Feign;
import feign.Request;
import feign.Response;
import feign.RetryableException;
import feign.Retryer;
import feign.codec.DecodeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests error responses, with a client that is configured by one call. */
@Tag("json")
@ParameterizedClass
@MethodSource("io.github.llamabatches.runtime.TestedLibraries#all")
class ErrorResponseTest {

    /** An error body of a specification. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Problem(
            @JsonProperty(value = "error_code", required = true) @JsonSetter(nulls = Nulls.FAIL)
            Integer errorCode) {}

    @Parameter
    JsonLibrary json;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"detail":"Not Found"}                                                          | Not Found
            {"detail":[{"loc":["query","page_size",0],"msg":"too big","type":"t"},{"msg":"b"}]} | query.page_size.0: too big; b
            {"detail":[1]}                                                                  | 1
            {"detail":{"code":7}}                                                           | {"code":7}
            {"message":"x"}                                                                 | {"message":"x"}
            {"detail":1e10000}                                                              | 1e10000
            {"detail":[{"x":1e10000}]}                                                      | {"x":1e10000}
            {"detail":null}                                                                 | null
            {"detail":""}                                                                   | {"detail":""}
            {"detail":[]}                                                                   | {"detail":[]}
            <h1>Bad gateway</h1>                                                            | <h1>Bad gateway</h1>
            """)
    void detailOfEveryFormIsFound(String body, String detail) {
        ErrorResponseException e = failure(answer(422, body));

        assertThat(e.status()).isEqualTo(422);
        assertThat(e.detail()).isEqualTo(detail);
        assertThat(e).hasMessage("the server responded to Parcels#ping() with status 422: " + detail);
    }

    @Test
    void deeplyNestedDetailIsShown() {
        String detail = "[".repeat(900) + "]".repeat(900);

        assertThat(failure(answer(503, "{\"detail\":{\"x\":" + detail + "}}")).detail())
                .startsWith("{\"x\":[[[");
    }

    @Test
    void blankBodyHasNoDetail() {
        ErrorResponseException e = failure(answer(500, " \n"));

        assertThat(e.detail()).isNull();
        assertThat(e).hasMessage("the server responded to Parcels#ping() with status 500");
        assertThat(failure(Response.builder().status(500)).detail()).isNull();
    }

    @Test
    void detailIsBoundedAndOnOneLine() {
        assertThat(failure(answer(500, "a\r\nb" + "x".repeat(5000))).detail())
                .hasSize(1001)
                .startsWith("a  bx")
                .endsWith("x…");
        // Line separators, the right-to-left override, an invisible supplementary character.
        assertThat(failure(answer(500, "a\u2028\u2029\u0085\u202e\udb40\udc41b"))
                        .detail())
                .isEqualTo("a     b");
        assertThat(failure(answer(500, "x".repeat(999) + "\ud83d\ude00")).detail())
                .isEqualTo("x".repeat(999) + "…");
    }

    @Test
    void exceptionHasHeadersAndBody() {
        ErrorResponseException e =
                failure(answer(409, "{\"error_code\":7,\"new\":1}").headers(Map.of("X-Request-Id", List.of("req-7"))));

        assertThat(e.responseHeaders().get("X-Request-Id")).containsExactly("req-7");
        assertThat(e.contentUTF8()).isEqualTo("{\"error_code\":7,\"new\":1}");
        assertThat(e.request().httpMethod()).isEqualTo(Request.HttpMethod.POST);
        assertThat(e.bodyAs(Problem.class)).isEqualTo(new Problem(7));
    }

    @Test
    void unexpectedErrorBodyIsRejectedWithTheLocation() {
        ErrorResponseException e = failure(answer(409, "{\"error_code\":\"seven\"}"));

        assertThatThrownBy(() -> e.bodyAs(Problem.class))
                .isInstanceOfSatisfying(
                        DecodeException.class, d -> assertThat(d.status()).isEqualTo(409))
                .hasMessageStartingWith("the response with status 409 is not a Problem: ")
                .hasMessageEndingWith(" at $.error_code");
        assertThatThrownBy(() -> failure(Response.builder().status(500)).bodyAs(Problem.class))
                .isInstanceOf(DecodeException.class);
    }

    @Test
    void errorWithRetryAfterIsRetryable() {
        assertThat(decode(Map.of("Retry-After", List.of("7"))))
                .isInstanceOfSatisfying(RetryableException.class, e -> {
                    assertThat(e.status()).isEqualTo(503);
                    assertThat(e.retryAfter()).isNotNull();
                })
                .cause()
                .isInstanceOf(ErrorResponseException.class)
                .hasMessage("the server responded to Parcels#ping() with status 503: busy");
        assertThat(decode(Map.of())).isInstanceOf(ErrorResponseException.class);
    }

    @Test
    void truncatedBodyHasNoDetail() {
        Response response = Response.builder()
                .status(500)
                .headers(Map.of())
                .request(Request.create(Request.HttpMethod.GET, "http://localhost", Map.of(), null, null, null))
                .body(
                        new InputStream() {
                            @Override
                            public int read() throws IOException {
                                throw new IOException("broken");
                            }
                        },
                        null)
                .build();

        assertThat(new ErrorResponseDecoder(json.codec()).decode("Parcels#ping()", response))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        e -> assertThat(e.detail()).isNull());
    }

    private Exception decode(Map<String, Collection<String>> headers) {
        Response response = Response.builder()
                .status(503)
                .headers(headers)
                .request(Request.create(Request.HttpMethod.POST, "http://localhost", Map.of(), null, null, null))
                .body("{\"detail\":\"busy\"}", StandardCharsets.UTF_8)
                .build();
        return new ErrorResponseDecoder(json.codec()).decode("Parcels#ping()", response);
    }

    private static Response.Builder answer(int status, String body) {
        return Response.builder().status(status).body(body, StandardCharsets.UTF_8);
    }

    private ErrorResponseException failure(Response.Builder answer) {
        Parcels parcels = FeignRecords.configure(Feign.builder(), json, false)
                .client((request, options) -> answer.request(request).build())
                .retryer(Retryer.NEVER_RETRY)
                .target(Parcels.class, "http://localhost");
        return catchThrowableOfType(ErrorResponseException.class, parcels::ping);
    }
}
