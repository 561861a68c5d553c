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

/** Tests that the generator rejects unsupported operations. A mark shows the expected location. */
class RefusedOperationTest {

    private static final String NOTHING = "responses: {'204': {description: D}}";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        no media type                  | §text: {schema: {type: string}}                                                       | /text
        a brace, which Feign expands   | §'text/{a}': {schema: {type: string}}                                                 | /text~1{a}
        a form that is a text          | application/x-www-form-urlencoded: {§schema: {type: string}}                          | /application~1x-www-form-urlencoded/schema
        parts that are a list          | multipart/form-data: {§schema: {type: array, items: {type: string}}}                  | /multipart~1form-data/schema
        an object in a form            | application/x-www-form-urlencoded: {schema: {type: object, properties: {§o: {type: object}}}} | /application~1x-www-form-urlencoded/schema/properties/o
        a list of objects in a form    | application/x-www-form-urlencoded: {schema: {type: object, properties: {§o: {type: array, items: {type: object}}}}} | /application~1x-www-form-urlencoded/schema/properties/o
        a joined list in a form        | application/x-www-form-urlencoded: {encoding: {l: {explode: false}}, schema: {type: object, properties: {§l: {type: array, items: {type: string}}}}} | /application~1x-www-form-urlencoded/schema/properties/l
        a list with pipes in a form    | application/x-www-form-urlencoded: {encoding: {l: {style: pipeDelimited}}, schema: {type: object, properties: {§l: {type: array, items: {type: string}}}}} | /application~1x-www-form-urlencoded/schema/properties/l
        JSON in a form                 | application/x-www-form-urlencoded: {encoding: {l: {contentType: application/json}}, schema: {type: object, properties: {§l: {type: string}}}} | /application~1x-www-form-urlencoded/schema/properties/l
        a part with a header           | multipart/form-data: {encoding: {l: {headers: {X: {required: true, schema: {type: string}}}}}, schema: {type: object, properties: {§l: {type: string}}}} | /multipart~1form-data/schema/properties/l
        a part of XML                  | multipart/form-data: {encoding: {l: {contentType: application/xml}}, schema: {type: object, properties: {§l: {type: object}}}} | /multipart~1form-data/schema/properties/l
        a part that is a file or a text | multipart/form-data: {schema: {type: object, properties: {§l: {anyOf: [{type: string, format: binary}, {type: string}]}}}} | /multipart~1form-data/schema/properties/l
        a text as a part of JSON       | multipart/form-data: {encoding: {l: {contentType: application/json}}, schema: {type: object, properties: {§l: {type: string}}}} | /multipart~1form-data/schema/properties/l
        """)
    void body(String construct, String content, String place) {
        Refusals.assertRefused(
                "paths: {/a: {post: {requestBody: {content: {" + content + "}}, " + NOTHING + "}}}",
                "supported-media-type",
                "/paths/~1a/post/requestBody/content" + place,
                folder);
        Refusals.assertRefused(
                "paths: {/a: {post: {requestBody: {$ref: '#/components/requestBodies/B'}, " + NOTHING
                        + "}}}\ncomponents: {requestBodies: {B: {content: {" + content + "}}}}",
                "supported-media-type",
                "/components/requestBodies/B/content" + place,
                folder);
    }

    @Test
    void fileThatIsStringElsewhere() {
        Refusals.assertRefused(
                "paths: {/a: {post: {requestBody: {content: {multipart/form-data: {schema: {$ref:"
                        + " '#/components/schemas/A'}}}}, responses: {'200': {description: D, content: {application/json:"
                        + " {schema: {$ref: '#/components/schemas/A'}}}}}}}}\ncomponents: {schemas: {A: {type: object,"
                        + " properties: {f: {type: string, §format: binary}}}}}",
                "supported-format",
                "/components/schemas/A/properties/f/format",
                folder);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        JSON and bytes as successes         | '200': {description: D, content: {application/json: {schema: {type: string}}}}, §'201': {description: D, content: {text/csv: {}}} | supported-operation | 201
        a reference to nothing              | '200': {§$ref: '#/components/responses/None'}                      | reference-target     | 200/$ref
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
    void bodyOfMethodWithoutBody(String method) {
        Refusals.assertRefused(
                "paths: {/a: {" + method + ": {§requestBody: {content: {application/json: {schema: {type: string}}}}, "
                        + NOTHING + "}}}",
                "get-body",
                "/paths/~1a/" + method + "/requestBody",
                folder);
    }

    @Test
    void unresolvedReferenceToBody() {
        Refusals.assertRefused(
                "paths: {/a: {post: {requestBody: {§$ref: '#/components/requestBodies/None'}, " + NOTHING + "}}}",
                "reference-target",
                "/paths/~1a/post/requestBody/$ref",
                folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {§$ref: '#/x-a'}                                                                     | ``
        {responses: {§$ref: '#/x-a'}}                                                        | /responses
        {parameters: {§$ref: '#/x-a'}, responses: {'204': {description: D}}}                 | /parameters
        {responses: {'200': {description: D, content: {application/json: {schema: {properties: {§$ref: '#/x-a'}}}}}}} | /responses/200/content/application~1json/schema/properties
        {responses: {'200': {description: D, content: {text/x: {§$ref: '#/x-a'}}}}}          | /responses/200/content/text~1x
        {requestBody: {content: {text/x: {§$ref: '#/x-a'}}}, responses: {'204': {description: D}}} | /requestBody/content/text~1x
        """)
    void referenceThatOpenApiDoesNotAllow(String operation, String place) {
        Refusals.assertRefused(
                "paths: {/a: {post: " + operation + "}}",
                "reference-target",
                "/paths/~1a/post" + place + "/$ref",
                folder);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a fragment inside | /a#b/c | supported-name | ``
        an opening brace  | /a{    | supported-name | ``
        a closing brace   | /a}    | supported-name | ``
        """)
    void path(String construct, String path, String rule, String place) {
        Refusals.assertRefused(
                "paths: {§'" + path + "': {get: {" + NOTHING + "}}}",
                rule,
                "/paths/" + path.replace("/", "~1"),
                folder);
    }

    @Test
    void undescribedPathVariable() {
        Refusals.assertRefused(
                "paths: {'/a/{}': {§get: {" + NOTHING + "}}}", "supported-parameter", "/paths/~1a~1{}/get", folder);
    }

    @Test
    void findingInReferencedFileHasItsLocation() throws IOException {
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
    void specificationWithoutFileHasOnlyPointers() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.3");
        json.putObject("paths").putObject("/a#b/c").putObject("get");

        assertThatThrownBy(() -> new ClientReader(Specification.of(json, "spec.yaml"), System.out).read())
                .hasMessage(
                        "\nspec.yaml: error [supported-name] A path must begin with a slash, and must not contain unbalanced"
                                + " braces, or # before its last segment.\n    at /paths/~1a#b~1c\n    fix: Remove the fragment, which"
                                + " isn't sent, or balance the braces.");
    }
}
