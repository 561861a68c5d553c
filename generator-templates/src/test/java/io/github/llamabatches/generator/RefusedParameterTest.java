package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that the generator rejects unsupported parameters. A mark shows the expected location. */
class RefusedParameterTest {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a map that isn't exploded    | {name: x, in: query, explode: false, §schema: {type: object}}                | /schema
        a map of lists               | {name: x, in: query, §schema: {additionalProperties: {type: array, items: {type: string}}}} | /schema
        a map in a header            | {name: x, in: header, §schema: {type: object}}                               | /schema
        an object with a map         | {name: x, in: query, §schema: {properties: {a: {additionalProperties: {type: string}}}}} | /schema
        without a type               | {name: x, in: query, §schema: {}}                                            | /schema
        a list of lists              | {name: x, in: query, §schema: {type: array, items: {type: array, items: {type: string}}}} | /schema
        a list of objects            | {name: x, in: query, §schema: {type: array, items: {type: object}}}          | /schema
        a list in a cookie           | {name: x, in: cookie, §schema: {type: array, items: {type: string}}}         | /schema
        an object in a header        | {name: x, in: header, §schema: {type: object, properties: {a: {type: string}}}} | /schema
        an object in a cookie        | {name: x, in: cookie, §schema: {type: object, properties: {a: {type: string}}}} | /schema
        an object that isn't exploded | {name: x, in: query, explode: false, §schema: {type: object, properties: {a: {type: string}}}} | /schema
        an object with an object     | {name: x, in: query, §schema: {properties: {a: {properties: {b: {type: string}}}}}} | /schema
        an object with a list of lists | {name: x, in: query, §schema: {properties: {a: {type: array, items: {type: array, items: {type: string}}}}}} | /schema
        an object that holds itself  | {name: x, in: query, style: deepObject, §schema: {$ref: '#/components/schemas/Self'}} | /schema
        a text as a deepObject       | {name: x, in: query, §style: deepObject, schema: {type: string}}             | /style
        values as a deepObject       | {name: x, in: query, §style: deepObject, schema: {anyOf: [{type: string, enum: [now]}, {type: integer}]}} | /style
        exploded spaces              | {name: x, in: query, §style: spaceDelimited, explode: true, schema: {type: array, items: {type: string}}} | /style
        exploded pipes               | {name: x, in: query, §style: pipeDelimited, explode: true, schema: {type: array, items: {type: string}}} | /style
        the style of a path          | {name: x, in: query, §style: simple, schema: {type: array, items: {type: string}}} | /style
        a list as JSON               | {name: x, in: query, §content: {application/json: {schema: {type: array, items: {type: string}}}}} | /content
        any JSON as JSON             | {name: x, in: query, §content: {application/json: {schema: {}}}}             | /content
        JSON in a header             | {name: x, in: header, §content: {application/json: {schema: {type: string}}}} | /content
        content that isn't JSON      | {name: x, in: query, §content: {text/csv: {schema: {type: string}}}}         | /content
        a required object or a value | {name: x, in: query, style: deepObject, required: true, §schema: {anyOf: [{type: string}, {properties: {a: {type: string}}}]}} | /schema
        what isn't encoded           | {name: x, in: query, §allowReserved: true, schema: {type: string}}           | /allowReserved
        """)
    void parameter(String construct, String parameter, String place) {
        refused("[" + parameter + "]", "supported-parameter", "/parameters/0" + place);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        an exploded matrix | {name: x, in: path, required: true, §style: matrix, explode: true, schema: {type: array, items: {type: string}}} | /style
        a list of labels | {name: x, in: path, required: true, §style: label, schema: {type: array, items: {type: string}}} | /style
        the style form   | {name: x, in: path, required: true, §style: form, schema: {type: string}}              | /style
        an object        | {name: x, in: path, required: true, §schema: {type: object, properties: {a: {type: string}}}} | /schema
        """)
    void pathParameter(String construct, String parameter, String place) {
        Refusals.assertRefused(
                "paths: {'/a/{x}': {get: {parameters: [" + parameter + "], responses: {'204': {description: D}}}}}",
                "supported-parameter",
                "/paths/~1a~1{x}/get/parameters/0" + place,
                folder);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        parts of two types       | {name: x, in: query, schema: {§allOf: [{type: string}, {type: integer}]}} | supported-composition | /schema/allOf
        an enum of two types     | {name: x, in: query, schema: {type: integer, enum: [1, §a]}}      | supported-enum        | /schema/enum/1
        a header with a space    | {§name: x y, in: header, schema: {type: string}}                  | supported-name        | /name
        a cookie with a semicolon | {§name: x;y, in: cookie, schema: {type: string}}                 | supported-name        | /name
        a reference to nothing   | {§$ref: '#/components/parameters/None'}                           | reference-target      | /$ref
        """)
    void parameterWithOtherRule(String construct, String parameter, String rule, String place) {
        refused("[" + parameter + "]", rule, "/parameters/0" + place);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        two cookies         | {name: a, in: cookie, schema: {type: string}}, §{name: b, in: cookie, schema: {type: string}} | supported-parameter | ``
        a cookie as a header | {name: Cookie, in: header, schema: {type: string}}, §{name: b, in: cookie, schema: {type: string}} | supported-parameter | ``
        a sensitive map     | {name: a, in: query, schema: {type: string}}, §{name: b, in: query, x-sensitive: true, schema: {type: object}} | supported-parameter | ``
        a sensitive list in another form | {name: a, in: query, schema: {type: array, items: {type: string}}}, §{name: b, in: query, x-sensitive: true, explode: false, schema: {type: array, items: {type: string}}} | supported-parameter | ``
        a field that is a parameter too | {name: a, in: query, schema: {type: string}}, {§name: b, in: query, schema: {properties: {a: {type: string}}}} | parameter-unique | /name
        a header that differs in case | {name: X-A, in: header, schema: {type: string}}, {§name: x-a, in: header, schema: {type: string}} | parameter-unique | /name
        """)
    void secondOfTwo(String construct, String parameters, String rule, String place) {
        refused("[" + parameters + "]", rule, "/parameters/1" + place);
    }

    @Test
    void findingIsAtDefinitionOfParameter() {
        String parameter = "{name: x, in: query, §style: deepObject, schema: {type: string}}";
        String responses = "responses: {'204': {description: D}}";

        Refusals.assertRefused(
                "paths: {/a: {parameters: [{name: y, in: query, schema: {type: string}}, " + parameter
                        + "], get: {parameters: [{name: y, in: query, schema: {type: string}}], " + responses + "}}}",
                "supported-parameter",
                "/paths/~1a/parameters/1/style",
                folder);
        Refusals.assertRefused(
                "paths: {/a: {get: {parameters: [{$ref: '#/components/parameters/X'}], " + responses
                        + "}}}\ncomponents: {parameters: {X: " + parameter + "}}",
                "supported-parameter",
                "/components/parameters/X/style",
                folder);
        Refusals.assertRefused(
                "paths: {/a: {parameters: [{§$ref: '#/components/parameters/None'}], get: {" + responses + "}}}",
                "reference-target",
                "/paths/~1a/parameters/0/$ref",
                folder);
        Refusals.assertRefused(
                "paths: {/a: {$ref: '#/paths/~1b'}, /b: {get: {parameters: [" + parameter + "], " + responses + "}}}",
                "supported-parameter",
                "/paths/~1b/get/parameters/0/style",
                folder);
    }

    @Test
    void tooManyParameters() {
        String parameters = IntStream.range(0, 255)
                .mapToObj(i -> "{name: p" + i + ", in: query, schema: {type: string}}")
                .collect(Collectors.joining(", "));

        Refusals.assertRefused(
                "paths: {/a: {get: {§parameters: [" + parameters + "], responses: {'204': {description: D}}}}}",
                "supported-operation",
                "/paths/~1a/get/parameters",
                folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {name: x, in: path, style: wrong, schema: {type: string}}  | supported-parameter | /0/style
        {name: x, in: body, schema: {type: string}}                | supported-parameter | /0
        {name: x, schema: {type: string}}                          | supported-parameter | /0
        {in: query, schema: {type: string}}                        | supported-parameter | /0
        {name: x, in: query}                                       | supported-parameter | /0
        {name: x, in: query, schema: {type: string}}, {name: x, in: query, schema: {type: integer}} | parameter-unique | /1
        """)
    void invalidParameter(String parameters, String rule, String place) throws IOException {
        Path file = folder.resolve("specification.yaml");
        Files.writeString(
                file,
                Refusals.document("paths: {/a: {get: {parameters: [" + parameters
                        + "], responses: {'204': {description: D}}}}}"));

        assertThatThrownBy(() -> Clients.read(file, "com.example"))
                .isInstanceOf(UnsupportedSpecificationException.class)
                .hasMessageContaining("[" + rule + "]")
                .hasMessageContaining("\n    at /paths/~1a/get/parameters" + place + "\n");
    }

    private void refused(String parameters, String rule, String place) {
        Refusals.assertRefused("""
            paths:
              /b:
                get:
                  parameters: [{name: q, in: query, schema: {type: string}}]
                  responses: {'204': {description: D}}
              /a:
                get:
                  parameters: %s
                  responses: {'204': {description: D}}
            components: {schemas: {Self: {properties: {s: {$ref: '#/components/schemas/Self'}}}}}
            """.formatted(parameters), rule, "/paths/~1a/get" + place, folder);
    }
}
