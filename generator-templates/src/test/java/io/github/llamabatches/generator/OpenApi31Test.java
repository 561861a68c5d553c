package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that OpenAPI 3.1 results in the same code as the equivalent document in 3.0. */
class OpenApi31Test {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {anyOf: [{type: string}, {type: 'null'}]}                       | {type: string, nullable: true}
        {type: [string, 'null'], description: D.}                       | {type: string, nullable: true, description: D.}
        {oneOf: [{$ref: '#/components/schemas/B'}, {type: 'null'}]}     | {allOf: [{$ref: '#/components/schemas/B'}], nullable: true}
        {$ref: '#/components/schemas/B', description: D.}               | {allOf: [{$ref: '#/components/schemas/B'}], description: D.}
        {type: string, const: a}                                        | {type: string, enum: [a]}
        {anyOf: [{type: array, items: {type: [integer, 'null']}}, {type: 'null'}]} | {type: array, nullable: true, items: {type: integer, nullable: true}}
        {anyOf: [{type: object, properties: {k: {type: string}}}, {type: 'null'}]} | {type: object, nullable: true, properties: {k: {type: string}}}
        {type: object, additionalProperties: {anyOf: [{$ref: '#/components/schemas/B'}, {type: 'null'}]}} | {type: object, additionalProperties: {allOf: [{$ref: '#/components/schemas/B'}], nullable: true}}
        {type: string, contentEncoding: base64}                         | {type: string, format: byte}
        {type: array, prefixItems: [{type: string}, {type: integer}]}   | {type: array, items: {}}
        true                                                            | {}
        """)
    void field(String newer, String older) throws IOException {
        assertThat(Accepted.generated(folder, document("3.1.0", newer)))
                .isEqualTo(Accepted.generated(folder, document("3.0.3", older)));
    }

    @Test
    void parameterAndReferencedFile() throws IOException {
        Files.writeString(folder.resolve("other.yaml"), "T: {type: object, properties: {k: {type: [string, 'null']}}}");

        Map<String, String> files = Accepted.generated(folder, """
            openapi: 3.1.0
            info: {title: T, version: 1.0.0}
            paths:
              /a:
                get:
                  operationId: getA
                  parameters: [{name: q, in: query, schema: {anyOf: [{type: integer}, {type: 'null'}]}}]
                  responses: {'200': {description: D, content: {application/json: {schema: {$ref: 'other.yaml#/T'}}}}}
            """);

        assertThat(Accepted.oneLine(files, "api/DefaultApi"))
                .contains("T getA(")
                .contains("@Nullable Integer q");
        assertThat(Accepted.oneLine(files, "model/T")).contains("JsonNullable<String> k");
    }

    private static String document(String version, String schema) {
        return """
            openapi: %s
            info: {title: T, version: 1.0.0}
            paths: {}
            components:
              schemas:
                B: {type: object, properties: {k: {type: string}}}
                A: {type: object, properties: {x: %s}}
            """.formatted(version, schema);
    }
}
