package io.github.llamabatches;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import feign.Request;
import feign.Response;
import io.github.llamabatches.internal.call.StrictDecoder;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.model.JobType;
import io.github.llamabatches.runtime.JsonLibrary;
import io.github.llamabatches.testing.SampleBatches;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates JSON for the tests. */
final class Pages {

    static final String PATH = "/api/v2/batches";

    private static final Map<JsonLibrary, StrictDecoder> DECODERS = new ConcurrentHashMap<>();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Returns a batch with the required fields of the generated records, whatever the specification. */
    private static final JsonNode SAMPLE = sample();

    private static final String BATCH = withoutResults(complete(read("""
                    {"id":"@id","config":{"job":{"configuration_id":"cfg-1","type":"parse_v2"}},"project_id":"prj-1",
                    "source_directory_id":"dir-1","status":"PENDING"}"""), SAMPLE.at("/items/0")));
    private static final String PAGE = complete(read("{\"items\":\"@items\",\"next_page_token\":\"@token\"}"), SAMPLE)
            .toString();

    private Pages() {}

    /** Returns the libraries on the class path whose versions match the others. */
    static Stream<JsonLibrary> jsonLibraries() {
        String tested = System.getProperty("tested.json.libraries", "JACKSON_2,JACKSON_3");
        return Arrays.stream(tested.split(",")).map(JsonLibrary::valueOf);
    }

    /** Returns a page of batches with the given ids; token and ids are inserted as raw JSON. */
    static String page(@Nullable String nextPageToken, String... ids) {
        String items = Arrays.stream(ids).map(Pages::batch).collect(Collectors.joining(",", "[", "]"));
        String token = nextPageToken == null ? "null" : '"' + nextPageToken + '"';
        return PAGE.replace("\"@items\"", items).replace("\"@token\"", token);
    }

    static String batch(String id) {
        return BATCH.replace("@id", id);
    }

    /** Returns a page with all fields that tests use. */
    static ObjectNode example() {
        return (ObjectNode) complete(outline(), SAMPLE);
    }

    /** Returns the fields of the example, without additional required fields of the records. */
    static JsonNode outline() {
        try (InputStream stream = Pages.class.getResourceAsStream("/list-batches-example.json")) {
            return MAPPER.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends the remaining fields of a sample, so that a new field of the API breaks no test. */
    private static JsonNode complete(JsonNode written, JsonNode sample) {
        if (written instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, complete(array.get(i), sample.path(0)));
            }
        }
        if (written instanceof ObjectNode object) {
            List.copyOf(object.properties())
                    .forEach(field ->
                            object.set(field.getKey(), complete(field.getValue(), sample.path(field.getKey()))));
            sample.properties().stream()
                    .filter(field -> !object.has(field.getKey()))
                    .forEach(field -> object.set(field.getKey(), field.getValue()));
        }
        return written;
    }

    private static JsonNode sample() {
        Batch batch = SampleBatches.batch("sample")
                .results(List.of(SampleBatches.result("dfl-1", "pjb-1", JobType.PARSE_V2)))
                .build();
        JsonNode page = read(JsonLibrary.present().codec().writeText(SampleBatches.page(null, batch)));
        ((ObjectNode) page).remove(List.of("next_page_token", "total_size"));
        ObjectNode item = (ObjectNode) page.path("items").path(0);
        optionalFields(Batch.class).filter(name -> !name.equals("results")).forEach(item::remove);
        return page;
    }

    /** Returns the names of the fields of a record that can be absent or null. */
    static Stream<String> optionalFields(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .filter(field -> field.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getAccessor)
                .filter(field -> !field.isAnnotationPresent(JsonInclude.class))
                .map(field -> field.getAnnotation(JsonProperty.class).value());
    }

    private static String withoutResults(JsonNode batch) {
        ((ObjectNode) batch).remove("results");
        return batch.toString();
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Decodes a body without HTTP. */
    static BatchPage decode(JsonLibrary library, byte[] body) throws IOException {
        Request request = Request.create(Request.HttpMethod.GET, "http://localhost", Map.of(), null, null, null);
        Response response = Response.builder()
                .status(200)
                .headers(Map.of())
                .request(request)
                .body(body)
                .build();
        StrictDecoder decoder = DECODERS.computeIfAbsent(
                library, chosen -> new StrictDecoder(chosen.codec(), ExceptionFactory.INSTANCE));
        return (BatchPage) decoder.decode(response, BatchPage.class);
    }

    static ResponseDefinitionBuilder json(String body) {
        return WireMock.okJson(body);
    }
}
