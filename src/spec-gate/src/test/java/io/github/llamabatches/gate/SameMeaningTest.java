package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.gate.internal.comparing.CompatibilityCheck;
import io.github.llamabatches.gate.internal.reading.Severity;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that equivalent documents have no changes, in either direction. */
@Tag("spec")
class SameMeaningTest {

    private static final String SHOP = """
            openapi: 3.0.3
            info: {title: Shop, version: 1.0.0}
            servers:
              - url: https://shop.example.com
            security:
              - key: []
            paths:
              /orders/{id}:
                put:
                  operationId: putOrder
                  tags: [Orders]
                  parameters:
                    - {name: id, in: path, required: true, schema: {type: string}}
                    - {name: count, in: query, schema: {type: integer, format: int32}}
                    - {name: X-Trace, in: header, schema: {type: string}}
                    - {name: kind, in: query, schema: {$ref: "#/components/schemas/Kind"}}
                  requestBody:
                    content:
                      application/json: {schema: {$ref: "#/components/schemas/Order"}}
                  responses:
                    "200":
                      description: Done.
                      headers: {X-Id: {schema: {type: string}}}
                      content:
                        application/json: {schema: {$ref: "#/components/schemas/Order"}}
                    "404": {description: Not there.}
                    default: {description: Failed.}
            components:
              securitySchemes:
                key: {type: http, scheme: bearer}
              schemas:
                Order:
                  type: object
                  required: [id]
                  properties:
                    id: {type: string}
                    size: {type: integer, minimum: 1}
                    name: {type: string, nullable: true}
                    lines: {type: array, items: {$ref: "#/components/schemas/Line"}}
                    kind: {$ref: "#/components/schemas/Kind"}
                    either:
                      oneOf:
                        - {type: string}
                        - {type: integer}
                Line:
                  type: object
                  properties:
                    text: {type: string}
                    order: {$ref: "#/components/schemas/Order"}
                Kind: {type: string, enum: [big, small]}
                Text: {type: string}
            """;

    private static Arguments rewriting(String name, String from, String to) {
        UnaryOperator<String> edit = text -> Specs.edit(text, from, to);
        return Arguments.of(name, edit);
    }

    private static Arguments rewriting(String name, String from, String to, String alsoFrom, String alsoTo) {
        UnaryOperator<String> edit = text -> Specs.edit(Specs.edit(text, from, to), alsoFrom, alsoTo);
        return Arguments.of(name, edit);
    }

