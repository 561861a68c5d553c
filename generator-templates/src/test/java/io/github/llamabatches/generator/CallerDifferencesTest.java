package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.llamabatches.gate.Specification;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that callers are affected by names and types, but not by the order of fields. */
class CallerDifferencesTest {

    private static final String SPEC = """
            openapi: 3.0.3
            info: {title: T, version: 1.0.0}
            paths:
              /a/{x}/{y}:
                get:
                  operationId: getA
                  tags: [As]
                  parameters:
                    - {name: x, in: path, required: true, schema: {type: string}}
                    - {name: y, in: path, required: true, schema: {type: string}}
                  responses: {"200": {description: A., content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}}}
              /b:
                get:
                  operationId: listBs
                  tags: [As]
                  parameters:
                    - {name: q, in: query, schema: {type: string}}
                  responses: {"200": {description: B., content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}}}
            components:
              schemas:
                A:
                  type: object
                  required: [id]
                  properties:
                    id: {type: string}
                    at: {type: string, format: date-time, nullable: true, readOnly: true}
                    kind: {type: string, enum: [one, two]}
                Unused: {type: object, properties: {u: {type: string}}}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        required: [id]                   | required: []                         | BREAKING A.id() String > @Nullable String
        required: [id]                   | required: [id, kind]                 | HARMLESS A.kind() @Nullable AKind > AKind
        id: {type: string}               | id: {type: integer}                  | BREAKING A.id() String > Integer
        , readOnly: true}                | }                                    | BREAKING A.at() @Nullable Instant > JsonNullable<Instant>
        [one, two]                       | [one, two, six]                      | ADDED AKind.SIX > "six"
        [one, two]                       | [one]                                | BREAKING AKind.TWO "two" >
        {type: string, enum: [one, two]} | {type: string}                       | BREAKING A.kind() @Nullable AKind > @Nullable String, BREAKING AKind enum >
        {name: q, in                     | {name: r, in                         | BREAKING ListBsQuery.q(…) @Nullable String >, ADDED ListBsQuery.r(…) > @Nullable String
        {name: q, in: query              | {name: q, in: query, required: true  | BREAKING ListBsQuery.q(…) @Nullable String > String
        operationId: getA                | operationId: findA                   | BREAKING AsApi.getA(String, String) A >, ADDED AsApi.findA(String, String) > A
        Unused: {                        | Used: {                              | HARMLESS Unused record >, ADDED Used > record
        properties: {u                   | properties: {v                       | ``
        """)
    void differ(String from, String to, String differences) throws IOException {
        assertThat(SPEC).contains(from);

        assertThat(differences(SPEC, SPEC.replace(from, to))).isEqualTo(differences == null ? "" : differences);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void argumentOrderMattersAndFieldOrderDoesNot(boolean arguments) throws IOException {
        String x = "        - {name: x, in: path, required: true, schema: {type: string}}\n";
        String y = "        - {name: y, in: path, required: true, schema: {type: string}}\n";
        String id = "        id: {type: string}\n";
        String kind = "        kind: {type: string, enum: [one, two]}\n";

        String other =
                arguments ? SPEC.replace(x + y, y + x) : SPEC.replace(id, "").replace(kind, kind + id);

        assertThat(differences(SPEC, other))
                .isEqualTo(
                        arguments
                                ? "BREAKING AsApi.getA(String, String) with PATH x, PATH y A > with PATH y, PATH x A"
                                : "");
    }

    @Test
    void optionalBodyAddsMethodAndRequiredBodyRemovesIt() throws IOException {
        String optional = SPEC.replace(
                        "operationId: getA",
                        "operationId: getA\n      requestBody: {content: {application/octet-stream: {}}}")
                .replaceFirst("    get:", "    post:");
        String required = optional.replace("requestBody: {", "requestBody: {required: true, ");

        assertThat(differences(required, optional)).isEqualTo("ADDED AsApi.getA(String, String) > A");
        assertThat(differences(optional, required)).isEqualTo("BREAKING AsApi.getA(String, String) A >");
    }

    @Test
    void fieldsOfQueryObjectAreParameters() throws IOException {
        String object = SPEC.replace(
                "{name: q, in: query, schema: {type: string}}",
                "{name: q, in: query, style: deepObject, schema: {type: object, properties: {a: {type: string}}}}");

        assertThat(differences(object, object.replace("{a: {", "{b: {")))
                .isEqualTo("BREAKING ListBsQuery.qA(…) @Nullable String >, ADDED ListBsQuery.qB(…) > @Nullable String");
    }

    @Test
    void unsupportedSpecificationHasNoDifferences() throws IOException {
        assertThat(new CallerDifferences().differences(read(SPEC), read(SPEC), List.of("nothing")))
                .isEmpty();
    }

    private static String differences(String from, String to) throws IOException {
        return String.join(
                ", ",
                new CallerDifferences()
                        .differences(read(from), read(to), List.of()).stream()
                                .map(one -> one.effect() + " " + one.code() + " "
                                        + (one.before() + " > " + one.after()).strip())
                                .toList());
    }

    private static Specification read(String yaml) throws IOException {
        JsonNode json = new ObjectMapper(new YAMLFactory()).readTree(yaml);
        return Specification.of(json, "test");
    }
}
