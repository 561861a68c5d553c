package io.github.llamabatches;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.model.BatchResult;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.model.JobType;
import io.github.llamabatches.runtime.JsonLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
@Tag("json")
@ParameterizedClass
@MethodSource("io.github.llamabatches.Pages#jsonLibraries")
class DecodingTest {

    @Parameter
    JsonLibrary json;

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    private BatchesClient client;

    @BeforeEach
    void connect() {
        client = client(false);
    }

    @Test
    void exampleOfTheSpecificationIsReadFieldByField() {
        BatchPage page = decode(Pages.example());

        assertThat(page.nextPageToken()).isEqualTo("next_page_token");
        assertThat(page.totalSize()).isZero();
        assertThat(page.items()).hasSize(1);
        Batch batch = page.items().get(0);
        assertThat(batch.id()).isEqualTo("id");
        assertThat(batch.config().job().configurationId()).isEqualTo("cfg-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");
        assertThat(batch.config().job().type()).isEqualTo(JobType.PARSE_V2);
        assertThat(batch.projectId()).isEqualTo("project_id");
        assertThat(batch.sourceDirectoryId()).isEqualTo("source_directory_id");
        assertThat(batch.status()).isSameAs(BatchStatus.PENDING);
        assertThat(batch.createdAt()).isEqualTo(Instant.parse("2019-12-27T18:11:19.117Z"));
        assertThat(batch.updatedAt()).isEqualTo(Instant.parse("2019-12-27T18:11:19.117Z"));
        assertThat(batch.results()).hasSize(1);
        BatchResult result = batch.results().get(0);
        assertThat(result.sourceDirectoryFileId()).isEqualTo("dfl-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");
        assertThat(result.errorMessage()).isEqualTo("error_message");
        assertThat(result.jobReference().id()).isEqualTo("pjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");
        assertThat(result.jobReference().type()).isEqualTo(JobType.PARSE_V2);
    }

    @ParameterizedTest
    @MethodSource("optionalFields")
    void optionalFieldMayBeNullOrAbsent(String pointer) {
        ObjectNode withNull = Pages.example();
        parent(withNull, pointer).putNull(name(pointer));
        ObjectNode without = Pages.example();
        parent(without, pointer).remove(name(pointer));

        assertThat(decode(withNull)).isEqualTo(decode(without)).isNotEqualTo(decode(Pages.example()));
        assertThat(decode(withNull).toString()).contains("=null");
    }

    @ParameterizedTest
    @MethodSource("requiredFields")
    void requiredFieldMustNotBeNull(String pointer) {
        ObjectNode page = Pages.example();
        parent(page, pointer).putNull(name(pointer));

        assertThatThrownBy(() -> decode(page))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("at $")
                .hasMessageContaining("." + name(pointer));
    }

    @ParameterizedTest
    @MethodSource("requiredFields")
    void requiredFieldMustNotBeAbsent(String pointer) {
        ObjectNode page = Pages.example();
        parent(page, pointer).remove(name(pointer));

        assertThatThrownBy(() -> decode(page))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("'" + name(pointer) + "'")
                .hasMessageNotContaining("cfg-aaaaaaaa");
    }

    static Stream<String> optionalFields() {
        return Map.of("", BatchPage.class, "/items/0", Batch.class, "/items/0/results/0", BatchResult.class)
                .entrySet()
                .stream()
                .flatMap(type -> Pages.optionalFields(type.getValue()).map(name -> type.getKey() + "/" + name))
                .filter(pointer -> !Pages.example().at(pointer).isMissingNode());
    }

    static List<String> requiredFields() {
        return List.of(
                "/items",
                "/items/0/id",
                "/items/0/config",
                "/items/0/config/job",
                "/items/0/config/job/configuration_id",
                "/items/0/config/job/type",
                "/items/0/project_id",
                "/items/0/source_directory_id",
                "/items/0/status",
                "/items/0/results/0/source_directory_file_id");
    }

