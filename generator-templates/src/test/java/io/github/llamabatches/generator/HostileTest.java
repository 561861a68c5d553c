package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests hostile strings in every place of a specification: the code must compile and not contain them as code. */
class HostileTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/ class Hostile {} /*",
                "\\u002a/ class Hostile {} /\\u002a",
                "\\u000a class Hostile {} //",
                "\\\\u002a/",
                "\" + Hostile.x + \"",
                "\\\" + Hostile.x + \\\"",
                "\"); class Hostile {} (\"",
                "{@code",
                "{@code }} {@link Hostile} @Hostile",
                "}{",
                "{{{name}}} {{hostile}} {{=<% %>=}}",
                "</p><script>alert()</script>&amp;&#42;&#47;",
                "@deprecated hostile",
                "../../../Hostile",
                "..\\..\\Hostile",
                "/absolute/Hostile",
                "a\nb\r\nclass Hostile {}",
                "a\u2028b\u0085c\fd\u000be\u0000f",
                "\u202e gnihtemos \u202c",
                "\ud83d\ude00 \u4f8b\u0301 e\u0301",
                "#?&=%25%2F+$^~;:,'`|<>[]()!",
                " ",
                "%",
                "yield",
                "Object",
                "1e3"
            })
    void stringsNeverBecomeCodeOrPaths(String text) throws IOException {
        Map<String, String> files = Generation.of(specification(text), folder);

        assertThat(files.keySet())
                .allMatch(file -> file.matches(
                        "\\.openapi-generator/.*|src/main/resources/META-INF/native-image/com.example/example/[a-z-]+\\.json"
                                + "|src/main/java/com/example/(api|model)/[^/\\\\.]+\\.java|.*/package-info\\.java"));
        assertThat(Compilation.of(files)).isEmpty();
        assertThat(JSON.readTree(
                                files.get(
                                        "src/main/resources/META-INF/native-image/com.example/example/reachability-metadata.json"))
                        .path("reflection"))
                .isNotEmpty();
    }

    /** Returns a specification in JSON, where strings have only one form. */
    private static String specification(String text) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("openapi", "3.0.3");
        root.putObject("info").put("title", text).put("version", "1").put("description", text);
        root.putArray("tags").addObject().put("name", text).put("description", text);
        String path = text.replaceAll("[{}?#]", "_");
        ObjectNode item = root.putObject("paths").putObject("/" + path + "/{" + text.replaceAll("[{}]", "_") + "}");
        ObjectNode operation = item.putObject("post");
        operation.putArray("tags").add(text);
        operation.put("operationId", text).put("summary", text).put("description", text);
        addParameter(operation, text.replaceAll("[{}]", "_"), "path", text).put("required", true);
        addParameter(operation, text, "query", text);
        addParameter(operation, "X", "header", text);
        addParameter(operation, "C", "cookie", text);
        ObjectNode schema = JSON.createObjectNode().put("$ref", "#/components/schemas/Thing");
        ObjectNode body =
                operation.putObject("requestBody").put("required", true).put("description", text);
        ObjectNode content = body.putObject("content");
        content.putObject("application/json").set("schema", schema);
        content.putObject(text);
        ObjectNode response = operation.putObject("responses").putObject("200").put("description", text);
        ObjectNode answer = response.putObject("content");
        answer.putObject("application/json").set("schema", schema);
        answer.putObject("application/" + text);
        ObjectNode schemas = root.putObject("components").putObject("schemas");
        addRecord(schemas.putObject("Thing"), text);
        schemas.putObject("_" + text.replaceAll("[^A-Za-z0-9._-]", ""))
                .put("type", "object")
                .put("description", text)
                .putObject("properties")
                .putObject(text)
                .put("type", "string");
        return JSON.writeValueAsString(root);
    }

    private static ObjectNode addParameter(ObjectNode operation, String name, String in, String text) {
        ObjectNode parameter = operation.withArray("parameters").addObject();
        parameter.put("name", name).put("in", in).put("description", text);
        parameter.putObject("schema").put("type", "string").put("default", text);
        return parameter;
    }

    private static void addRecord(ObjectNode record, String text) {
        record.put("type", "object").put("description", text);
        record.putArray("required").add(text);
        ObjectNode properties = record.putObject("properties");
        properties
                .putObject(text)
                .put("type", "array")
                .put("description", text)
                .putObject("items")
                .put("type", "string");
        properties
                .putObject("nullable")
                .put("type", "string")
                .put("nullable", true)
                .put("default", text);
        ObjectNode values = properties.putObject("values").put("type", "string").put("description", text);
        values.putArray("enum").add(text).add("other");
        values.putArray("x-enum-descriptions").add(text).add(text);
        ObjectNode group = values.putArray("x-enum-groups").addObject();
        group.put("method", text.isBlank() ? "blank" : text).put("description", text);
        group.putArray("values").add(text);
        properties
                .putObject("inner" + text)
                .put("type", "object")
                .putObject("properties")
                .putObject("a" + text)
                .put("type", "string");
    }
}
