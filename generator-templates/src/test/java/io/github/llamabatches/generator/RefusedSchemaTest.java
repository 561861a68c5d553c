package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llamabatches.gate.UnreadableSpecificationException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that the generator rejects unsupported schemas. A mark shows the expected location. */
class RefusedSchemaTest {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        one of several beside a part  | {§allOf: [{type: object}, {oneOf: [{type: object}, {type: string}]}]} | /allOf
        parts that can't be joined    | {§allOf: [{type: string}, {type: integer}]}               | /allOf
        a requirement of a text       | {§allOf: [{$ref: '#/components/schemas/T'}], required: [k]} | /allOf
        """)
    void composition(String construct, String schema, String place) {
        refused(schema, "supported-composition", place);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        lists                      | {type: array, items: {type: string}, enum: [§[a], [b]]} | /enum/0
        objects                    | {type: object, enum: [§{a: 1}]}                  | /enum/0
        texts among integers       | {type: integer, enum: [1, §'2']}                 | /enum/1
        a part of an integer       | {type: integer, enum: [1, §1.5]}                 | /enum/1
        more than fits into a long | {type: integer, enum: [1, §9223372036854775808]} | /enum/1
        several enums of two types | {anyOf: [{enum: [a]}, {type: string, enum: [§1]}]} | /anyOf/1/enum/0
        mixed, an object among texts | {enum: [a, §{b: c}]}                           | /enum/1
        mixed, a number among texts | {type: string, enum: [a, §1]}                   | /enum/1
        mixed, a truth value among texts | {type: string, enum: [a, §true]}           | /enum/1
        a number that loses a digit | {type: string, enum: [§1.10]}                   | /enum/0
        a group of unknown values  | {type: string, enum: [a], x-enum-groups: [§{method: m, values: [b]}]} | /x-enum-groups/0
        """)
    void enumeration(String construct, String schema, String place) {
        refused(schema, "supported-enum", place);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a type that isn't one           | {§type: file}                                       | schema-type      | /type
        a reference to nothing          | {§$ref: '#/components/schemas/None'}                | reference-target | /$ref
        a reference to a file that isn't there | {§$ref: 'none.yaml#/A'}                      | reference-target | /$ref
        a reference above the folder    | {§$ref: '../above.yaml#/A'}                         | reference-target | /$ref
        a reference to a network        | {§$ref: 'http://127.0.0.1:1/a.yaml#/A'}             | reference-target | /$ref
        """)
    void formatOrReference(String construct, String schema, String rule, String place) {
        refused(schema, rule, place);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        no truth value       | {properties: {y: {type: integer, §x-ignore-unreadable: 'yes'}}}                        | /properties/y
        a required property  | {required: [y], properties: {y: {type: integer, §x-ignore-unreadable: true}}}          | /properties/y
        null beside absent   | {properties: {y: {type: integer, nullable: true, §x-ignore-unreadable: true}}}         | /properties/y
        a time               | {properties: {y: {type: string, format: date-time, §x-ignore-unreadable: true}}}       | /properties/y
        an enum              | {properties: {y: {type: string, enum: [a], §x-ignore-unreadable: true}}}               | /properties/y
        a list               | {properties: {y: {type: array, items: {type: string}, §x-ignore-unreadable: true}}}    | /properties/y
        an object            | {properties: {y: {properties: {z: {type: string}}, §x-ignore-unreadable: true}}}       | /properties/y
        any JSON             | {properties: {y: {readOnly: true, §x-ignore-unreadable: true}}}                        | /properties/y
        items                | {type: array, items: {type: string, §x-ignore-unreadable: true}}                       | /items
        values of a map      | {additionalProperties: {type: string, §x-ignore-unreadable: true}}                     | /additionalProperties
        a part               | {properties: {y: {allOf: [{type: string, §x-ignore-unreadable: true}]}}}               | /properties/y/allOf/0
        one of several parts | {allOf: [{properties: {y: {}}}, {properties: {z: {}}, §x-ignore-unreadable: true}]}    | /allOf/1
        """)
    void leniencyWithoutEffect(String construct, String schema, String place) {
        refused(schema, "supported-leniency", place + "/x-ignore-unreadable");
    }

    @Test
    void leniencyOfParameterOrComponent() {
        Refusals.assertRefused(
                """
            paths:
              /b:
                get:
                  parameters: [{name: q, in: query, schema: {type: string, §x-ignore-unreadable: true}}]
                  responses: {'204': {description: D}}
            """, "supported-leniency", "/paths/~1b/get/parameters/0/schema/x-ignore-unreadable", folder);
        Refusals.assertRefused("""
            components:
              schemas:
                A: {properties: {x: {$ref: '#/components/schemas/T'}}}
                T: {type: string, §x-ignore-unreadable: true}
            """, "supported-leniency", "/components/schemas/T/x-ignore-unreadable", folder);
    }

    @Test
    void circularReferences() {
        Refusals.assertRefused("""
            components:
              schemas:
                A: {type: object, properties: {x: {$ref: '#/components/schemas/List'}}}
                List: {type: array, §items: {$ref: '#/components/schemas/List'}}
            """, "supported-composition", "/components/schemas/List/items", folder);
    }

    @Test
    void tooManyMembers() {
        String fields = IntStream.range(0, 254)
                .mapToObj(i -> "f" + i + ": {type: string}")
                .collect(Collectors.joining(", "));
        String values = IntStream.range(0, 1001).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));

        refused("{type: object, §properties: {" + fields + "}}", "supported-composition", "/properties");
        refused("{type: string, §enum: [" + values + "]}", "supported-enum", "/enum");
    }

    @Test
    void unsupportedVersion() {
        assertThatThrownBy(() -> Clients.of("openapi: 3.3.0\npaths: {}"))
                .isInstanceOf(UnreadableSpecificationException.class)
                .hasMessageContaining("[openapi-version]")
                .hasMessageContaining("at /openapi");
        assertThatThrownBy(() -> Clients.of("swagger: '2.0' # no openapi:\npaths: {}"))
                .isInstanceOf(UnreadableSpecificationException.class)
                .hasMessageContaining("[openapi-version]")
                .hasMessageContaining("at /swagger");
    }

    private void refused(String schema, String rule, String place) {
        Refusals.assertRefused("""
            paths:
              /b:
                get:
                  parameters: [{name: q, in: query, schema: {type: string}}]
                  responses: {'204': {description: D}}
            components:
              schemas:
                B: {type: object, properties: {k: {type: string}}}
                N: {type: string, nullable: true}
                T: {type: string}
                A:
                  type: object
                  properties:
                    x: %s
            """.formatted(schema), rule, "/components/schemas/A/properties/x" + place, folder);
    }
}