    private static ObjectNode parent(ObjectNode page, String pointer) {
        return (ObjectNode) page.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static String name(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    @Test
    void messageHasTheIndexOfTheBrokenItem() {
        String batch = Pages.batch("b");
        String body = Pages.page(null, "a", "b").replace(batch, batch.replace("\"status\"", "\"sta\""));

        assertThatThrownBy(() -> decode(body))
                .hasMessageContaining("$.items[1]")
                .hasMessageContaining("'status'");
    }

    @Test
    void unknownEnumValueIsKeptUnchanged() {
        String body = Pages.page(null, "a").replace("PENDING", "On-Hold é").replace("parse_v2", "Split_V9");

        Batch batch = decode(body).items().get(0);

        assertThat(batch.status().value()).isEqualTo("On-Hold é");
        assertThat(batch.status().known()).isEqualTo(BatchStatus.Known.UNKNOWN);
        assertThat(batch.status().isKnown()).isFalse();
        assertThat(batch.config().job().type().value()).isEqualTo("Split_V9");
    }

    @Test
    void similarValueIsNotAListedOne() throws IOException {
        for (String status : List.of("RUNNING", "RUNNING", "RUNNINH", "RUNNIN", "RUNNINGG", "running", "", "RUNNING")) {
            BatchPage page =
                    decode(Pages.page(null, "a").replaceAll("\"status\":\"[^\"]*\"", "\"status\":\"" + status + '"'));

            BatchStatus read = page.items().get(0).status();
            assertThat(read.value()).isEqualTo(status);
            assertThat(read.isKnown()).isEqualTo(status.equals("RUNNING"));
        }
    }

    @Test
    void unknownEnumValueIsRejectedOnRequest() {
        String body = Pages.page(null, "a").replace("PENDING", "On-Hold");
        answer(body);

        assertThatThrownBy(() -> client(true).page(ListBatchesQuery.builder().build()))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("On-Hold")
                .hasMessageContaining("$.items[0].status");
    }

    @Test
    void unknownFieldsAreKeptAtEveryLevel() throws Exception {
        ObjectNode page = Pages.example();
        for (String record : List.of(
                "",
                "/items/0",
                "/items/0/config",
                "/items/0/config/job",
                "/items/0/results/0",
                "/items/0/results/0/job_reference")) {
            ObjectNode object = (ObjectNode) page.at(record);
            object.putArray("new").addObject().put("x", 1);
            object.putNull("other");
        }

        BatchPage decoded = decode(page);
        assertThat(decoded.items().get(0).config().job().additionalProperties())
                .containsEntry("new", List.of(Map.of("x", 1)))
                .containsEntry("other", null);
        JsonNode written = new ObjectMapper().readTree(json.codec().writeText(decoded));
        for (String record : List.of("", "/items/0/results/0/job_reference")) {
            assertThat(written.at(record).path("new")).isEqualTo(page.at(record).path("new"));
            assertThat(written.at(record).path("other").isNull()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "none", textBlock = """
            3                    | 3
            3.0                  | 3
            -1                   | -1
            9223372036854775807  | 9223372036854775807
            9223372036854775808  | none
            -1.5                 | none
            1e30                 | none
            1e9999999999         | none
            "3"                  | none
            true                 | none
            null                 | none
            {}                   | none
            [1]                  | none
            """)
    void invalidTotalNeverFailsThePage(String total, @Nullable Long expected) {
        BatchPage page = decode(Pages.page("t", "a").replaceFirst("}$", ",\"total_size\":" + total + "}"));

        assertThat(page.totalSize()).isEqualTo(expected);
        assertThat(page.items()).hasSize(1);
        assertThat(page.nextPageToken()).isEqualTo("t");
        assertThat(page.additionalProperties()).isEmpty();
    }

    @Test
    void listsAreUnmodifiable() {
        assertThatThrownBy(() -> decode(Pages.page(null, "a")).items().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "null",
                "[]",
                "{}",
                "42",
                "\"text\"",
                "<!doctype html><title>Bad gateway</title>",
                "{\"detail\":\"Not Found\"}",
                "{\"items\":null}",
                "{\"items\":{}}",
                "{\"items\":\"a\"}",
                "{\"items\":[null]}",
                "{\"items\":[[]]}",
                "{\"items\":[]} x",
                "{\"items\":[]}{\"items\":[]}",
                "{\"items\":[],\"next_page_token\":5}",
                "{\"items\":[],\"next_page_token\":true}",
                "{\"items\":[],\"next_page_token\":[]}",
                "{\"items\":[],\"next_page_token\":1.5}"
            })
    void otherBodiesAreRejected(String body) {
        assertThatThrownBy(() -> decode(body))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("status 200");
    }

    @ParameterizedTest
    @CsvSource({
        "/id, 1",
        "/status, 1",
        "/status, true",
        "/config/job/type, 2",
        "/created_at, 1577470279",
        "/created_at, '\"yesterday\"'"
    })
    void valueOfTheWrongTypeIsRejectedWithItsLocation(String pointer, String value) {
        ObjectNode page = Pages.example();
        parent(page, "/items/0" + pointer).putRawValue(name(pointer), new RawValue(value));

        assertThatThrownBy(() -> decode(page.toString()))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("$.items[0]" + pointer.replace('/', '.'));
    }

    @ParameterizedTest
    @MethodSource("everyLength")
    void truncatedJsonIsRejected(int length) {
        String body = cutBody().substring(0, length);

        assertThatThrownBy(() -> decode(body)).isInstanceOf(MalformedResponseException.class);
    }

    static IntStream everyLength() {
        return IntStream.range(0, cutBody().length());
    }

    private static String cutBody() {
        return Pages.page("tok", "a").replaceAll("\\s", "");
    }

    @Test
    void invalidUtf8IsRejected() {
        byte[] body = Pages.page(null, "a?b").getBytes(StandardCharsets.UTF_8);
        body[new String(body, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xff;
        SERVER.stubFor(get(anyUrl()).willReturn(aResponse().withBody(body)));

        assertThatThrownBy(() -> client.page(ListBatchesQuery.builder().build()))
                .isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void byteOrderMarkAndAnyContentTypeAreAccepted() {
        SERVER.stubFor(get(anyUrl())
                .willReturn(
                        aResponse().withHeader("Content-Type", "text/plain").withBody("\uFEFF" + Pages.page(null))));

        assertThat(client.page(ListBatchesQuery.builder().build()).items()).isEmpty();
    }

    private BatchPage decode(JsonNode page) {
        return decode(page.toString());
    }

    private BatchPage decode(String body) {
        answer(body);
        return client.page(ListBatchesQuery.builder().build());
    }

    private static void answer(String body) {
        SERVER.stubFor(get(anyUrl()).willReturn(Pages.json(body)));
    }

    private BatchesClient client(boolean failOnUnknownEnumValues) {
        return BatchesClient.builder()
                .baseUrl(SERVER.baseUrl())
                .apiKey("llx-secret")
                .failOnUnknownEnumValues(failOnUnknownEnumValues)
                .jsonLibrary(json)
                .build();
    }
}
