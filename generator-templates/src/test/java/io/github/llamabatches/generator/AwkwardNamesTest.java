package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests unusual names in every place of a document. */
class AwkwardNamesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String LONG = "long".repeat(60);

    private static final List<String> NAMES = List.of(
            "order",
            "Order",
            "ORDER",
            "oRDER",
            "order_",
            "userID",
            "userId",
            "user-id",
            "user.id",
            "user_Id",
            LONG + "0123456789",
            LONG + "0123456788",
            LONG.toUpperCase(Locale.ROOT) + "0123456789",
            "yield",
            "record",
            "sealed",
            "permits",
            "var",
            "_",
            "__",
            "class",
            "true",
            "null",
            "Object",
            "String",
            "List",
            "Builder",
            "Known",
            "UNKNOWN",
            "VALUES",
            "api",
            "body",
            "Api",
            "Query",
            "größe",
            "GRÖSSE",
            "Größe",
            "用户",
            "пользователь",
            "Пользователь",
            "مستخدم",
            "उपयोगकर्ता",
            "ユーザー",
            "İstanbul",
            "istanbul",
            "ıstanbul",
            "ǆ",
            "ǅ",
            "𝒳y",
            "😀",
            "😀😀",
            "e\u0301",
            "\u00e9",
            "a\u200db",
            "a b",
            "a\tb",
            "a\nb",
            "a\"b",
            "a'b",
            "a\\b",
            "*/",
            "/*",
            "//",
            "a*/b",
            "../../up",
            "..",
            ".",
            "/etc/passwd",
            "C:\\x",
            "con",
            "a?b",
            "a#b",
            "a&b",
            "a=b",
            "a%b",
            "a%2Fb",
            "$",
            "$$",
            "@x",
            "1",
            "01",
            "1a",
            "-1",
            "+1",
            "!",
            "?");

    @TempDir
    private Path folder;

    @Test
    void allNamesAreUniqueAndCompile() throws IOException {
        Map<String, String> files = Generation.of(JSON.writeValueAsString(document()), folder);

        assertThat(files.keySet())
                .allMatch(
                        file -> file.startsWith(".openapi-generator/")
                                || file.matches(
                                        "src/main/(java/com/example/(api|model)|resources/META-INF/native-image/com.example/example)/[^/\\\\]+"));
        assertThat(files.keySet().stream()
                        .map(file -> file.toLowerCase(Locale.ROOT))
                        .distinct())
                .hasSameSizeAs(files.keySet());
        assertThat(Compilation.of(files)).isEmpty();
        Client client = Clients.read(folder.resolve("specification.json"), "com.example");
        assertThat(client.interfaces().values().stream()
                        .flatMap(api -> api.operations().stream())
                        .map(operation -> operation.name().toLowerCase(Locale.ROOT)))
                .hasSize(NAMES.size())
                .doesNotHaveDuplicates();
        assertThat(client.records().get("Fields").fields())
                .extracting(Field::wireName)
                .containsExactlyElementsOf(NAMES);
        assertThat(client.enums().get("Values").constants())
                .extracting(EnumClass.Constant::value)
                .containsExactlyElementsOf(NAMES);
        // Each inline schema has its own class with the only field of that schema.
        assertThat(client.records().values().stream()
                        .flatMap(model -> model.fields().stream().map(Field::wireName))
                        .filter(field -> field.startsWith("only"))
                        .collect(Collectors.toSet()))
                .hasSize(3 * NAMES.size());
    }

    private static ObjectNode document() {
        ObjectNode root = JSON.createObjectNode().put("openapi", "3.1.0");
        root.putObject("info").put("title", "T").put("version", "1");
        ObjectNode paths = root.putObject("paths");
        ObjectNode schemas = root.putObject("components").putObject("schemas");
        ObjectNode fields = schemas.putObject("Fields").put("type", "object").putObject("properties");
        ObjectNode values = schemas.putObject("Values").put("type", "string");
        for (int i = 0; i < NAMES.size(); i++) {
            String name = NAMES.get(i);
            ObjectNode operation = paths.putObject("/p" + i).putObject("post").put("operationId", name);
            operation.putArray("tags").add(name);
            // Checked once because there are many.
            for (String other : i == 0 ? NAMES : List.<String>of()) {
                operation
                        .withArray("parameters")
                        .addObject()
                        .put("name", other)
                        .put("in", "query")
                        .putObject("schema")
                        .put("type", "string");
            }
            operation
                    .withArray("parameters")
                    .addObject()
                    .put("name", "session")
                    .put("in", "cookie")
                    .putObject("schema")
                    .put("type", "string");
            inline(operation.putObject("requestBody").put("required", true), "onlyRequest" + i);
            inline(operation.putObject("responses").putObject("200").put("description", ""), "onlyAnswer" + i);
            object(fields.putObject(name), "onlyField" + i);
            values.withArray("enum").add(name);
            if (name.matches("[a-zA-Z0-9._-]+")) {
                object(schemas.putObject(name), "x");
            }
        }
        return root;
    }

    private static void inline(ObjectNode holder, String field) {
        object(holder.putObject("content").putObject("application/json").putObject("schema"), field);
    }

    private static void object(ObjectNode schema, String field) {
        schema.put("type", "object").putObject("properties").putObject(field).put("type", "string");
    }
}
