package io.github.llamabatches.gate;

import static io.github.llamabatches.gate.Mutation.GET;
import static io.github.llamabatches.gate.Mutation.SCHEMAS;
import static io.github.llamabatches.gate.Mutation.when;

import io.github.llamabatches.gate.internal.reading.Rule;
import java.util.stream.Stream;

/** Mistakes in keywords, top-level elements, references and descriptions. */
final class DocumentMutations {

    private static final String NA = "  - url: https://api.cloud.llamaindex.ai\n";

    private DocumentMutations() {}

    static Stream<Mutation> all() {
        return Stream.of(keywords(), top(), references(), components(), descriptions())
                .flatMap(list -> list);
    }

    private static Stream<Mutation> keywords() {
        return Stream.of(
                when("desciption in a property")
                        .replacing("description: Identifies the batch.", "desciption: Identifies the batch.")
                        .finds(Rule.of("keyword-known"), SCHEMAS + "Batch/properties/id/desciption", "desciption:"),
                when("requried in a schema")
                        .replacing("      required:\n        - job\n", "      requried:\n        - job\n")
                        .finds(Rule.of("keyword-known"), SCHEMAS + "BatchConfig/requried", "requried:"),
                when("nulable in a property")
                        .replacing(
                                "nullable: true\n          readOnly: true\n          description: >-\n            What became of each",
                                "nulable: true\n          readOnly: true\n          description: >-\n            What became of each")
                        .finds(Rule.of("keyword-known"), SCHEMAS + "Batch/properties/results/nulable", "nulable:"),
                when("propertis in a schema: what is in them is still used")
                        .replacing("      properties:\n        job:\n", "      propertis:\n        job:\n")
                        .finds(Rule.of("keyword-known"), SCHEMAS + "BatchConfig/propertis", "propertis:"),
                when("operationID in an operation")
                        .replacing("operationId:", "operationID:")
                        .finds(Rule.of("keyword-known"), GET + "/operationID", "operationID:"),
                when("a keyword of nothing")
                        .adding("      colour: blue\n", "    Batch:\n      type: object\n")
                        .finds(Rule.of("keyword-known"), SCHEMAS + "Batch/colour", "colour:"),
                when("an extension that is nearly ours")
                        .replacing(
                                "x-enum-descriptions:\n        - Documents", "x-enum-description:\n        - Documents")
                        .finds(
                                Rule.of("keyword-known"),
                                SCHEMAS + "JobType/x-enum-description",
                                "x-enum-description:\n"),
                when("const in a property")
                        .adding("          const: abc\n", "          description: Identifies the batch.\n")
                        .finds(Rule.of("keyword-version"), SCHEMAS + "Batch/properties/id/const", "const:"),
                when("a list of types")
                        .replacing(
                                "        id:\n          type: string\n          description: Identifies",
                                "        id:\n          type: [string, \"null\"]\n          description: Identifies")
                        .finds(Rule.of("keyword-version"), SCHEMAS + "Batch/properties/id/type", "type: [string"),
                when("a list of examples in a schema")
                        .adding("          examples: [bat-1]\n", "          description: Identifies the batch.\n")
                        .finds(Rule.of("keyword-version"), SCHEMAS + "Batch/properties/id/examples", "examples:"),
                when("a number as exclusiveMinimum")
                        .adding("            exclusiveMinimum: 0\n", "            format: int32\n")
                        .finds(
                                Rule.of("keyword-version"),
                                GET + "/parameters/3/schema/exclusiveMinimum",
                                "exclusiveMinimum:"),
                when("webhooks")
                        .adding("webhooks: {}\n", "openapi: 3.0.3\n")
                        .finds(Rule.of("keyword-version"), "/webhooks", "webhooks:"));
    }

