package io.github.llamabatches.gate;

import static io.github.llamabatches.gate.Mutation.GET;
import static io.github.llamabatches.gate.Mutation.when;

import io.github.llamabatches.gate.Mutation.Draft;
import io.github.llamabatches.gate.internal.reading.Rule;
import java.util.stream.Stream;

/** Mistakes in operations, paths, parameters and responses. */
final class OperationMutations {

    private static final String COOKIE = "        - name: session\n          in: cookie\n";
    private static final String STATUS = "        - name: status\n          in: query\n";

    /** A valid second path. */
    private static final String BOOK = """
            paths:
              /books/{book_id}:
                get:
                  operationId: getBook
                  tags: [Batches]
                  summary: Get a book
                  description: Gets a book.
                  parameters:
                    - {name: book_id, in: path, required: true, description: A book., schema: {type: string}}
                  responses:
                    "200": {description: The book.}
                    default: {description: No book.}
            """;

    private static final String BOOK_GET = "/paths/~1books~1{book_id}/get";

    private OperationMutations() {}

    static Stream<Mutation> all() {
        return Stream.of(operations(), responses(), paths(), parameters()).flatMap(list -> list);
    }

    private static Draft whenInBook(String name, String text, String with) {
        return when(name).replacing("paths:\n", BOOK).replacing(text, with);
    }

    private static Stream<Mutation> operations() {
        return Stream.of(
                when("a path without its slash")
                        .replacing("  /api/v2/batches:\n", "  api/v2/batches:\n")
                        .finds(Rule.of("path-form"), "/paths/api~1v2~1batches", "  api/v2/batches:"),
                when("no operationId")
                        .removing("      operationId: listBatches\n")
                        .finds(Rule.of("operation-operationId"), GET, "    get:"),
                whenInBook("an operationId that comes twice", "getBook", "listBatches")
                        .finds(
                                Rule.of("operation-operationId-unique"),
                                GET + "/operationId",
                                "  /api/v2/batches:\n    get:\n      operationId:"),
                whenInBook("an operationId that gives the same Java names", "getBook", "listbatches")
                        .finds(
                                Rule.of("operation-operationId-unique"),
                                GET + "/operationId",
                                "  /api/v2/batches:\n    get:\n      operationId:"),
                when("an operationId with a hyphen")
                        .replacing("operationId: listBatches", "operationId: list-batches")
                        .finds(Rule.of("operation-id-case"), GET + "/operationId", "operationId:"),
                when("no summary")
                        .removing("      summary: List batches\n")
                        .finds(Rule.of("operation-summary"), GET, "    get:"),
                whenInBook("no tag", "      tags: [Batches]\n", "")
                        .finds(Rule.of("operation-tags"), BOOK_GET, "/books/{book_id}:\n    get:"),
                when("a tag that is not declared")
                        .replacing("        - Batches\n", "        - Batches\n        - Tasks\n")
                        .finds(Rule.of("operation-tag-defined"), GET + "/tags/1", "        - Tasks"),
                when("no word about credentials")
                        .removing("security:\n  - bearerAuth: []\n")
                        .removing("  securitySchemes:\n    bearerAuth:\n      type: http\n      scheme: bearer\n"
                                + "      description: An API key of the region that is called.\n")
                        .finds(Rule.of("operation-security"), GET, "    get:"),
                when("an operation with a security scheme that is not defined")
                        .adding(
                                "      security: [{basicAuth: []}, {bearerAuth: []}]\n",
                                "      summary: List batches\n")
                        .finds(Rule.of("oas3-operation-security-defined"), GET + "/security/0/basicAuth", "basicAuth"),
                when("a GET with a body")
                        .adding(
                                "      requestBody: {content: {application/json: {schema: {type: string}}}}\n",
                                "      summary: List batches\n")
                        .finds(Rule.of("get-body"), GET + "/requestBody", "requestBody:"));
    }

    private static Stream<Mutation> responses() {
        return Stream.of(
                whenInBook("no response for success", "        \"200\": {description: The book.}\n", "")
                        .finds(
                                Rule.of("operation-success-response"),
                                BOOK_GET + "/responses",
                                "schema: {type: string}}\n      responses:"),
                whenInBook("no response for errors", "        default: {description: No book.}\n", "")
                        .finds(
                                Rule.of("error-response"),
                                BOOK_GET + "/responses",
                                "schema: {type: string}}\n      responses:"),
                whenInBook(
                                "a body of a 204",
                                "\"200\": {description: The book.}",
                                "\"204\": {description: None., content: {text/plain: {schema: {type: string}}}}")
                        .finds(Rule.of("response-body"), BOOK_GET + "/responses/204/content", "\"204\""));
    }

