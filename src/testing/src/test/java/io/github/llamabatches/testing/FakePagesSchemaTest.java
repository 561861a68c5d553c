package io.github.llamabatches.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.gate.SpecCommand;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.runtime.JsonNullable;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Compares the fake server's responses with the specification and the records, field by field. */
@ExtendWith(FakeBatchesExtension.class)
class FakePagesSchemaTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Keywords that restrict values. Samples follow types alone, and one sample status isn't in the specification. */
    private static final List<String> NARROWING = List.of(
            "enum",
            "x-enum-descriptions",
            "x-enum-groups",
            "x-extensible-enum",
            "default",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties");

    /** The formats that Java has types for. A string of another format is a sample like any other. */
    private static final Set<String> TYPED = Set.of("date-time", "date", "uuid", "byte");

    private final FakeBatchesServer server;

    FakePagesSchemaTest(FakeBatchesServer server) {
        this.server = server;
    }

    @TempDir
    Path folder;

    @Test
    void pagesMatchTheSchema() throws Exception {
        server.setBatches(SampleBatches.generate(100, 3));

        assertThat(check(page("?page_size=80"))).isZero();
        assertThat(check(page("?page_size=80&page_token=" + token("?page_size=80"))))
                .isZero();
        server.setBatches(List.of());
        assertThat(check(page(""))).isZero();
    }

    @Test
    void pageWithAllOptionalFieldsMatchesTheSchema() throws Exception {
        server.setBatches(filledBatches());

        assertThat(check(page("?page_size=1"))).isZero();
    }

    @Test
    void misspelledFieldIsFound() throws Exception {
        server.setBatches(SampleBatches.generate(1, 3));
        ObjectNode page = (ObjectNode) page("");
        ObjectNode batch = (ObjectNode) page.withArray("items").get(0);
        batch.set("projekt_id", batch.remove("project_id"));

        assertThat(check(page)).isEqualTo(1);
    }

    /** A field added to a record must be in the response, because the codec writes pages. */
    @Test
    void pageContainsEveryFieldOfEveryRecord() throws Exception {
        server.setBatches(filledBatches());
        List<String> missing = new ArrayList<>();

        JsonNode page = page("?page_size=1");
        page.path("items").forEach(item -> addMissing(Batch.class, item, List.of(), "", missing));
        fields(BatchPage.class)
                .filter(field -> !field.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        && field.getType() != JsonNullable.class)
                .filter(field -> !page.has(name(field)))
                .forEach(field -> missing.add(name(field)));

        assertThat(page.path("items")).hasSize(1);
        assertThat(missing).isEmpty();
        assertThat(page.path("next_page_token").isTextual()).isTrue();
        assertThat(page.path("total_size").asInt()).isEqualTo(2);
    }

    @Test
    void missingFieldsAreFound() {
        List<String> missing = new ArrayList<>();

        addMissing(Batch.class, MAPPER.createObjectNode().put("id", "bat-1"), List.of(), "", missing);

        List<String> others = fields(Batch.class)
                .map(field -> "/" + name(field))
                .filter(field -> !field.equals("/id"))
                .toList();
        assertThat(missing).containsExactlyElementsOf(others);
    }

    private static List<Batch> filledBatches() {
        return IntStream.of(1, 2)
                .mapToObj(seed -> new FilledRecords(seed, true).fill(Batch.class))
                .toList();
    }

    /** Adds the missing fields of each type; a recursive one has them only in its outermost record. */
    private static void addMissing(Type type, JsonNode json, List<Class<?>> outer, String place, List<String> missing) {
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            Type item = arguments[arguments.length - 1];
            if (parameterized.getRawType() == JsonNullable.class) {
                addMissing(item, json, outer, place, missing);
            } else {
                json.forEach(each -> addMissing(item, each, outer, place + "/*", missing));
            }
        } else if (type instanceof Class<?> known && known.isRecord() && !outer.contains(known)) {
            List<Class<?>> path = new ArrayList<>(outer);
            path.add(known);
            fields(known).forEach(field -> {
                String name = name(field);
                if (json.path(name).isMissingNode() || json.path(name).isNull()) {
                    missing.add(place + "/" + name);
                } else {
                    addMissing(field.getGenericType(), json.path(name), path, place + "/" + name, missing);
                }
            });
        }
    }

    /** All but the last component, which holds additional properties. */
    private static Stream<RecordComponent> fields(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .filter(component -> component.getAccessor().isAnnotationPresent(JsonProperty.class));
    }

    private static String name(RecordComponent field) {
        return field.getAccessor().getAnnotation(JsonProperty.class).value();
    }

    /** Runs the gate on the specification with this page as an example; returns 0 if there are no findings. */
    private int check(JsonNode page) throws IOException {
        ObjectNode document = specification();
        widen(document);
        JsonNode response = document.at("/paths/~1api~1v2~1batches/get/responses/200");
        if (response.has("$ref")) {
            response = document.at(response.get("$ref").asText().substring(1));
        }
        ObjectNode content = (ObjectNode) response.at("/content/application~1json");
        // The other examples stay, because the gate reports components that aren't used anymore.
        if (content.path("examples") instanceof ObjectNode others) {
            others.putObject("fake").set("value", page);
        } else {
            content.set("example", page);
        }
        Path file = folder.resolve("batches.json");
        Files.writeString(file, MAPPER.writeValueAsString(document));
        return SpecCommand.run("check", file.toString());
    }

    private static ObjectNode specification() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("project.root"), "openapi", "batches.yaml"));
        return MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    /** Removes the keywords from schemas only, because a property can have the name of a keyword. */
    private static void widen(JsonNode node) {
        if (node instanceof ObjectNode object
                && (object.has("type") || object.has("allOf"))
                && !object.path("type").isObject()) {
            object.remove(NARROWING);
            // In 3.1, the type can be a list.
            if (object.path("type").toString().contains("\"string\"")
                    && !TYPED.contains(object.path("format").asText())) {
                object.remove("format");
            }
        }
        node.forEach(FakePagesSchemaTest::widen);
    }

    private String token(String query) throws Exception {
        return URLEncoder.encode(page(query).path("next_page_token").asText(), StandardCharsets.UTF_8);
    }

    private JsonNode page(String query) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/api/v2/batches" + query))
                .header("Authorization", "Bearer " + server.apiKey())
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return MAPPER.readTree(response.body());
    }
}