    static Stream<Arguments> rewritings() {
        String kind = "{name: kind, in: query, schema: {$ref: \"#/components/schemas/Kind\"}}";
        String lines = "lines: {type: array, items: {$ref: \"#/components/schemas/Line\"}}";
        return Stream.of(
                rewriting("a status is a range", "\"200\":", "2XX:"),
                rewriting("an error is a range", "\"404\":", "\"4XX\":"),
                rewriting(
                        "an error that is like any other is left out",
                        "        \"404\": {description: Not there.}\n",
                        ""),
                rewriting(
                        "a wrapper",
                        "schema: {$ref: \"#/components/schemas/Kind\"}}",
                        "schema: {allOf: [{$ref: \"#/components/schemas/Kind\"}]}}"),
                rewriting(
                        "a wrapper of one alternative",
                        "kind: {$ref: \"#/components/schemas/Kind\"}",
                        "kind: {anyOf: [{$ref: \"#/components/schemas/Kind\"}]}"),
                rewriting(
                        "an array in the place of a map of itself",
                        lines,
                        "lines: {allOf: [{type: array}, {items: {$ref: \"#/components/schemas/Line\"}}]}"),
                rewriting(
                        "defaults of a schema",
                        "id: {type: string}\n",
                        "id: {type: string, minLength: 0, readOnly: false, nullable: false, deprecated: false}\n"),
                rewriting(
                        "defaults of a parameter",
                        "{name: count, in: query,",
                        "{name: count, in: query, required: false, style: form, explode: true, allowEmptyValue: false, allowReserved: false, deprecated: false,"),
                rewriting(
                        "a scalar that can't be exploded",
                        "{name: count, in: query,",
                        "{name: count, in: query, explode: false,"),
                rewriting(
                        "the range of a format",
                        "schema: {type: integer, format: int32}",
                        "schema: {type: integer, format: int32, minimum: -2147483648, maximum: 2147483647}"),
                rewriting("a bound of integers", "minimum: 1}", "minimum: 0, exclusiveMinimum: true}"),
                rewriting(
                        "a parameter of the path",
                        "        - " + kind + "\n",
                        "",
                        "  /orders/{id}:\n",
                        "  /orders/{id}:\n    parameters: [" + kind + "]\n"),
                rewriting(
                        "credentials of the operation",
                        "security:\n  - key: []\n",
                        "",
                        "      tags: [Orders]\n",
                        "      tags: [Orders]\n      security: [{key: []}]\n"),
                rewriting(
                        "servers of the operation",
                        "servers:\n  - url: https://shop.example.com\n",
                        "",
                        "      tags: [Orders]\n",
                        "      tags: [Orders]\n      servers: [{url: https://shop.example.com}]\n"),
                rewriting(
                        "another name of a scheme",
                        "  - key: []",
                        "  - token: []",
                        "    key: {type",
                        "    token: {type"),
                rewriting("a header in lower case", "name: X-Trace", "name: x-trace"),
                rewriting("a header of an answer in lower case", "headers: {X-Id:", "headers: {x-id:"),
                rewriting(
                        "alternatives in another order",
                        "            - {type: string}\n            - {type: integer}\n",
                        "            - {type: integer}\n            - {type: string}\n"),
                rewriting("a type that is to be seen", "    Order:\n      type: object\n", "    Order:\n"),
                rewriting(
                        "no further meaning",
                        "    Line:\n      type: object\n",
                        "    Line:\n      type: object\n      additionalProperties: true\n      required: []\n"),
                rewriting(
                        "a text by its name",
                        "        text: {type: string}",
                        "        text: {$ref: \"#/components/schemas/Text\"}"),
                rewriting(
                        "a part of a part",
                        "      required: [id]\n      properties:\n        id: {type: string}\n",
                        "      allOf: [{required: [id], type: object, properties: {id: {type: string}}}]\n      properties:\n"),
                rewriting(
                        "version of OpenAPI",
                        "openapi: 3.0.3",
                        "openapi: 3.1.0",
                        "name: {type: string, nullable: true}",
                        "name: {type: [string, \"null\"]}"),
                rewriting(
                        "a suppression",
                        "    Line:\n",
                        "    Line:\n      x-spec-gate-ignore: [{rule: schema-case, reason: x}]\n"),
                rewriting(
                        "a charset of JSON",
                        "        content:\n          application/json: {",
                        "        content:\n          application/json; charset=utf-8: {"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rewritings")
    void equivalentDocumentIsNoChange(String name, UnaryOperator<String> rewriting) {
        String rewritten = rewriting.apply(SHOP);

        assertThat(findings(SHOP, rewritten)).isEmpty();
        assertThat(findings(rewritten, SHOP)).isEmpty();
    }

    @Test
    void reorderedPartsAndMovedPropertiesAreNoChange() {
        String head = SHOP + """
                    A: {type: object, required: [a], properties: {a: {type: string}}}
                    B: {type: object, properties: {b: {type: string}}}
                """;
        String one =
                "    C: {allOf: [{$ref: \"#/components/schemas/A\"}, {$ref: \"#/components/schemas/B\"}, {properties: {c: {type: string}, d: {type: string}}}]}\n";
        String other =
                "    C: {properties: {d: {type: string}}, allOf: [{properties: {c: {type: string}}}, {$ref: \"#/components/schemas/B\"}, {$ref: \"#/components/schemas/A\"}]}\n";

        assertThat(findings(head + one, head + other)).isEmpty();
    }

    @Test
    void changeIsFoundInAnyForm() {
        String wrapped = Specs.edit(
                SHOP,
                "kind: {$ref: \"#/components/schemas/Kind\"}",
                "kind: {allOf: [{$ref: \"#/components/schemas/Kind\"}], nullable: true}");

        assertThat(findings(SHOP, wrapped)).containsExactly("nullable-added");
    }

    @Test
    void featuresOf31AreCompared() {
        String newer = Specs.edit(SHOP, "openapi: 3.0.3", "openapi: 3.1.0")
                .replace("name: {type: string, nullable: true}", "name: {type: [string, \"null\"]}");
        String limited = Specs.edit(
                newer, "lines: {type: array, items:", "lines: {type: array, contains: {required: [text]}, items:");

        assertThat(findings(newer, limited)).containsExactly("version-not-raised", "other-change");
        assertThat(findings(limited, limited.replace("required: [text]", "required: [order]")))
                .containsExactly("version-not-raised", "other-change");
    }

    @Test
    void componentUsedOnlyByExtensionIsCompared() {
        String extended = Specs.edit(
                        SHOP,
                        "  /orders/{id}:\n",
                        "  /orders/{id}:\n    x-also: {$ref: \"#/components/schemas/Extra\"}\n")
                + "    Extra: {type: string, enum: [a, b]}\n";

        assertThat(findings(extended, extended.replace("enum: [a, b]", "enum: [a]")))
                .containsExactly("version-not-raised", "request-enum-value-removed");
    }

    private static Stream<String> findings(String from, String to) {
        return CompatibilityCheck.compare(Specs.parse(from), Specs.parse(to)).stream()
                // An additional or missing component is a note without effect on the version.
                .filter(finding ->
                        finding.severity() != Severity.NOTE || !finding.rule().is("schema-added"))
                .map(finding -> finding.rule().id());
    }
}