    private static Stream<Mutation> top() {
        return Stream.of(
                when("a version of two numbers")
                        .replacing("version: 1.0.0", "version: \"1.0\"")
                        .finds(Rule.of("info-version"), "/info/version", "version: \"1.0\""),
                when("no servers")
                        .removing("servers:\n" + NA + "    description: North America\n"
                                + "  - url: https://api.cloud.eu.llamaindex.ai\n    description: Europe\n")
                        .finds(Rule.of("oas3-api-servers"), "", "openapi: 3.0.3"),
                when("a server over http")
                        .replacing(NA, NA.replace("https", "http"))
                        .finds(Rule.of("server-https"), "/servers/0/url", "http:"),
                when("a server that only begins like a loopback address")
                        .replacing(NA, "  - url: http://localhost.example.com\n")
                        .finds(Rule.of("server-https"), "/servers/0/url", "http:"),
                when("a server with a slash at its end")
                        .replacing(NA, NA.replace("\n", "/\n"))
                        .finds(Rule.of("oas3-server-trailing-slash"), "/servers/0/url", ".ai/"),
                when("a server with a variable that is not declared")
                        .replacing(NA, NA.replace("api.cloud", "{region}"))
                        .finds(Rule.of("oas3-server-variables"), "/servers/0/url", "{region}"),
                when("a security scheme that is not defined")
                        .adding("  - cookieAuth: []\n", "  - bearerAuth: []\n")
                        .finds(Rule.of("oas3-operation-security-defined"), "/security/1/cookieAuth", "cookieAuth"),
                when("a tag that is declared twice")
                        .adding(
                                "  - name: Batches\n    description: Again.\n",
                                "description: Batches of document jobs.\n")
                        .finds(Rule.of("openapi-tags-uniqueness"), "/tags/1/name", "jobs.\n  - name: Batches"),
                when("a tag that no operation has")
                        .adding("  - name: Jobs\n    description: Jobs.\n", "description: Batches of document jobs.\n")
                        .finds(Rule.of("tag-used"), "/tags/1", "- name: Jobs"));
    }

    private static Stream<Mutation> references() {
        String page = "                $ref: \"#/components/schemas/BatchPage\"\n";
        String error = "                $ref: \"#/components/schemas/ErrorBody\"\n";
        return Stream.of(
                when("a reference to nothing")
                        .replacing(
                                "items:\n            $ref: \"#/components/schemas/ValidationError\"",
                                "items:\n            allOf:\n              - $ref: \"#/components/schemas/ValidationError\"\n"
                                        + "              - $ref: \"#/components/schemas/Nothing\"")
                        .finds(
                                Rule.of("reference-target"),
                                SCHEMAS + "ValidationErrorBody/properties/detail/items/allOf/1/$ref",
                                "Nothing"),
                when("a reference to something of another kind")
                        .replacing("items: {}", "items: {$ref: \"#/components/securitySchemes/bearerAuth\"}")
                        .finds(
                                Rule.of("reference-target"),
                                SCHEMAS + "ValidationError/properties/loc/items/$ref",
                                "securitySchemes/bearerAuth"),
                when("a reference to itself")
                        .replacing(
                                "items: {}",
                                "items: {$ref: \"#/components/schemas/ValidationError/properties/loc/items\"}")
                        .finds(
                                Rule.of("reference-target"),
                                SCHEMAS + "ValidationError/properties/loc/items/$ref",
                                "loc/items"),
                when("a schema that includes itself")
                        .adding(
                                "      allOf: [{$ref: \"#/components/schemas/BatchConfig\"}]\n",
                                "    BatchConfig:\n      type: object\n")
                        .finds(Rule.of("reference-target"), SCHEMAS + "BatchConfig/allOf", "allOf: [{"),
                when("a description beside a reference in a schema")
                        .adding(
                                "            description: One batch.\n",
                                "          items:\n            $ref: \"#/components/schemas/Batch\"\n")
                        .finds(
                                Rule.of("no-$ref-siblings"),
                                SCHEMAS + "BatchPage/properties/items/items/description",
                                "One batch."),
                when("an extension beside a reference in a response")
                        .replacing(error, error + "                x-owner: me\n")
                        .finds(
                                Rule.of("no-$ref-siblings"),
                                GET + "/responses/default/content/application~1json/schema/x-owner",
                                "x-owner"),
                when("a misspelt reference that leaves nothing unused")
                        .replacing(page, page.replace("BatchPage", "BatchPage/properties/itmes"))
                        .finds(
                                Rule.of("reference-target"),
                                GET + "/responses/200/content/application~1json/schema/$ref",
                                "itmes"));
    }

