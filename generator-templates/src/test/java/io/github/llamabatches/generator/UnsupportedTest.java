package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that unsupported schemas are rejected with their location. */
class UnsupportedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {allOf: [{type: string}, {type: integer}]}  | supported-composition | /allOf
        {type: integer, enum: ['1', 2]}             | supported-enum        | /enum/0
        {type: string, enum: [a, 1]}                | supported-enum        | /enum/1
        {type: string, enum: [a], x-enum-groups: [{method: m, values: [b]}]} | supported-enum | /x-enum-groups/0
        """)
    void schema(String schema, String rule, String place) {
        assertThatThrownBy(() -> Clients.of("""
            components:
              schemas:
                "a/b": {properties: {x: %s}}
            """.formatted(schema)))
                .isInstanceOf(UnsupportedSpecificationException.class)
                .hasMessageContaining(": error [" + rule + "] ")
                .hasMessageContaining("\n    at /components/schemas/a~1b/properties/x" + place + "\n    fix: ");
    }

    @Test
    void circularReferences() {
        assertThatThrownBy(() -> Clients.of("""
            components:
              schemas:
                A: {properties: {x: {$ref: '#/components/schemas/Circle'}}}
                Circle: {$ref: '#/components/schemas/Circle'}
            """)).hasMessageContaining("at /components/schemas/Circle");
        assertThatThrownBy(() -> Clients.of("""
            components:
              schemas:
                A: {properties: {x: {$ref: '#/components/schemas/List'}}}
                List: {type: array, items: {$ref: '#/components/schemas/List'}}
            """)).hasMessageContaining("contains itself");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {name: x, in: query}                                              | supported-parameter | /parameters/0
        {name: x, in: header, schema: {type: object}}                     | supported-parameter | /parameters/0/schema
        {name: x, in: query, schema: {type: array, items: {type: array, items: {type: string}}}} | supported-parameter | /parameters/0/schema
        {name: x, in: cookie, schema: {type: array, items: {type: string}}} | supported-parameter | /parameters/0/schema
        {name: 'x y', in: header, schema: {type: string}}                 | supported-name      | /parameters/0/name
        {name: x, in: query, style: deepObject, schema: {type: string}}   | supported-parameter | /parameters/0/style
        {name: x, in: path, required: true, schema: {type: string}}       | supported-parameter | /parameters/0
        """)
    void parameter(String parameter, String rule, String place) {
        assertThatThrownBy(() -> Clients.of("paths: {/a: {get: {parameters: [" + parameter + "], responses: {}}}}"))
                .isInstanceOf(UnsupportedSpecificationException.class)
                .hasMessageContaining("[" + rule + "]")
                .hasMessageContaining("\n    at /paths/~1a/get" + place + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        /a#b/c   | supported-name
        /{a      | supported-name
        /a}      | supported-name
        /{a}     | supported-parameter
        """)
    void path(String path, String rule) {
        assertThatThrownBy(() -> Clients.of("paths: {'" + path + "': {get: {responses: {}}}}"))
                .isInstanceOf(UnsupportedSpecificationException.class)
                .hasMessageContaining("[" + rule + "]")
                .hasMessageContaining("\n    at /paths/" + path.replace("/", "~1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        requestBody: {content: {multipart/form-data: {schema: {type: string}}}}, responses: {} | supported-media-type | /requestBody/content/multipart~1form-data/schema
        responses: {'200': {description: D, content: {text: {schema: {type: string}}}}} | supported-media-type | /responses/200/content/text
        responses: {'200': {description: D, content: {application/json: {schema: {type: string}}}}, '201': {description: D, content: {image/png: {}}}} | supported-operation | /responses/201
        """)
    void body(String operation, String rule, String place) {
        assertThatThrownBy(() -> Clients.of("paths: {/a: {post: {" + operation + "}}}"))
                .isInstanceOf(UnsupportedSpecificationException.class)
                .hasMessageContaining("[" + rule + "]")
                .hasMessageContaining("\n    at /paths/~1a/post" + place + "\n");
    }

    @Test
    void tooManyMembers() {
        String fields = IntStream.range(0, 254)
                .mapToObj(i -> "f" + i + ": {type: string}")
                .collect(Collectors.joining(", "));
        String values = IntStream.range(0, 1001).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));

        assertThatThrownBy(() -> Clients.of("components: {schemas: {A: {properties: {" + fields + "}}}}"))
                .hasMessageContaining("the limit is 253")
                .hasMessageContaining("at /components/schemas/A/properties");
        assertThatThrownBy(() -> Clients.of("components: {schemas: {A: {type: string, enum: [" + values + "]}}}"))
                .hasMessageContaining("the limit is 1000")
                .hasMessageContaining("at /components/schemas/A/enum");
    }
}
