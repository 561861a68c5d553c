package io.github.llamabatches.gate;

import static io.github.llamabatches.gate.Mutation.GET;
import static io.github.llamabatches.gate.Mutation.SCHEMAS;
import static io.github.llamabatches.gate.Mutation.when;

import java.util.stream.Stream;

/** Correct OpenAPI that the templates can't turn into code. */
final class SupportedMutations {

    private static final String LOC = "          items: {}\n        msg:";
    private static final String TOKEN = "        - name: page_token\n          in: query\n";
    private static final String ID =
            "        id:\n          type: string\n          description: Identifies the batch.\n";

    private SupportedMutations() {}

    static Stream<Mutation> all() {
        return Stream.concat(schemas(), operations());
    }

    private static Stream<Mutation> schemas() {
        return Stream.of(
                when("one of several schemas")
                        .replacing(
                                LOC,
                                "          items: {oneOf: [{type: string}, {type: integer, format: int32}]}\n        msg:")
                        .finds(
                                Rule.SUPPORTED_COMPOSITION,
                                SCHEMAS + "ValidationError/properties/loc/items/oneOf",
                                "items: {oneOf"),
                when("any of several schemas")
                        .replacing(LOC, "          items: {anyOf: [{type: string}]}\n        msg:")
                        .finds(
                                Rule.SUPPORTED_COMPOSITION,
                                SCHEMAS + "ValidationError/properties/loc/items/anyOf",
                                "items: {anyOf"),
                when("what a value must not be")
                        .replacing(LOC, "          items: {not: {type: string}}\n        msg:")
                        .finds(
                                Rule.SUPPORTED_COMPOSITION,
                                SCHEMAS + "ValidationError/properties/loc/items/not",
                                "items: {not"),
                when("a discriminator")
                        .adding(
                                "      discriminator:\n        propertyName: id\n",
                                "    BatchPage:\n      type: object\n")
                        .finds(Rule.SUPPORTED_COMPOSITION, SCHEMAS + "BatchPage/discriminator", "      discriminator:"),
                when("further properties beside those that are listed")
                        .adding("      additionalProperties: {type: string}\n", "    BatchPage:\n      type: object\n")
                        .finds(
                                Rule.SUPPORTED_COMPOSITION,
                                SCHEMAS + "BatchPage/additionalProperties",
                                "additionalProperties: {"),
                when("null in a nested list")
                        .replacing(
                                LOC,
                                "          items: {type: array, items: {type: string, nullable: true}}\n        msg:")
                        .finds(
                                Rule.SUPPORTED_COMPOSITION,
                                SCHEMAS + "ValidationError/properties/loc/items/items/nullable",
                                "items: {type: array"),
                when("a field that is required elsewhere than it is defined")
                        .adding(
                                "        more:\n          allOf: [{$ref: \"#/components/schemas/ValidationErrorBody\"}]\n"
                                        + "          required: [detail]\n          description: More.\n",
                                "    ErrorBody:\n      type: object\n      description: >-\n"
                                        + "        The usual body of a failed request. Not on the reference page.\n"
                                        + "      properties:\n")
                        .finds(
                                Rule.SUPPORTED_COMPOSITION,
                                SCHEMAS + "ErrorBody/properties/more/required/0",
                                "required: [detail]"),
                when("an enum of numbers")
                        .replacing(
                                ID,
                                ID.replace(
                                        "string",
                                        "integer\n          format: int32\n          x-extensible-enum: true\n          enum: [1, 2]"))
                        .finds(Rule.SUPPORTED_ENUM, SCHEMAS + "Batch/properties/id/enum", "enum: [1, 2]"),
                when("an enum value that ends a comment")
                        .replacing("        - extract_v2\n      x-enum", "        - \"*/\"\n      x-enum")
                        .finds(Rule.SUPPORTED_ENUM, SCHEMAS + "JobType/enum/1", "- \"*/\""),
                when("an enum value with a line break")
                        .replacing("        - extract_v2\n      x-enum", "        - \"a\\nb\"\n      x-enum")
                        .finds(Rule.SUPPORTED_ENUM, SCHEMAS + "JobType/enum/1", "- \"a\\nb\""),
                when("bytes outside of JSON")
                        .replacing(ID, ID.replace("string\n", "string\n          format: binary\n"))
                        .finds(Rule.SUPPORTED_FORMAT, SCHEMAS + "Batch/properties/id/format", "format: binary"),
                when("leniency of a required property")
                        .replacing(ID, ID.replace("string\n", "string\n          x-ignore-unreadable: true\n"))
                        .finds(
                                Rule.SUPPORTED_LENIENCY,
                                SCHEMAS + "Batch/properties/id/x-ignore-unreadable",
                                "x-ignore-unreadable: true"),
                when("leniency of a list")
                        .adding("          x-ignore-unreadable: true\n", "        detail:\n          type: array\n")
                        .finds(
                                Rule.SUPPORTED_LENIENCY,
                                SCHEMAS + "ValidationErrorBody/properties/detail/x-ignore-unreadable",
                                "x-ignore-unreadable: true"),
                when("leniency of what isn't a property")
                        .replacing(LOC, "          items: {type: string, x-ignore-unreadable: true}\n        msg:")
                        .finds(
                                Rule.SUPPORTED_LENIENCY,
                                SCHEMAS + "ValidationError/properties/loc/items/x-ignore-unreadable",
                                "items: {type"),
                when("leniency that is no truth value")
                        .adding(
                                "          x-ignore-unreadable: 'yes'\n",
                                "        total_size:\n          type: integer\n")
                        .finds(
                                Rule.SUPPORTED_LENIENCY,
                                SCHEMAS + "BatchPage/properties/total_size/x-ignore-unreadable",
                                "x-ignore-unreadable: 'yes'"),
                when("what only the server writes, in a request")
                        .adding(
                                "      requestBody:\n        content:\n          application/json:\n            schema:\n"
                                        + "              type: object\n              required: [name]\n"
                                        + "              properties:\n                name:\n"
                                        + "                  type: string\n                  readOnly: true\n"
                                        + "                  description: A name.\n",
                                "    get:\n")
                        .replacing("    get:\n", "    post:\n")
                        .finds(
                                Rule.SUPPORTED_DIRECTION,
                                "/paths/~1api~1v2~1batches/post/requestBody/content/application~1json/schema"
                                        + "/properties/name/readOnly",
                                "                  readOnly: true"),
                when("what only the client writes, in a response")
                        .replacing(ID, ID.replace("string\n", "string\n          writeOnly: true\n"))
                        .finds(Rule.SUPPORTED_DIRECTION, SCHEMAS + "Batch/properties/id/writeOnly", "writeOnly: true"));
    }