    private static Stream<Mutation> components() {
        return Stream.of(
                unused("schemas", "  schemas:\n    Unused: {type: string, description: A word.}\n", "  schemas:\n"),
                when("a schema that only itself refers to")
                        .adding(
                                "    Unused: {type: array, description: A tree., items: {$ref: \"#/components/schemas/Unused\"}}\n",
                                "  schemas:\n")
                        .finds(Rule.of("oas3-unused-component"), SCHEMAS + "Unused", "    Unused:"),
                unused(
                        "parameters",
                        "  parameters:\n    Unused:\n      {name: a, in: query, description: A., schema: {type: string}}\n",
                        ""),
                unused("responses", "  responses:\n    Unused: {description: A response.}\n", ""),
                unused("examples", "  examples:\n    Unused: {value: 1}\n", ""),
                unused("headers", "  headers:\n    Unused: {description: A header., schema: {type: string}}\n", ""),
                unused(
                        "requestBodies",
                        "  requestBodies:\n    Unused: {content: {text/plain: {schema: {type: string}}}}\n",
                        ""),
                when("a security scheme that is used nowhere")
                        .adding(
                                "    Unused: {type: http, scheme: basic, description: A password.}\n",
                                "  securitySchemes:\n")
                        .finds(Rule.of("oas3-unused-component"), "/components/securitySchemes/Unused", "    Unused:"));
    }

    private static Mutation unused(String kind, String text, String before) {
        return when("one of " + kind + " that is used nowhere")
                .replacing(
                        before.isEmpty() ? "components:\n" : before, before.isEmpty() ? "components:\n" + text : text)
                .finds(Rule.of("oas3-unused-component"), "/components/" + kind + "/Unused", "    Unused:");
    }

    private static Stream<Mutation> descriptions() {
        return Stream.of(
                undescribed(
                        "info-description",
                        "  description: >-\n    The batches resource of LlamaCloud. A batch runs one saved product"
                                + " configuration, such as a parse\n    or an extract configuration, over every file of a source directory.\n",
                        "/info",
                        "info:"),
                undescribed(
                        "tag-description",
                        "    description: Batches of document jobs.\n",
                        "/tags/0",
                        "  - name: Batches"),
                undescribed(
                        "oas3-parameter-description",
                        "          description: Keep the batches that have this status.\n",
                        GET + "/parameters/7",
                        "- name: status"),
                undescribed(
                        "schema-description",
                        "      description: What became of one source file.\n",
                        SCHEMAS + "BatchResult",
                        "    BatchResult:"),
                undescribed(
                        "property-description",
                        "          description: Identifies the batch.\n",
                        SCHEMAS + "Batch/properties/id",
                        "- status\n      properties:\n        id:"),
                undescribed(
                        "property-description",
                        "          description: The product that runs.\n",
                        SCHEMAS + "BatchJob/properties/type",
                        "as the job type.\n        type:"),
                undescribed(
                        "description",
                        "      description: An API key of the region that is called.\n",
                        "/components/securitySchemes/bearerAuth",
                        "    bearerAuth:"),
                when("an empty description of a response")
                        .replacing(
                                "description: One page of batches.\n          content",
                                "description: \" \"\n          content")
                        .finds(Rule.of("description"), GET + "/responses/200/description", "description: \" \""),
                when("a description of an operation that is nothing but null")
                        .replacing(
                                "      description: >-\n        Returns one page",
                                "      description:\n      x-note: >-\n        Returns one page")
                        .finds(
                                Rule.of("operation-description"),
                                GET + "/description",
                                "summary: List batches\n      description:"),
                when("a deprecated property without a word about it")
                        .adding("          deprecated: true\n", "          description: Identifies the batch.\n")
                        .finds(Rule.of("deprecation"), SCHEMAS + "Batch/properties/id/deprecated", "deprecated:"));
    }

    private static Mutation undescribed(String rule, String description, String pointer, String marker) {
        return when(rule + " at " + pointer).removing(description).finds(Rule.of(rule), pointer, marker);
    }
}
