package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import feign.Request;
import feign.Response;
import io.github.llamabatches.core.JsonLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The examples of the specification are what the generated classes read and write. */
@Tag("spec")
@ParameterizedClass
@MethodSource("io.github.llamabatches.Pages#jsonLibraries")
class SpecExampleTest {

    @Parameter
    JsonLibrary json;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .build();

    /** An example, and the schema in components that it is an example of. */
    record Example(String schema, JsonNode value) {}

    static List<Example> examples() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("project.root"), "openapi", "batches.yaml"));
        JsonNode document = MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
        List<Example> examples = new ArrayList<>();
        document.path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> add(schema.getKey(), schema.getValue(), examples));
        document.findParents("schema")
                .forEach(holder -> add(
                        holder.path("schema").path("$ref").asText().replace("#/components/schemas/", ""),
                        holder,
                        examples));
        assertThat(examples).extracting(Example::schema).isNotEmpty();
        return examples;
    }

    private static void add(String schema, JsonNode holder, List<Example> examples) {
        if (!schema.isEmpty() && holder.has("example")) {
            examples.add(new Example(schema, holder.get("example")));
        }
        if (!schema.isEmpty()) {
            holder.path("examples").forEach(example -> examples.add(new Example(schema, example.path("value"))));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isReadByTheGeneratedClassAndWrittenTheSame(Example example) throws Exception {
        Class<?> type = Class.forName("io.github.llamabatches.model." + example.schema());

        Object decoded = decode(example.value().toString(), type);

        assertThat(MAPPER.readTree(MAPPER.writeValueAsString(decoded))).isEqualTo(example.value());
    }

    private Object decode(String body, Class<?> type) throws IOException {
        Request request = Request.create(Request.HttpMethod.GET, "http://localhost", Map.of(), null, null, null);
        Response response = Response.builder()
                .status(200)
                .headers(Map.of())
                .request(request)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .build();
        return new StrictDecoder(json.codec(true)).decode(response, type);
    }
}
