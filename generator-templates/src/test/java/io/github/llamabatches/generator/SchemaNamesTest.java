package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests schemas with names of types of the JDK, Jackson, Feign and generated code. */
class SchemaNamesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern IMPORT = Pattern.compile("(?m)^import [\\w.]+\\.(\\w+);");

    @TempDir
    private Path folder;

    @Test
    void recordsKeepNamesOfTypes() throws IOException {
        assertNamesAreKept("record");
    }

    @Test
    void enumsKeepNamesOfTypes() throws IOException {
        assertNamesAreKept("enum");
    }

    /** Each is used together with all types, in a field, list, request body and response. */
    private void assertNamesAreKept(String kind) throws IOException {
        Set<String> names = names();
        ObjectNode root = JSON.createObjectNode().put("openapi", "3.0.3");
        root.putObject("info").put("title", "T").put("version", "1");
        ObjectNode paths = root.putObject("paths");
        ObjectNode schemas = root.putObject("components").putObject("schemas");
        for (String name : names) {
            addSchema(schemas.putObject(name), kind, name);
            addOperation(paths.putObject("/" + name).putObject("post"), name);
        }
        addSchema(schemas.putObject("Other"), "record", "List");

        Map<String, String> files = Generation.of(JSON.writeValueAsString(root), folder);

        assertThat(Compilation.of(files)).isEmpty();
        assertThat(names).allSatisfy(name -> assertThat(files).containsKey(file("model/" + name)));
        assertThat(files.get(file("model/Other"))).contains("import java.time.Instant;", "com.example.model.List");
    }

    private static String file(String name) {
        return "src/main/java/com/example/" + name + ".java";
    }

    private static void addSchema(ObjectNode schema, String kind, String name) {
        if (kind.equals("enum")) {
            schema.put("type", "string").putArray("enum").add("a").add("UUID").add("List");
            return;
        }
        schema.put("type", "object").putArray("required").add("required");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("required").put("type", "string");
        properties.putObject("null").put("type", "integer").put("nullable", true);
        for (String format : new String[] {"uuid", "date-time", "date", "byte"}) {
            properties.putObject(format).put("type", "string").put("format", format);
        }
        properties
                .putObject("long")
                .put("type", "integer")
                .put("format", "int64")
                .put("x-ignore-unreadable", true);
        properties.putObject("decimal").put("type", "number");
        properties.putObject("json");
        properties.putObject("own").put("$ref", "#/components/schemas/" + name);
        properties
                .putObject("owns")
                .put("type", "array")
                .putObject("items")
                .put("$ref", "#/components/schemas/" + name);
        properties
                .putObject("map")
                .put("type", "object")
                .putObject("additionalProperties")
                .put("$ref", "#/components/schemas/" + name);
    }

    private static void addOperation(ObjectNode operation, String name) {
        operation.put("operationId", "send " + name);
        for (String in : new String[] {"query", "header", "cookie"}) {
            ObjectNode parameter = operation
                    .withArray("parameters")
                    .addObject()
                    .put("name", in)
                    .put("in", in);
            parameter.putObject("schema").put("type", "string");
        }
        content(operation.putObject("requestBody").put("required", true), name);
        ObjectNode responses = operation.putObject("responses");
        content(responses.putObject("200").put("description", "The same."), name);
        responses.putObject("204").put("description", "Nothing.");
    }

    private static void content(ObjectNode holder, String name) {
        holder.putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/" + name);
    }

    /** Returns all types that templates import, all types of java.lang, and others. */
    private static Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Path template : TemplatesTest.templates().toList()) {
            Matcher imports = IMPORT.matcher(Files.readString(template));
            while (imports.find()) {
                names.add(imports.group(1));
            }
        }
        for (String packageName : new String[] {"java.base/java/lang", "java.base/java/time", "java.sql/java/sql"}) {
            Path classes = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/" + packageName);
            try (Stream<Path> files = Files.list(classes)) {
                files.map(file -> file.getFileName().toString())
                        .filter(file -> file.matches("[A-Z][A-Za-z]+\\.class"))
                        .forEach(file -> names.add(file.replace(".class", "")));
            }
        }
        names.addAll(Set.of("File", "HashMap", "JsonValue", "JsonTypeInfo", "JsonSubTypes", "JsonDeserialize"));
        names.addAll(Set.of("Schema", "Array", "Arrays", "Response", "Client", "Feign", "Serializable", "IOException"));
        return names;
    }
}