    private static Stream<Mutation> paths() {
        return Stream.of(
                when("a path that ends with a slash")
                        .replacing("  /api/v2/batches:", "  /api/v2/batches/:")
                        .finds(
                                Rule.of("path-keys-no-trailing-slash"),
                                "/paths/~1api~1v2~1batches~1",
                                "  /api/v2/batches/:"),
                when("a path with a query")
                        .replacing("  /api/v2/batches:", "  /api/v2/batches?all=true:")
                        .finds(Rule.of("path-not-include-query"), "/paths/~1api~1v2~1batches?all=true", "?all"),
                when("a path with a brace too few")
                        .replacing("  /api/v2/batches:", "  /api/v2/batches/{id:")
                        .finds(Rule.of("path-form"), "/paths/~1api~1v2~1batches~1{id", "  /api/v2/batches/{id:"),
                when("paths that can't be told apart")
                        .replacing(
                                "paths:\n",
                                BOOK
                                        + BOOK.replace("paths:\n", "")
                                                .replace("book_id", "id")
                                                .replace("getBook", "findBook"))
                        .finds(Rule.of("path-unique"), "/paths/~1books~1{id}", "  /books/{id}:"),
                whenInBook("a path parameter that is not declared", "/books/{book_id}:", "/books/{book_id}/{page}:")
                        .finds(
                                Rule.of("path-parameter-declared"),
                                "/paths/~1books~1{book_id}~1{page}/get",
                                "/books/{book_id}/{page}:\n    get:"),
                whenInBook("a path parameter that is not in the path", "/books/{book_id}:", "/books:")
                        .finds(Rule.of("path-parameter-used"), "/paths/~1books/get/parameters/0", "- {name: book_id"),
                when("a path parameter of the path item that is not in the path")
                        .adding(
                                "    parameters:\n"
                                        + "      - {name: a, in: path, required: true, description: A., schema: {type: string}}\n",
                                "  /api/v2/batches:\n")
                        .finds(
                                Rule.of("path-parameter-used"),
                                "/paths/~1api~1v2~1batches/parameters/0",
                                "- {name: a, in: path"),
                whenInBook(
                                "a path parameter that says that it is not required",
                                "required: true, d",
                                "required: false, d")
                        .finds(
                                Rule.of("path-parameter-required"),
                                BOOK_GET + "/parameters/0/required",
                                "required: false"),
                whenInBook("a path parameter that doesn't say it is required", "required: true, d", "d")
                        .finds(Rule.of("path-parameter-required"), BOOK_GET + "/parameters/0", "- {name: book_id"));
    }

    private static Stream<Mutation> parameters() {
        String again = "        - {name: status, in: query, description: Again., schema: {type: string}}\n";
        return Stream.of(
                when("a parameter that comes twice")
                        .replacing(COOKIE, again + COOKIE)
                        .finds(Rule.of("parameter-unique"), GET + "/parameters/8", "- {name: status"),
                when("a parameter that comes twice, once by reference")
                        .replacing(COOKIE, "        - $ref: \"#/components/parameters/Status\"\n" + COOKIE)
                        .replacing(
                                "components:\n",
                                "components:\n  parameters:\n    Status:\n"
                                        + "      {name: status, in: query, description: Again., schema: {type: string}}\n")
                        .finds(
                                Rule.of("parameter-unique"),
                                GET + "/parameters/8",
                                "- $ref: \"#/components/parameters/Status\""),
                when("a path with two parameters of a name")
                        .adding(
                                "    parameters:\n"
                                        + "      - {name: a, in: query, description: A., schema: {type: string}}\n"
                                        + "      - {name: a, in: query, description: B., schema: {type: string}}\n",
                                "  /api/v2/batches:\n")
                        .finds(
                                Rule.of("parameter-unique"),
                                "/paths/~1api~1v2~1batches/parameters/1",
                                "description: B."),
                when("a header that OpenAPI ignores")
                        .replacing(COOKIE, "        - name: accept\n          in: header\n")
                        .finds(Rule.of("header-reserved"), GET + "/parameters/8/name", "- name: accept"),
                when("a credential in the query")
                        .replacing(COOKIE, "        - name: session\n          in: query\n")
                        .finds(Rule.of("sensitive-place"), GET + "/parameters/8/x-sensitive", "x-sensitive: true"),
                when("an example of a credential")
                        .adding("          example: abc\n", "          x-sensitive: true\n")
                        .finds(Rule.of("sensitive-example"), GET + "/parameters/8/example", "example: abc"),
                when("a query parameter in camelCase")
                        .replacing("- name: project_id", "- name: projectId")
                        .finds(Rule.of("parameter-case"), GET + "/parameters/5/name", "- name: projectId"),
                when("a path parameter with a hyphen")
                        .replacing("paths:\n", BOOK.replace("book_id", "book-id"))
                        .finds(
                                Rule.of("parameter-case"),
                                "/paths/~1books~1{book-id}/get/parameters/0/name",
                                "- {name: book-id"),
                when("a parameter in a list of formats of its own")
                        .replacing(STATUS, STATUS + "          collectionFormat: csv\n")
                        .finds(Rule.of("keyword-known"), GET + "/parameters/7/collectionFormat", "collectionFormat"));
    }
}
