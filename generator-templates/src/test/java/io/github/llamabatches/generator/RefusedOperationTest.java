package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.gate.Specification;
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
        a second success that can be null   | '200': {description: D, content: {application/json: {schema: {type: string}}}}, §'201': {description: D, content: {application/json: {schema: {type: string, nullable: true}}}} | supported-operation | 201
        a reference to nothing              | '200': {§$ref: '#/components/responses/None'}                      | reference-target     | 200/$ref
        other JSON in another media type    | '200': {description: D, content: {application/json: {schema: {type: string}}, §application/x+json: {schema: {type: integer}}}} | supported-media-type | 200/content/application~1x+json
        """)
    void responses(String construct, String responses, String rule, String place) {
        Refusals.assertRefused(
                "paths: {/a: {get: {responses: {" + responses
                        + "}}}, /b: {get: {responses: {'200': {description: D}}}}}",
                rule,
                "/paths/~1a/get/responses/" + place,
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
    void aReferenceToABodyThatIsNotThere() {
        Refusals.assertRefused(
                "paths: {/a: {post: {requestBody: {§$ref: '#/components/requestBodies/None'}, " + NOTHING + "}}}",
                "reference-target",
                "/paths/~1a/post/requestBody/$ref",
                folder);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
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
    void whatIsInAnotherFileIsNamedWhereItIsWritten() throws IOException {
        Files.writeString(folder.resolve("other.yaml"), """
            Bad: {type: object, properties: {k: {type: string, enum: [1]}}}
            Style: {name: x, in: query, style: deepObject, schema: {type: string}}
            """);

        assertRefusedInOther(
                "paths: {/a: {get: {responses: {'200': {description: D, content: {application/json: {schema: "
                        + "{$ref: 'other.yaml#/Bad'}}}}}}}}",
                "1:59: error [supported-enum] ",
                "/Bad/properties/k/enum/0");
        assertRefusedInOther(
                "paths: {/a: {get: {parameters: [{$ref: 'other.yaml#/Style'}], " + NOTHING + "}}}",
                "2:29: error [supported-parameter] ",
                "/Style/style");
    }

    private void assertRefusedInOther(String specification, String finding, String pointer) {
        assertThatThrownBy(() -> Generation.of(Refusals.document(specification), folder))
                .isInstanceOf(UnsupportedSpecificationException.class)
                .hasMessageStartingWith("\n" + folder.resolve("other.yaml") + ":" + finding)
                .hasMessageContaining("\n    at " + pointer + "\n");
    }

    @Test
    void aSpecificationThatIsNoFileHasPointersAlone() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.3");
        json.putObject("paths").putObject("/a#b").putObject("get");

        assertThatThrownBy(() -> new ClientReader(Specification.of(json, "spec.yaml"), System.out).read())
                .hasMessage(
                        "\nspec.yaml: error [supported-name] A path begins with a slash, and has no # and no brace without"
                                + " another one.\n    at /paths/~1a#b\n    mend: Write nothing behind a #, which isn't sent.");
    }
}