    private static Stream<Mutation> operations() {
        return Stream.of(
                when("an object as a parameter")
                        .replacing(
                                "Left out for the first page.\n          schema:\n            type: string\n",
                                "Left out for the first page.\n          schema:\n            type: string\n"
                                        + "        - name: filter\n          in: query\n          description: A filter.\n"
                                        + "          schema: {type: object}\n")
                        .finds(
                                Rule.SUPPORTED_PARAMETER,
                                GET + "/parameters/5/schema",
                                "          schema: {type: object}"),
                when("a style that nobody knows")
                        .adding("          style: deepObject\n", TOKEN)
                        .finds(Rule.SUPPORTED_PARAMETER, GET + "/parameters/4/style", "style: deepObject"),
                when("a second cookie")
                        .adding(
                                "        - name: locale\n          in: cookie\n          description: A locale.\n"
                                        + "          schema: {type: string}\n",
                                "      parameters:\n")
                        .finds(Rule.SUPPORTED_PARAMETER, GET + "/parameters/9", "        - name: session"),
                when("a list in a cookie")
                        .replacing(
                                "          x-sensitive: true\n          schema:\n            type: string\n",
                                "          x-sensitive: true\n          schema: {type: array, items: {type: string}}\n")
                        .finds(
                                Rule.SUPPORTED_PARAMETER,
                                GET + "/parameters/8/schema",
                                "schema: {type: array, items: {type: string}}"),
                when("lists in two forms")
                        .adding(
                                "        - name: one\n          in: query\n          description: Joined.\n"
                                        + "          explode: false\n          schema: {type: array, items: {type: string}}\n"
                                        + "        - name: two\n          in: query\n          description: Repeated.\n"
                                        + "          schema: {type: array, items: {type: string}}\n",
                                "      parameters:\n")
                        .finds(Rule.SUPPORTED_PARAMETER, GET + "/parameters/1", "        - name: two"),
                when("a header with a space in its name")
                        .replacing("        - name: session\n", "        - name: a session\n")
                        .finds(Rule.SUPPORTED_NAME, GET + "/parameters/8/name", "- name: a session"),
                when("XML beside JSON")
                        .adding(
                                "            application/xml: {schema: {$ref: \"#/components/schemas/BatchPage\"}}\n",
                                "          description: One page of batches.\n          content:\n")
                        .finds(
                                Rule.SUPPORTED_MEDIA_TYPE,
                                GET + "/responses/200/content/application~1xml",
                                "application/xml:"),
                when("a form")
                        .adding(
                                "      requestBody: {content: {multipart/form-data: {schema: {type: object}}}}\n",
                                "    get:\n")
                        .replacing("    get:\n", "    post:\n")
                        .finds(
                                Rule.SUPPORTED_MEDIA_TYPE,
                                "/paths/~1api~1v2~1batches/post/requestBody/content/multipart~1form-data",
                                "multipart/form-data"),
                when("an operation that begins with a digit")
                        .replacing("operationId: listBatches", "operationId: 2ndList")
                        .finds(Rule.SUPPORTED_NAME, GET + "/operationId", "operationId: 2ndList"),
                when("a body without a schema")
                        .adding("      requestBody: {content: {application/json: {example: 1}}}\n", "    get:\n")
                        .replacing("    get:\n", "    post:\n")
                        .finds(
                                Rule.SUPPORTED_OPERATION,
                                "/paths/~1api~1v2~1batches/post/requestBody/content/application~1json",
                                "{application/json: {example: 1}}"),
                when("callbacks")
                        .adding("      callbacks: {}\n", "      operationId: listBatches\n")
                        .finds(Rule.SUPPORTED_OPERATION, GET + "/callbacks", "callbacks: {}"),
                when("links")
                        .adding("          links: {}\n", "          description: One page of batches.\n")
                        .finds(Rule.SUPPORTED_OPERATION, GET + "/responses/200/links", "links: {}"),
                when("a second success with another body")
                        .adding("        \"204\":\n          description: No batches.\n", "      responses:\n")
                        .finds(Rule.SUPPORTED_OPERATION, GET + "/responses/200", "        \"200\":"));
    }
}
