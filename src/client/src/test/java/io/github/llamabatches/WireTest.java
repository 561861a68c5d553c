package io.github.llamabatches;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import feign.Feign;
import feign.Param;
import feign.RequestLine;
import io.github.llamabatches.api.BatchesApi;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.BatchStatus;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests requests. Runs on the Feign version of the POM and, because of the tag "wire", on the newest one too. */
@Tag("wire")
class WireTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private BatchesClient client;
    private BatchesApi api;

    @BeforeEach
    void answerEverythingWithAnEmptyPage() {
        SERVER.stubFor(any(anyUrl()).willReturn(Pages.json(Pages.page(null))));
        client = BatchesClient.builder()
                .baseUrl(SERVER.baseUrl())
                .apiKey("llx-secret")
                .build();
        api = Feign.builder().decoder(BatchesFeign.decoder()).target(BatchesApi.class, SERVER.baseUrl());
    }

    @Test
    void runsOnTheFeignVersionOfTheBuild() {
        // The manifest of Feign's jar has no version, but this class was added after 13.6.
        boolean newest = Feign.class.getResource("/feign/DefaultClient.class") != null;

        assertThat(newest)
                .isEqualTo(!System.getProperty("expected.feign.version").startsWith("13.6."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00b", "\ud800\ud800\udc00"})
    void unpairedSurrogateIsRejected(String text) {
        ListBatchesQuery query = ListBatchesQuery.builder().projectId(text).build();

        assertThatThrownBy(() -> client.page(query))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("surrogate");
    }

    @Test
    void emptyQuerySendsNoParameters() {
        client.page(ListBatchesQuery.builder().build());

        assertThat(sent().getUrl()).isEqualTo(Pages.PATH);
    }

    @Test
    void sendsEveryParameterThatIsSet() {
        client.page(ListBatchesQuery.builder()
                .createdAtOnOrAfter(Instant.parse("2026-01-02T03:04:05Z"))
                .createdAtOnOrBefore(Instant.parse("2026-06-07T08:09:10.5Z"))
                .organizationId("org-1")
                .pageSize(100)
                .pageToken("tok-1")
                .projectId("prj-1")
                .sourceDirectoryId("dir-1")
                .status(BatchStatus.RUNNING)
                .build());

        // The order is that of the specification, and may change with it.
        String query = sent().getUrl().substring(Pages.PATH.length());
        assertThat(query).startsWith("?");
        assertThat(query.substring(1).split("&"))
                .containsExactlyInAnyOrder(
                        "created_at_on_or_after=2026-01-02T03%3A04%3A05Z",
                        "created_at_on_or_before=2026-06-07T08%3A09%3A10.500Z",
                        "organization_id=org-1",
                        "page_size=100",
                        "page_token=tok-1",
                        "project_id=prj-1",
                        "source_directory_id=dir-1",
                        "status=RUNNING");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!#$&'()*+,/:;=?@[]",
                "a b",
                "100%",
                "%2B",
                "a%2Fb",
                "\"<>\\^`{|}~",
                "{pageToken}",
                "ü€😀日本語",
                "a=b&status=FAILED",
                "MXw1MHw/Pz4+fg=="
            })
    void tokenWithAnyCharactersArrivesUnchanged(String token) {
        client.page(ListBatchesQuery.builder().pageToken(token).build());

        assertThat(sent().getQueryParams()).hasSize(1);
        assertThat(sent().queryParameter("page_token").values()).containsExactly(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"organization_id", "project_id", "source_directory_id"})
    void idWithAnyCharactersArrivesUnchanged(String parameter) {
        String id = "id/with +%&=?#{x}é";
        ListBatchesQuery.Builder query = ListBatchesQuery.builder();
        switch (parameter) {
            case "organization_id" -> query.organizationId(id);
            case "project_id" -> query.projectId(id);
            default -> query.sourceDirectoryId(id);
        }

        client.page(query.build());

        assertThat(sent().getQueryParams()).hasSize(1);
        assertThat(sent().queryParameter(parameter).values()).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00+02:00, 2026-03-01T10:00:00Z",
        "2026-03-01T00:00:00-11:30, 2026-03-01T11:30:00Z",
        "2026-03-01T12:00:00.123456789Z, 2026-03-01T12:00:00.123456789Z",
        "2026-03-01T12:00:00Z, 2026-03-01T12:00:00Z"
    })
    void timeIsSentInUtcWithSecondsAndWithoutAPlus(OffsetDateTime time, String expected) {
        client.page(
                ListBatchesQuery.builder().createdAtOnOrAfter(time.toInstant()).build());

        assertThat(sent().queryParameter("created_at_on_or_after").values()).containsExactly(expected);
    }

    @Test
    void unknownStatusCanBeQueried() {
        client.page(ListBatchesQuery.builder().status(BatchStatus.of("On_Hold")).build());

        assertThat(sent().queryParameter("status").values()).containsExactly("On_Hold");
    }

    @Test
    void emptyTextIsSentAsEmptyValue() {
        client.page(ListBatchesQuery.builder().projectId("").build());

        // Feign writes "?project_id", which is equivalent to "?project_id=".
        assertThat(sent().queryParameter("project_id").values()).containsExactly("");
    }

    @Test
    void annotatedMethodSendsTheCookie() {
        callAnnotatedMethod(Map.of("session", "a/%2B=c"));

        assertThat(sent().getHeader("Cookie")).isEqualTo("session=a/%2B=c");
        assertThat(sent().getBody()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a;b=c", "a\r\nX: y", "é", "a,b", "a{b}", "a%2Fb"})
    void cookieThatWouldBreakTheHeaderIsRejected(String session) {
        assertThatThrownBy(() -> callAnnotatedMethod(Map.of("session", session)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("session")
                .hasMessageNotContaining(session);
        assertThat(SERVER.findAll(anyRequestedFor(anyUrl()))).isEmpty();
    }

    @Test
    void annotatedMethodSendsNoCookieForNull() {
        callAnnotatedMethod(Map.of("organizationId", "org-1"));

        assertThat(sent().containsHeader("Cookie")).isFalse();
        assertThat(sent().getUrl()).isEqualTo(Pages.PATH + "?organization_id=org-1");
    }

    @Test
    void timeThatRfc3339CannotRepresentIsRejectedBeforeARequestIsSent() {
        ListBatchesQuery farFuture =
                ListBatchesQuery.builder().createdAtOnOrAfter(Instant.MAX).build();

        assertThatThrownBy(() -> client.page(farFuture))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("year");
    }

    @Test
    void queryRecordMethodSendsTheSameAsTheAnnotatedMethod() {
        Instant after = Instant.parse("2026-01-02T03:04:05Z");
        callAnnotatedMethod(Map.of(
                "createdAtOnOrAfter",
                after,
                "pageSize",
                7,
                "pageToken",
                "t",
                "sourceDirectoryId",
                "d",
                "status",
                BatchStatus.FAILED));
        String annotated = sent().getUrl();
        SERVER.resetRequests();

        BatchesClient.of(api)
                .page(ListBatchesQuery.builder()
                        .createdAtOnOrAfter(after)
                        .pageSize(7)
                        .pageToken("t")
                        .sourceDirectoryId("d")
                        .status(BatchStatus.FAILED)
                        .build());

        assertThat(sent().getUrl()).isEqualTo(annotated);
    }

    @Test
    void keyVersionAndAcceptHeadersAreSent() {
        client.page(ListBatchesQuery.builder().build());

        LoggedRequest request = sent();
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer llx-secret");
        assertThat(request.getHeader("Accept")).isEqualTo("application/json");
        assertThat(request.getHeader("Accept-Encoding")).isEqualTo("gzip");
        assertThat(request.getHeader("User-Agent"))
                .startsWith("llamacloud-batches-feign/" + System.getProperty("project.version"));
        assertThat(request.containsHeader("Cookie")).isFalse();
    }

    /** By name, so that a new parameter of the API doesn't change these tests. */
    private void callAnnotatedMethod(Map<String, Object> arguments) {
        Method method = Arrays.stream(BatchesApi.class.getMethods())
                .filter(candidate -> candidate.getName().equals("listBatches"))
                .filter(candidate -> candidate.isAnnotationPresent(RequestLine.class))
                .findFirst()
                .orElseThrow();
        Object[] values = Arrays.stream(method.getParameters())
                .map(parameter ->
                        arguments.get(parameter.getAnnotation(Param.class).value()))
                .toArray();
        try {
            method.invoke(api, values);
        } catch (InvocationTargetException e) {
            throw (RuntimeException) e.getCause();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static LoggedRequest sent() {
        return SERVER.findAll(anyRequestedFor(anyUrl())).get(0);
    }
}
