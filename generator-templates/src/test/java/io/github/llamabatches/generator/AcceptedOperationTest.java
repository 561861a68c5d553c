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
import org.junit.jupiter.params.provider.ValueSource;

/** Tests operations that the gate rejects or that are easily misread, but whose code is correct. */
class AcceptedOperationTest {

    private static final String RESULT =
            "responses: {'200': {description: D, content: {application/json: {schema: {type: string}}}}}";

    @TempDir
    private Path folder;

    @Test
    void namesThatAreNotJavaNames() throws IOException {
        Map<String, String> files = Accepted.generated(folder, """
            paths:
              '/a/{b c}':
                get:
                  operationId: 2nd list!
                  tags: [A]
                  parameters:
                    - {name: b c, in: path, required: true, schema: {type: string}}
                    - {name: 'a{b}&=#%', in: query, schema: {type: string}}
                  responses: {'204': {description: D}}
            components: {schemas: {S: {type: object, properties: {'a"\\\\': {type: string}, '': {type: string}}}}}
            """);

        assertThat(Accepted.oneLine(files, "api/AApi"))
                .contains("\"GET /a/{bC}\" + \"?a%7Bb%7D%26%3D%23%25={aB}\"")
                .contains("void _2ndList(");
        assertThat(Accepted.oneLine(files, "model/S"))
                .contains("@JsonProperty(\"a\\\"\\\\\\\\\")")
                .contains("@JsonProperty(\"\")");
    }

    @Test
    void fragmentThatDistinguishesOperationsIsNotSent() throws IOException {
        Map<String, String> files = Accepted.generated(folder, """
            paths:
              /files/{id}:
                parameters: &id [{name: id, in: path, required: true, schema: {type: string}}]
                put: {tags: [A], operationId: update, responses: {'204': {description: D}}}
              '/files/{id}#share':
                parameters: *id
                put: {tags: [A], operationId: share, responses: {'204': {description: D}}}
              '/token#refresh':
                post: {tags: [A], responses: {'204': {description: D}}}
            """);

        assertThat(Accepted.oneLine(files, "api/AApi"))
                .containsSubsequence("\"POST /token\"", "void postTokenRefresh()")
                .containsSubsequence("\"PUT /files/{id}\"", "void share(")
                .containsSubsequence("\"PUT /files/{id}\"", "void update(");
    }

    @Test
    void operationInAnotherFile() throws IOException {
        Files.writeString(folder.resolve("other.yaml"), """
            list:
              tags: [A]
              operationId: list
              parameters: [{name: q, in: query, required: true, schema: {type: string}}]
              responses: {$ref: '#/responses'}
            responses: {'200': {description: D, content: {application/json: {schema: {type: integer}}}}}
            """);

        Map<String, String> files = Accepted.generated(folder, "paths: {/a: {get: {$ref: 'other.yaml#/list'}}}");

        assertThat(Accepted.oneLine(files, "api/AApi")).containsSubsequence("Integer list(", "\"q\"");
    }

    @Test
    void operationWithTwoTagsCompilesWithoutWarnings() throws IOException {
        Map<String, String> files = Accepted.generated(folder, """
            paths:
              /a:
                get:
                  operationId: listA
                  tags: [A, B]
                  parameters: [{name: q, in: query, schema: {type: string}}]
                  responses: {'204': {description: D}}
            """);

        assertThat(Accepted.oneLine(files, "api/ListAQuery"))
                .contains("@SuppressWarnings(\"overloads\")", "call(AApi api)", "call(BApi api)");
    }

    @Test
    void jsonIsPreferredToOtherMediaTypes() throws IOException {
        Map<String, String> files = Accepted.generated(folder, """
            paths:
              /a:
                post:
                  operationId: postA
                  tags: [A]
                  requestBody:
                    content:
                      application/xml: {schema: {type: string}}
                      application/json: {schema: {type: integer, format: int64}}
                      multipart/form-data: {schema: {type: object}}
                  responses:
                    '200':
                      description: D
                      content:
                        application/xml: {schema: {type: integer}}
                        application/json;charset="UTF-8": {schema: {type: string}}
                        text/plain: {schema: {type: string}}
                    default: {description: E, content: {text/html: {}, application/problem+json: {schema: {}}}}
            """);

        assertThat(Accepted.oneLine(files, "api/AApi"))
                .contains("@Headers({\"Accept: application/json;charset=\\\"UTF-8\\\", application/problem+json\","
                        + " \"Content-Type: application/json\"})")
                .contains("String postA(Long body);");
    }

