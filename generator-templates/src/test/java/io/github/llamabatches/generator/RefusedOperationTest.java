package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The generator alone refuses operations that can't become a method. The mark stands where the finding must be. */
class RefusedOperationTest {

    private static final String NOTHING = "responses: {'204': {description: D}}";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a form                 | §application/x-www-form-urlencoded: {schema: {type: object}} | application~1x-www-form-urlencoded
        a form with parts      | §multipart/form-data: {schema: {type: object}}               | multipart~1form-data
        XML                    | §application/xml: {schema: {type: string}}                   | application~1xml
        text                   | §text/plain: {schema: {type: string}}                        | text~1plain
        bytes                  | §application/octet-stream: {schema: {type: string}}          | application~1octet-stream
        anything               | §'*/*': {schema: {type: string}}                             | *~1*
        JSON lines             | §application/x-ndjson: {schema: {type: string}}              | application~1x-ndjson
        JSON that isn't UTF-8  | §application/json;charset=latin1: {schema: {type: string}}   | application~1json;charset=latin1
        two, neither JSON      | §text/csv: {schema: {type: string}}, text/plain: {schema: {type: string}} | text~1csv
        """)
    void aBodyThatIsNotJson(String construct, String content, String place) {
        Refusals.assertRefused(
                "paths: {/a: {post: {requestBody: {content: {" + content + "}}, " + NOTHING + "}}}",
                "supported-media-type",
                "/paths/~1a/post/requestBody/content/" + place,
                folder);
        Refusals.assertRefused(
                "paths: {/a: {post: {responses: {'200': {description: D, content: {" + content + "}}}}}}",
                "supported-media-type",
                "/paths/~1a/post/responses/200/content/" + place,
                folder);
        Refusals.assertRefused(
                "paths: {/a: {post: {requestBody: {$ref: '#/components/requestBodies/B'}, " + NOTHING
                        + "}}}\ncomponents: {requestBodies: {B: {content: {" + content + "}}}}",
                "supported-media-type",
                "/components/requestBodies/B/content/" + place,
                folder);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        two successes with other bodies     | '200': {description: D, content: {application/json: {schema: {type: string}}}}, §'201': {description: D, content: {application/json: {schema: {type: integer}}}} | supported-operation | 201
        a success without a body after one with | '200': {description: D, content: {application/json: {schema: {type: string}}}}, §'204': {description: D} | supported-operation | 204
        a success with a body after one without | '202': {description: D}, §'203': {description: D, content: {application/json: {schema: {type: string}}}} | supported-operation | 203
        a second success that can be null   | '200': {description: D, content: {application/json: {schema: {type: string}}}}, §'201': {description: D, content: {application/json: {schema: {type: string, nullable: true}}}} | supported-operation | 201
        a reference to nothing              | '200': {§$ref: '#/components/responses/None'}                      | reference-target     | 200/$ref
        a reference into another operation  | '200': {§$ref: '#/paths/~1b/get/responses/200'}                    | reference-target     | 200/$ref
        a body after 204                    | '204': {description: D, §content: {application/json: {schema: {type: string}}}} | response-body | 204/content
        other JSON in another media type    | '200': {description: D, content: {application/json: {schema: {type: string}}, §application/x+json: {schema: {type: integer}}}} | supported-media-type | 200/content/application~1x+json
        what only the client writes         | '200': {description: D, content: {application/json: {schema: {type: object, required: [k], properties: {k: {type: string, §writeOnly: true}}}}}} | supported-direction | 200/content/application~1json/schema/properties/k/writeOnly
        """)
    void responses(String construct, String responses, String rule, String place) {
        Refusals.assertRefused(
                "paths: {/a: {get: {responses: {" + responses
                        + "}}}, /b: {get: {responses: {'200': {description: D}}}}}",
                rule,
                "/paths/~1a/get/responses/" + place,
                folder);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        in itself      | {type: object, required: [k], properties: {k: {type: string, §readOnly: true}}}                          | /properties/k/readOnly
        in a list      | {type: array, items: {type: object, required: [k], properties: {k: {type: string, §readOnly: true}}}}    | /items/properties/k/readOnly
        in a map       | {additionalProperties: {type: object, required: [k], properties: {k: {type: string, §readOnly: true}}}}  | /additionalProperties/properties/k/readOnly
        in a field     | {properties: {f: {type: object, required: [k], properties: {k: {type: string, §readOnly: true}}}}}       | /properties/f/properties/k/readOnly
        in a part      | {allOf: [{type: object, properties: {k: {type: string, §readOnly: true}}}, {required: [k]}]}             | /allOf/0/properties/k/readOnly
        by a reference | {type: object, required: [k], properties: {§k: {$ref: '#/components/schemas/R'}}}                        | /properties/k
        """)
    void whatOnlyTheServerWritesInARequest(String construct, String schema, String place) {
        Refusals.assertRefused(
                "paths: {/a: {post: {requestBody: {content: {application/json: {schema: " + schema + "}}}, " + NOTHING
                        + "}}}\ncomponents: {schemas: {R: {type: string, readOnly: true}}}",
                "supported-direction",
                "/paths/~1a/post/requestBody/content/application~1json/schema" + place,
                folder);
    }

    @ParameterizedTest
    @CsvSource({"get", "head", "trace"})
    void aBodyOfARequestThatHasNone(String method) {
        Refusals.assertRefused(
                "paths: {/a: {" + method + ": {§requestBody: {content: {application/json: {schema: {type: string}}}}, "
                        + NOTHING + "}}}",
                "get-body",
                "/paths/~1a/" + method + "/requestBody",
                folder);
    }

    @Test
    void aBodyOfAResponseToHead() {
        Refusals.assertRefused(
                "paths: {/a: {head: {responses: {'200': {description: D, §content: {application/json: {schema: {}}}}}}}}",
                "response-body",
                "/paths/~1a/head/responses/200/content",
                folder);
    }

    @Test
    void aBodyWithoutContentWhereTheParserIsToldNotToValidate() {
        assertThatThrownBy(() -> Clients.of("paths: {/a: {post: {requestBody: {description: B}, " + NOTHING + "}}}"))
                .hasMessageContaining("[supported-operation] ")
                .hasMessageContaining("\n    at /paths/~1a/post/requestBody\n");
    }

    @Test
    void aReferenceToABodyThatIsNotThere() {
        Refusals.assertRefused(
                "paths: {/a: {post: {requestBody: {§$ref: '#/components/requestBodies/None'}, " + NOTHING + "}}}",
                "reference-target",
                "/paths/~1a/post/requestBody/$ref",
                folder);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a query           | /a?b=c | supported-name | ``
        a fragment        | /a#b   | supported-name | ``
        an opening brace  | /a{    | supported-name | ``
        a closing brace   | /a}    | supported-name | ``
        """)
    void aPath(String construct, String path, String rule, String place) {
        Refusals.assertRefused(
                "paths: {§'" + path + "': {get: {" + NOTHING + "}}}",
                rule,
                "/paths/" + path.replace("/", "~1"),
                folder);
    }

    @Test
    void aNameInAPathThatIsNotDescribed() {
        Refusals.assertRefused(
                "paths: {'/a/{}': {§get: {" + NOTHING + "}}}", "supported-parameter", "/paths/~1a~1{}/get", folder);
    }

    @Test
    void whatIsInAnotherFileIsNamedByTheReferenceToIt() throws IOException {
        Files.writeString(folder.resolve("other.yaml"), """
            Bad: {type: object, properties: {k: {oneOf: [{type: string}]}}}
            Style: {name: x, in: query, style: deepObject, schema: {type: string}}
            """);

        Refusals.assertRefused(
                "paths: {/a: {get: {responses: {'200': {description: D, content: {application/json: {schema: "
                        + "{§$ref: 'other.yaml#/Bad'}}}}}}}}",
                "supported-composition",
                "/paths/~1a/get/responses/200/content/application~1json/schema/$ref",
                folder);
        Refusals.assertRefused(
                "paths: {/a: {get: {parameters: [{§$ref: 'other.yaml#/Style'}], " + NOTHING + "}}}",
                "supported-parameter",
                "/paths/~1a/get/parameters/0/$ref",
                folder);
    }

    @Test
    void aSpecificationThatIsNoFileHasPointersAlone() {
        assertThatThrownBy(() -> Clients.of("paths: {/a#b: {get: {" + NOTHING + "}}}"))
                .hasMessage(
                        "\nspec.yaml: error [supported-name] A path begins with a slash, and has no question mark, no #"
                                + " and no brace without another one.\n    at /paths/~1a#b\n    mend: Write what stands behind a"
                                + " question mark as query parameters, and nothing behind a #.");
        assertThatThrownBy(() -> Clients.of("components: {schemas: {A: {type: string, format: byte, enum: ['YQ==']}}}"))
                .hasMessageStartingWith("\nspec.yaml: error [supported-enum] ")
                .hasMessageContaining("\n    at /components/schemas/A/enum/0\n");
        assertThat(Clients.of("components: {schemas: {A: {type: string, enum: ['1', 'true']}}}")
                        .enums())
                .containsOnlyKeys("A");
    }
}
