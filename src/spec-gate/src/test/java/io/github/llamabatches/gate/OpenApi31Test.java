package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Keywords;
import io.github.llamabatches.gate.internal.reading.Severity;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that documents of OpenAPI 3.1 are converted to 3.0, and that findings have their original locations. */
@Tag("spec")
class OpenApi31Test {

    private static final String SCHEMA = "/components/schemas/A";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {type: [string, 'null']}                          | {type: string, nullable: true}
        {type: [string]}                                  | {type: string}
        {type: [integer, number]}                         | {type: number}
        {type: [string, integer]}                         | {anyOf: [{type: string}, {type: integer}]}
        {type: [string, integer, 'null'], format: int64}  | {nullable: true, anyOf: [{type: string}, {type: integer, format: int64}]}
        {type: [string, integer], format: uuid}           | {anyOf: [{type: string, format: uuid}, {type: integer}]}
        {type: [string, integer, 'null']}                 | {nullable: true, anyOf: [{type: string}, {type: integer}]}
        {type: 'null'}                                    | {nullable: true}
        {anyOf: [{type: string, maxLength: 3}, {type: 'null'}], title: T} | {type: string, maxLength: 3, title: T, nullable: true}
        {oneOf: [{type: 'null'}, {$ref: '#/components/schemas/B'}]} | {allOf: [{$ref: '#/components/schemas/B'}], nullable: true}
        {anyOf: [{type: string}, {type: 'null'}], default: null} | {type: string, nullable: true}
        {anyOf: [{type: string}, {type: integer}, {type: 'null'}]} | {nullable: true, anyOf: [{type: string}, {type: integer}]}
        {anyOf: [{type: array, items: {anyOf: [{type: string}, {type: 'null'}]}}, {type: 'null'}]} | {type: array, items: {type: string, nullable: true}, nullable: true}
        {anyOf: [{anyOf: [{type: string}, {type: 'null'}]}, {type: 'null'}]} | {type: string, nullable: true}
        {const: a}                                        | {enum: [a], type: string}
        {const: 3}                                        | {enum: [3], type: integer}
        {const: null}                                     | {nullable: true}
        {type: string, const: a}                          | {type: string, enum: [a]}
        {type: [string, 'null'], enum: [a, null]}         | {type: string, enum: [a], nullable: true}
        {type: string, examples: [a, b]}                  | {type: string, example: a}
        {type: integer, exclusiveMinimum: 3}              | {type: integer, minimum: 3, exclusiveMinimum: true}
        {type: integer, minimum: 5, exclusiveMinimum: 3}  | {type: integer, minimum: 5}
        {type: integer, exclusiveMaximum: 3, maximum: 3}  | {type: integer, maximum: 3, exclusiveMaximum: true}
        {$ref: '#/components/schemas/B', description: D}  | {allOf: [{$ref: '#/components/schemas/B'}], description: D}
        {$ref: '#/components/schemas/B', allOf: [{type: object}]} | {allOf: [{$ref: '#/components/schemas/B'}, {type: object}]}
        {type: string, contentEncoding: base64}           | {type: string, format: byte}
        {type: string, contentMediaType: application/octet-stream} | {type: string, format: binary}
        {type: string, contentMediaType: image/png, contentEncoding: base64} | {type: string, format: byte}
        true                                              | {}
        {type: object, properties: {a: true, b: false}}   | {type: object, properties: {a: {}}}
        {type: array, items: false}                       | {type: array, items: {not: {}}}
        {type: array, prefixItems: [{type: string}]}      | {type: array, items: {}}
        {type: object, patternProperties: {'^x': {type: string}}} | {type: object, additionalProperties: true}
        {type: string, if: {const: a}, then: {minLength: 2}, $comment: C, $id: x, embed: true} | {type: string}
        {type: object, unevaluatedProperties: false, propertyNames: {pattern: a}} | {type: object}
        {type: object, additionalProperties: false}       | {type: object, additionalProperties: false}
        {type: string, nullable: true, x-mine: 1}         | {type: string, nullable: true, x-mine: 1}
        """)
    void schemaIsConvertedTo30(String written, String form) {
        ObjectNode schema = (ObjectNode) document(written).json().at(SCHEMA);
        schema.properties().removeIf(entry -> entry.getKey().startsWith(Keywords.KEPT));

        assertThat(schema)
                .isEqualTo(SpecDocument.parse(Path.of("form.yaml"), form).json());
    }

    @Test
    void definitionsInSchemaBecomeComponents() {
        JsonNode json = document(
                        "{type: object, $defs: {B: {type: [string, 'null']}}, properties: {x: {$ref: '#/components/schemas/A/$defs/B'}}}")
                .json();

        assertThat(json.at("/components/schemas/B2").toString()).isEqualTo("{\"type\":\"string\",\"nullable\":true}");
        assertThat(json.at(SCHEMA + "/properties/x/$ref").asText()).isEqualTo("#/components/schemas/B2");
    }

    @Test
    void referenceToMovedElementIsUpdated() {
        JsonNode json = document(
                        "{properties: {x: {anyOf: [{type: object, properties: {y: {type: string}}}, {type: 'null'}], minProperties: 1},"
                                + " z: {$ref: '#/components/schemas/A/properties/x/anyOf/0'}}}")
                .json();

        assertThat(json.at(SCHEMA + "/properties/z/$ref").asText())
                .isEqualTo("#/components/schemas/A/properties/x/allOf/0");
    }

    @Test
    void keywordsForToolsAreOmittedAndWebhooksKept() {
        JsonNode json = SpecDocument.parse(Path.of("new.yaml"), """
                        openapi: 3.1.1
                        jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base
                        info: {title: T, summary: S, version: 1.0.0, license: {name: L, identifier: MIT}}
                        webhooks: {w: {post: {responses: {'204': {description: D}}}}}
                        components:
                          pathItems: {P: {get: {responses: {'200': {description: D, content: {application/json: {schema: true}}}}}}}
                        paths: {/a: {$ref: '#/components/pathItems/P'}}
                        """).json();

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("openapi", "info", "webhooks", "components", "paths");
        assertThat(json.path("openapi").asText()).isEqualTo("3.0.3");
        assertThat(json.at("/paths/~1a/get/responses/200/content/application~1json/schema")
                        .toString())
                .isEqualTo("{}");
        assertThat(json.at("/components").isEmpty()).isTrue();
    }

    @Test
    void circularPathItemsAreHandled() {
        JsonNode json = SpecDocument.parse(Path.of("new.yaml"), """
                        openapi: 3.1.0
                        info: {title: T, version: 1.0.0}
                        components: {pathItems: {A: {$ref: '#/components/pathItems/B'}, B: {$ref: '#/components/pathItems/A'}}}
                        paths: {/a: {$ref: '#/components/pathItems/A'}}
                        """).json();

        assertThat(json.at("/paths/~1a/$ref").asText()).isEqualTo("#/components/pathItems/A");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        type: strng                                        | schema-type    | /type
        type: object\\n          properties: [x]          | keyword-shape  | /properties
        required: id                                       | keyword-shape  | /required
        anyOf: [{type: string, format: time-of-day}, {type: 'null'}] | format-known | /anyOf/0/format
        anyOf: [{type: integer, format: int32, minimum: 5, maximum: 3}, {type: 'null'}] | bounds-order | /anyOf/0/minimum
        type: integer\\n          format: int32\\n          examples: [a] | example-invalid | /examples/0
        oneOf: [{type: 'null'}, {$ref: '#/components/schemas/None'}] | reference-target | /oneOf/1/$ref
        """)
    void mistakeHasOriginalLocation(String schema, String rule, String place) {
        String text = Specs.edit(
                Specs.TEXT.replace("openapi: 3.0.3", "openapi: 3.1.0").replaceAll("(?m)^ +nullable: true\n", ""),
                "      required:\n        - items\n      properties:\n",
                "      required:\n        - items\n      properties:\n        a:\n          description: D.\n          "
                        + schema.translateEscapes()
                        + "\n");

        Finding finding = Specs.only(Specs.check(text).stream()
                .filter(found -> found.severity() != Severity.NOTE)
                .toList());
        assertThat(finding.rule().id()).isEqualTo(rule);
        assertThat(finding.pointer()).isEqualTo("/components/schemas/BatchPage/properties/a" + place);
    }

    @Test
    void specificationIsCleanIn31() {
        List<String> lines = new ArrayList<>(
                Specs.TEXT.replace("openapi: 3.0.3", "openapi: 3.1.0").lines().toList());
        for (int nullable = 0; nullable < lines.size(); nullable++) {
            if (lines.get(nullable).strip().equals("nullable: true")) {
                String indent = lines.get(nullable).replaceFirst("\\S.*", "");
                int type = nullable;
                while (!lines.get(type).startsWith(indent + "type: ")) {
                    type--;
                }
                lines.set(type, lines.get(type).replaceFirst("type: (\\w+)", "type: [$1, \"null\"]"));
                lines.set(nullable, "");
            }
        }
        String newer = String.join("\n", lines);

        assertThat(newer).doesNotContain("nullable").contains("\"null\"");
        assertThat(Specs.check(newer)).isEmpty();
    }

    @Test
    void openApiVersionIsNoChange() {
        SpecDocument released = SpecDocument.parse(Path.of("old.yaml"), Specs.TEXT);
        SpecDocument newer =
                SpecDocument.parse(Path.of("new.yaml"), Specs.TEXT.replace("openapi: 3.0.3", "openapi: 3.1.0"));

        assertThat(SpecGate.check(newer, released, Generation.OF_ALL))
                .allMatch(finding -> finding.message().contains("`nullable`"));
    }

    private static SpecDocument document(String schema) {
        return SpecDocument.parse(Path.of("new.yaml"), text(schema));
    }

    private static String text(String schema) {
        return """
            openapi: 3.1.0
            info: {title: T, version: 1.0.0}
            paths: {}
            components:
              schemas:
                B: {type: object, properties: {k: {type: string}}}
                A: %s
            """.formatted(schema);
    }
}