    @Test
    void partThatIsOneFileOrSeveralIsListOfFiles() throws IOException {
        Map<String, String> files = Accepted.generated(folder, """
            paths:
              /a:
                post:
                  operationId: postA
                  tags: [A]
                  requestBody:
                    content:
                      multipart/form-data:
                        schema:
                          type: object
                          properties:
                            image:
                              anyOf: [{type: string, format: binary}, {type: array, items: {type: string, format: binary}}]
                            cover: {anyOf: [{type: string, format: binary}, {type: 'null'}]}
                  responses: {'204': {description: D}}
            """);

        assertThat(Accepted.oneLine(files, "model/PostARequest"))
                .contains("@JsonProperty(\"image\") @Nullable List<Upload> image")
                .contains("JsonNullable<Upload> cover");
    }

    @Test
    void freeFormBodyDuplicateTagAndAbbreviationNextToInlineEnums() throws IOException {
        Map<String, String> files = Accepted.generated(folder, """
            paths:
              /a:
                post:
                  operationId: indexDOCUMENTBy_ID
                  tags: [Docs, Docs]
                  parameters: [{name: mode, in: query, schema: {type: string, enum: [a, b]}}]
                  requestBody: {required: true, content: {application/json: {schema: {type: object}}}}
                  responses:
                    '200': {description: D, content: {application/json: {schema: {type: string, enum: [c]}}}}
            """);

        assertThat(Accepted.oneLine(files, "api/DocsApi"))
                .containsOnlyOnce("IndexDocumentById200Response indexDocumentById(")
                .contains("Object body);");
    }

