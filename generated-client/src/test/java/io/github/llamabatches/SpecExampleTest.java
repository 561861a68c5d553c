package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.llamabatches.runtime.JsonCodec;
import io.github.llamabatches.runtime.JsonLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The examples of the specification, whichever it has, are what the generated classes read and write. */
@Tag("spec")
@ParameterizedClass
@EnumSource
class SpecExampleTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Parameter
    JsonLibrary json;

    /** An example, and the schema in components that it is an example of. */
    record Example(String schema, JsonNode value) {}

    static List<Example> examples() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("project.root"), "openapi", "batches.yaml"));
        JsonNode document = MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
        JsonNode schemas = document.path("components").path("schemas");
        List<Example> examples = new ArrayList<>();
        schemas.properties().forEach(schema -> add(schema.getKey(), schema.getValue(), document, examples));
        document.findParents("schema")
                .forEach(holder -> add(
                        holder.path("schema").path("$ref").asText().replace("#/components/schemas/", ""),
                        holder,
                        document,
                        examples));
        examples.removeIf(example -> example.value().isMissingNode() || !hasClass(schemas.path(example.schema())));
        return examples;
    }

    /** A schema of a string or of a list has none of its own. */
    private static boolean hasClass(JsonNode schema) {
        return schema.has("properties") || schema.has("enum") || schema.has("allOf");
    }

    private static void add(String schema, JsonNode holder, JsonNode document, List<Example> examples) {
        if (holder.has("example")) {
            examples.add(new Example(schema, holder.get("example")));
        }
        // A list of values in a schema of OpenAPI 3.1; elsewhere, objects by name that have the values, or references.
        JsonNode several = holder.path("examples");
        for (JsonNode example : several) {
            String reference = example.path("$ref").asText();
            JsonNode named = reference.isEmpty() ? example : document.at(reference.substring(1));
            examples.add(new Example(schema, several.isArray() ? example : named.path("value")));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isReadByTheGeneratedClassAndWrittenTheSame(Example example) throws Exception {
        Class<?> type = Class.forName("io.github.llamabatches.model." + example.schema());
        JsonCodec codec = json.codec(true);
        byte[] body = example.value().toString().getBytes(StandardCharsets.UTF_8);

        Object read = codec.read(body, body.length, type);

        assertThat(normal(MAPPER.readTree(codec.writeText(read)))).isEqualTo(normal(example.value()));
    }

    /** Null and absent are the same to most fields, and a time can be written in many ways. */
    private static JsonNode normal(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                if (field.getValue().isNull()) {
                    object.remove(field.getKey());
                } else {
                    object.set(field.getKey(), normal(field.getValue()));
                }
            }
        }
        if (node.isArray()) {
            return MAPPER.createArrayNode()
                    .addAll(node.valueStream().map(SpecExampleTest::normal).toList());
        }
        return node.isTextual() ? TextNode.valueOf(normal(node.textValue())) : node;
    }

    private static String normal(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeException e) {
            return text;
        }
    }
}
