package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llamabatches.gate.Specification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that unsupported elements are omitted on request, and that operations that aren't selected aren't checked. */
class OmissionsTest {

    private static final String SPECIFICATION = """
            openapi: 3.0.3
            info: {title: T, version: 1.0.0}
            paths:
              /good:
                get: {operationId: good, tags: [A], responses: {'200': {$ref: '#/components/responses/Good'}}}
              /field:
                get: {operationId: field, tags: [A], responses: {'200': {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/Choice'}}}}}}
              /required:
                get: {operationId: required, tags: [A], responses: {'200': {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/Required'}}}}}}
              /joined:
                get: {operationId: joined, tags: [A], responses: {'200': {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/Joined'}}}}}}
              /list:
                get: {operationId: list, tags: [A], responses: {'200': {description: D, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Union'}}}}}}}
              /error:
                get:
                  operationId: error
                  tags: [A]
                  responses:
                    '204': {description: D}
                    '422': {description: E, content: {application/json: {schema: {$ref: '#/components/schemas/Union'}}}}
                    default: {description: E, content: {application/json: {schema: {$ref: '#/components/schemas/Required'}}}}
              /parameter:
                parameters: [{$ref: '#/components/parameters/Filter'}]
                get:
                  operationId: parameter
                  tags: [A]
                  parameters:
                    - {name: bad, in: query, schema: {type: array, items: {type: object}}}
                    - {name: kept, in: query, schema: {type: string}}
                  responses: {'204': {description: D}}
              /needed:
                get:
                  operationId: needed
                  tags: [A]
                  parameters: [{$ref: '#/components/parameters/Needed'}]
                  responses: {'204': {description: D}}
              /body:
                post: {operationId: body, tags: [A], requestBody: {content: {multipart/form-data: {schema: {type: string}}}}, responses: {'204': {description: D}}}
            components:
              responses:
                Good: {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/Good'}}}}
              parameters:
                Filter: {name: filter, in: query, schema: {$ref: '#/components/schemas/Union'}}
                Needed: {name: needed, in: query, required: true, schema: {type: array, items: {type: object}}}
              schemas:
                Good: {type: object, properties: {k: {type: string}}}
                Union: {allOf: [{type: string}, {type: integer}]}
                Choice:
                  type: object
                  properties:
                    one: {$ref: '#/components/schemas/Union'}
                    two: {type: array, items: {$ref: '#/components/schemas/Union'}}
                    three: {$ref: '#/components/schemas/Required'}
                    self: {$ref: '#/components/schemas/Choice'}
                    kept: {type: string}
                Required: {type: object, required: [one], properties: {one: {$ref: '#/components/schemas/Union'}}}
                Base: {type: object, properties: {one: {$ref: '#/components/schemas/Union'}, two: {type: string}}}
                Joined: {allOf: [{$ref: '#/components/schemas/Base'}], required: [one]}
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void optionalElementsAreOmittedAndRequiredOnesWithTheirOperation() throws IOException {
        Client client = reader(SPECIFICATION).skipUnsupported(true).read();

        assertThat(client.interfaces().get("AApi").operations())
                .extracting(ApiOperation::name)
                .containsExactly("error", "field", "good", "parameter");
        assertThat(client.records()).containsOnlyKeys("Good", "Choice");
        assertThat(client.records().get("Choice").fields())
                .extracting(Field::wireName)
                .containsExactly("self", "kept");
        assertThat(client.parameterRecords().get("ParameterQuery").components())
                .extracting(ApiParameter::wireName)
                .containsExactly("kept");
    }

    @Test
    void omissionsAreListedAndCounted() throws IOException {
        reader(SPECIFICATION).skipUnsupported(true).read();

        String notes = printed.toString(StandardCharsets.UTF_8);
        assertThat(notes.lines()
                        .filter(line -> line.contains(": note ["))
                        .map(line -> line.replaceFirst(".*: note \\[([a-z-]+)] Skipped ([^:]*):.*", "$1 $2")))
                .contains(
                        "supported-composition the field one of Choice",
                        "supported-composition the field two of Choice",
                        "supported-composition the field three of Choice",
                        "supported-composition the component Union",
                        "supported-composition the component Filter",
                        "supported-composition the operation GET /required",
                        "supported-composition the operation GET /joined",
                        "supported-composition the operation GET /list",
                        "supported-composition the body of the response 422 of the operation GET /error",
                        "supported-composition the parameter filter of /parameter",
                        "supported-parameter the parameter bad of the operation GET /parameter",
                        "supported-parameter the operation GET /needed",
                        "supported-media-type the operation POST /body");
        assertThat(notes).contains("specification.yaml:").contains("\n    at /components/schemas/Union/allOf\n");
        assertThat(notes.lines().toList().get((int) notes.lines().count() - 1))
                .startsWith("4 of 9 operations are generated; skipped: ")
                .contains("1 × supported-media-type");
    }

    @Test
    void allAreRejectedWithoutTheOption() {
        assertThatThrownBy(() -> reader(SPECIFICATION).read())
                .isInstanceOf(UnsupportedSpecificationException.class)
                .hasMessageContaining("at /components/schemas/Union/allOf\n")
                .hasMessageContaining("at /paths/~1body/post/requestBody/content/multipart~1form-data/schema\n")
                .hasMessageContaining("at /components/parameters/Needed/schema\n");
    }

    @Test
    void noRemainingOperationIsAnError() {
        String all = SPECIFICATION
                .replaceAll("(?s)  /good:.*?  /required:", "  /required:")
                .replaceAll("(?s)  /error:.*?  /needed:", "  /needed:");

        assertThatThrownBy(() -> reader(all).skipUnsupported(true).read())
                .hasMessageMatching("\n[^\n]*No operation is left of 5: [^\n]*\\.");
        assertThat(printed.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        good               | good
        GET /good          | good
        GET /*             | error,field,good,list,needed,parameter,required,joined
        g*d                | good
        good,parameter     | good,parameter
        """)
    void onlySelectedOperationsAreGeneratedAndChecked(String wanted, String expected) throws IOException {
        Client client = reader(SPECIFICATION
                        .replace("{allOf: [{type: string}, {type: integer}]}", "{type: string}")
                        .replace("items: {type: object}}", "items: {type: string}}"))
                .operations(List.of(wanted.split(",")))
                .read();

        assertThat(client.interfaces().get("AApi").operations())
                .extracting(ApiOperation::name)
                .containsExactlyInAnyOrder(expected.split(","));
    }

    @Test
    void unreachableComponentsAreNotGenerated() throws IOException {
        Client client = reader(SPECIFICATION).operations(List.of("good")).read();

        assertThat(client.models()).containsExactly("Good");
    }

    @Test
    void unmatchedSelectionIsRejected() {
        assertThatThrownBy(() ->
                        reader(SPECIFICATION).operations(List.of("good", "god")).read())
                .hasMessageContaining("There is no operation god.")
                .hasMessageContaining("fix: Write good.");
        assertThatThrownBy(() ->
                        reader(SPECIFICATION).operations(List.of("Get /good")).read())
                .hasMessageContaining("fix: Write GET /good.");
        assertThatThrownBy(() -> reader(SPECIFICATION).operations(List.of("*x")).read())
                .hasMessageContaining("fix: Select operations by their operationIds");
    }

    @Test
    void unselectedOperationsAreNotChecked() throws IOException {
        Path file = Files.writeString(folder.resolve("specification.yaml"), SPECIFICATION);
        Predicate<String> concerned =
                new SupportCheck().concerned(Specification.read(file), List.of("good", "parameter"));

        assertThat(List.of(
                        "",
                        "/info",
                        "/paths/~1good/get",
                        "/paths/~1parameter/parameters/0",
                        "/paths/~1parameter/get/parameters/0",
                        "/components/schemas/Good/properties",
                        "/components/parameters/Filter",
                        "/components/securitySchemes/none"))
                .allMatch(concerned);
        assertThat(List.of("/paths/~1field", "/paths/~1field/get/responses", "/components/schemas/Choice/properties/x"))
                .noneMatch(concerned);
    }

    @Test
    void pluginOptionsHaveTheSameEffect() throws IOException {
        Path file = folder.resolve("specification.yaml");
        Files.writeString(file, SPECIFICATION);

        Generation.run(
                file,
                folder.resolve("generated"),
                "com.example",
                Map.of("unsupported", "skip", "selectedOperations", "field,required"));

        Map<String, String> files = Generation.files(folder.resolve("generated"));
        assertThat(files.keySet())
                .anyMatch(name -> name.endsWith("model/Choice.java"))
                .noneMatch(name -> name.endsWith("model/Good.java"));
        assertThat(Compilation.of(files)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"skp", "SKIP"})
    void invalidOptionIsRejected(String value) throws IOException {
        Path file = folder.resolve("specification.yaml");
        Files.writeString(file, SPECIFICATION);

        assertThatThrownBy(() ->
                        Generation.run(file, folder.resolve("generated"), "com.example", Map.of("unsupported", value)))
                .hasMessageContaining("the allowed values are refuse and skip");
    }

    private ClientReader reader(String specification) throws IOException {
        Path file = folder.resolve("specification.yaml");
        Files.writeString(file, specification);
        return new ClientReader(Specification.read(file), new PrintStream(printed, true, StandardCharsets.UTF_8))
                .packages("com.example.api", "com.example.model");
    }
}