    @Test
    void bodyWithoutSchemaIsAnyJson() throws IOException {
        assertThat(Accepted.oneLine(
                        Accepted.generated(
                                folder,
                                operation(
                                        "post",
                                        "requestBody: {content: {application/json: {example: 1}}}, responses: {'200':"
                                                + " {description: D, content: {application/json: {}}}}")),
                        "api/AApi"))
                .contains("Object x(Object body);");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        in JSON                 | requestBody: {required: true, content: {application/json: {schema: {type: string, format: binary}}}}, responses: {'204': {description: D}} | void x(String body);
        in JSON of an answer    | responses: {'200': {description: D, content: {application/json: {schema: {type: string, format: binary}}}}} | String x();
        in lines                | responses: {'200': {description: D, content: {application/x-jsonl: {schema: {type: string, format: binary}}}}} | Download x();
        in a parameter          | parameters: [{name: q, in: header, required: true, schema: {type: string, format: binary}}], responses: {'204': {description: D}} | HeaderText.class) String q);
        in a body of its own    | requestBody: {required: true, content: {image/png: {}}}, responses: {'200': {description: D, content: {image/png: {}}}} | Download x(Upload body);
        JSON that isn't UTF-8   | responses: {'200': {description: D, content: {application/json;charset=latin1: {schema: {type: string}}}}} | Download x();
        """)
    void binaryIsStringInJson(String construct, String operation, String method) throws IOException {
        assertThat(Accepted.oneLine(Accepted.generated(folder, operation("post", operation)), "api/AApi"))
                .contains(method);
    }

    @Test
    void webhooksAndSecuritySchemesAreIgnored() throws IOException {
        Map<String, String> plain = Accepted.generated(folder, operation("get", RESULT));

        assertThat(Accepted.generated(
                        folder,
                        operation(
                                "get",
                                "callbacks: {c: {'{$request.query.u}': {post: {requestBody: {content: {text/plain: {}}},"
                                        + " responses: {'200': {description: D}}}}}}, "
                                        + RESULT.replace(
                                                "description: D,", "description: D, links: {l: {operationId: x}},"))))
                .isEqualTo(plain);
        assertThat(
                        Accepted.generated(
                                folder,
                                operation("get", "security: [{s: []}], " + RESULT)
                                        + "\ncomponents: {securitySchemes: {s: {type: openIdConnect, openIdConnectUrl: 'https://x'}}}"))
                .isEqualTo(plain);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        the same body twice    | '200': {description: D, content: {application/json: {schema: {type: string}}}}, '201': {description: D, content: {application/json: {schema: {type: string}}}} | String
        a body of all          | 2XX: {description: D, content: {application/json: {schema: {type: string}}}} | String
        something or nothing   | '200': {description: D, content: {application/json: {schema: {type: string}}}}, '204': {description: D} | Optional<String>
        nothing or something   | '202': {description: D}, '203': {description: D, content: {application/json: {schema: {type: string}}}} | Optional<String>
        a body after 204       | '204': {description: D, content: {application/json: {schema: {type: string}}}} | void
        nothing, twice         | '202': {description: D}, '204': {description: D}                           | void
        only an error          | '302': {description: D}, default: {description: E, content: {application/json: {schema: {type: string}}}} | void
        only the default       | default: {description: D, content: {application/json: {schema: {type: string}}}} | String
        """)
    void result(String construct, String responses, String type) throws IOException {
        assertThat(Accepted.oneLine(
                        Accepted.generated(folder, operation("get", "responses: {" + responses + "}")), "api/AApi"))
                .contains(" " + type + " x();");
    }

    @ParameterizedTest
    @CsvSource({"delete", "options", "put", "patch"})
    void bodyOfMethodWithBody(String method) throws IOException {
        String api = Accepted.oneLine(
                Accepted.generated(
                        folder,
                        operation(
                                method,
                                "requestBody: {content: {application/json: {schema: {type: string}}}}, " + RESULT)),
                "api/AApi");

        assertThat(api).contains("String x(String body);");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "required: [k],"})
    void readOnlyFieldIsOptionalInRequest(String required) throws IOException {
        String request =
                "requestBody: {content: {application/json: {schema: {type: object, %s properties: {k: {type: string,"
                        + " readOnly: true}}}}}}, " + RESULT;

        assertThat(Accepted.oneLine(
                        Accepted.generated(folder, operation("post", request.formatted(required))), "model/XRequest"))
                .contains("@JsonProperty(\"k\") @Nullable String k");
    }

    @Test
    void writeOnlyFieldIsOptionalInResponse() throws IOException {
        Map<String, String> files = Accepted.generated(
                folder,
                operation(
                        "get",
                        "responses: {'200': {description: D, content: {application/json: {schema: {type: object,"
                                + " required: [k], properties: {k: {type: string, writeOnly: true}}}}}}}"));

        assertThat(Accepted.oneLine(files, "model/X200Response")).contains("@Nullable String k");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept", "content-type", "Authorization"})
    void reservedHeadersAreNotParameters(String name) throws IOException {
        String parameter = "parameters: [{name: " + name + ", in: header, schema: {type: string}}], ";

        assertThat(Accepted.generated(folder, operation("get", parameter + RESULT)))
                .isEqualTo(Accepted.generated(folder, operation("get", RESULT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"content: {}", "description: B", "content: {text/plain: {schema: {type: object}}}"})
    void emptyBodyOfGetIsOmitted(String body) throws IOException {
        assertThat(Accepted.generated(folder, operation("get", "requestBody: {" + body + "}, " + RESULT)))
                .isEqualTo(Accepted.generated(folder, operation("get", RESULT)));
    }

    @Test
    void queryInPathPrecedesParameters() throws IOException {
        String api = Accepted.oneLine(Accepted.generated(folder, """
            paths:
              '/a?beta=true&x=1 2':
                get:
                  tags: [A]
                  parameters: [{name: q, in: query, schema: {type: string}}]
                  responses: {'204': {description: D}}
              '/b?beta=true': {get: {tags: [A], responses: {'204': {description: D}}}}
            """), "api/AApi");

        assertThat(api).contains("\"GET /a?beta=true&x=1%202\" + \"&q={q}\"").contains("\"GET /b?beta=true\"");
    }

    @Test
    void missingAndDuplicateOperationIdsAreReplaced() throws IOException {
        String api = Accepted.oneLine(Accepted.generated(folder, """
            paths:
              /some/{id}/things:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {tags: [A], responses: {'204': {description: D}}}
                put: {tags: [A], operationId: issues/list-for-repo, responses: {'204': {description: D}}}
                post: {tags: [A], operationId: issues/list-for-repo, responses: {'204': {description: D}}}
            """), "api/AApi");

        assertThat(api)
                .contains("void getSomeIdThings(")
                .contains("void issuesListForRepo(")
                .contains("void issuesListForRepoPost(");
    }

    private static String operation(String method, String rest) {
        return "paths: {/a: {" + method + ": {tags: [A], operationId: x, " + rest + "}}}";
    }
}
