package io.github.llamabatches.gate;

import static io.github.llamabatches.gate.Mutation.GET;
import static io.github.llamabatches.gate.Mutation.SCHEMAS;
import static io.github.llamabatches.gate.Mutation.when;

import io.github.llamabatches.gate.Mutation.Draft;
import io.github.llamabatches.gate.internal.reading.Rule;
import java.util.stream.Stream;

/** Mistakes in names, pages, types and schemas. */
final class SchemaMutations {

    private static final String ID = "          description: Identifies the batch.\n";
    private static final String AT_ID = SCHEMAS + "Batch/properties/id";
    private static final String SIZE = "            format: int32\n";
    private static final String AT_SIZE = GET + "/parameters/3/schema";
    private static final String NEXT = "        next_page_token:\n          type: string\n          nullable: true\n";
    private static final String TOKEN = "        - name: page_token\n";

    private SchemaMutations() {}

    static Stream<Mutation> all() {
        return Stream.of(names(), collisions(), paging(), types(), formats(), schemas())
                .flatMap(list -> list);
    }

    private static Draft whenOfId(String name, String lines) {
        return when(name).replacing("          type: string\n" + ID, lines + ID);
    }

    private static Stream<Mutation> names() {
        return Stream.of(
                whenOfId("a pattern of another dialect", "          type: string\n          pattern: ^a++$\n")
                        .finds(Rule.of("pattern-valid"), SCHEMAS + "Batch/properties/id/pattern", "pattern: ^a"),
                whenOfId("an escape of another dialect", "          type: string\n          pattern: ^a\\z\n")
                        .finds(Rule.of("pattern-dialect"), SCHEMAS + "Batch/properties/id/pattern", "pattern: ^a"),
                when("a property in camelCase")
                        .replacing("        error_message:\n", "        errorMessage:\n")
                        .finds(
                                Rule.of("property-case"),
                                SCHEMAS + "BatchResult/properties/errorMessage",
                                "errorMessage:"),
                when("a schema in snake_case")
                        .replacing("    BatchConfig:\n", "    batch_config:\n")
                        .replacing("schemas/BatchConfig\"", "schemas/batch_config\"")
                        .finds(Rule.of("schema-case"), SCHEMAS + "batch_config", "    batch_config:"),
                when("a schema with an exclamation mark in its name")
                        .replacing("    BatchConfig:\n", "    Batch!Config:\n")
                        .replacing("schemas/BatchConfig\"", "schemas/Batch!Config\"")
                        .finds(Rule.of("schema-name"), SCHEMAS + "Batch!Config", "    Batch!Config:"));
    }

    private static Stream<Mutation> collisions() {
        return Stream.of(
                when("schemas that become the same Java class")
                        .replacing("schemas/JobReference\"", "schemas/Batchjob\"")
                        .replacing("    JobReference:\n", "    Batchjob:\n")
                        .finds(Rule.of("schema-unique"), SCHEMAS + "Batchjob", "    Batchjob:"),
                when("a time that is only text")
                        .adding(
                                "        deleted_at: {type: string, description: When.}\n",
                                "          description: How far the batch has come.\n")
                        .finds(Rule.of("time-format"), SCHEMAS + "Batch/properties/deleted_at", "        deleted_at:"));
    }

    private static Stream<Mutation> paging() {
        return Stream.of(
                when("pages with a token that can't be sent back")
                        .replacing(TOKEN, "        - name: page_mark\n")
                        .finds(Rule.of("paging-token"), GET + "/parameters", "      parameters:"),
                when("a token without which there is no first page")
                        .adding("          required: true\n", "            Left out for the first page.\n")
                        .finds(Rule.of("paging-token"), GET + "/parameters/4", TOKEN.stripTrailing()),
                when("success without a schema of a page")
                        .replacing(
                                "        \"200\":\n          description: One",
                                "        \"204\":\n          description: Nothing.\n        \"400\":\n          description: One")
                        .finds(Rule.of("paging-next-token"), GET + "/responses", "      responses:"),
                when("no page_size")
                        .replacing("        - name: page_size\n", "        - name: limit\n")
                        .finds(Rule.of("paging-size"), GET + "/parameters/4", TOKEN.stripTrailing()),
                when("a page_size that is text")
                        .replacing("            type: integer\n" + SIZE, "            type: string\n")
                        .finds(Rule.of("paging-size"), GET + "/parameters/3", "- name: page_size"),
                when("a page without a token of the next one")
                        .replacing(NEXT, NEXT.replace("next_page_token", "next_page_mark"))
                        .finds(Rule.of("paging-next-token"), SCHEMAS + "BatchPage", "    BatchPage:"),
                when("a token that even the last page must have")
                        .replacing("        - items\n", "        - items\n        - next_page_token\n")
                        .finds(
                                Rule.of("paging-next-token"),
                                SCHEMAS + "BatchPage/properties/next_page_token",
                                "schemas/Batch\"\n        next_page_token:"),
                when("a token that is a number")
                        .replacing(NEXT, NEXT.replace("string", "number"))
                        .finds(
                                Rule.of("paging-next-token"),
                                SCHEMAS + "BatchPage/properties/next_page_token",
                                "schemas/Batch\"\n        next_page_token:"),
                when("a page with two lists")
                        .replacing(
                                NEXT,
                                "        warnings: {type: array, description: Warnings., items: {type: string}}\n"
                                        + NEXT)
                        .finds(
                                Rule.of("paging-items"),
                                SCHEMAS + "BatchPage/properties",
                                "        - items\n      properties:"));
    }

    private static Stream<Mutation> types() {
        return Stream.of(
                whenOfId("a misspelt type", "          type: sting\n")
                        .finds(Rule.of("schema-type"), AT_ID + "/type", "type: sting"),
                when("an object without a type")
                        .replacing("    BatchJob:\n      type: object\n", "    BatchJob:\n")
                        .finds(Rule.of("type-stated"), SCHEMAS + "BatchJob", "    BatchJob:"),
                when("an enum without a type")
                        .replacing("    JobType:\n      type: string\n", "    JobType:\n")
                        .finds(Rule.of("type-stated"), SCHEMAS + "JobType", "    JobType:"),
                whenOfId("a format without a type", "          format: uuid\n")
                        .finds(Rule.of("type-stated"), AT_ID, "- status\n      properties:\n        id:"),
                whenOfId("null without a type", "          nullable: true\n")
                        .finds(Rule.of("nullable-type"), AT_ID + "/nullable", "        id:\n          nullable: true"),
                when("null and absent that differ")
                        .replacing(
                                "          nullable: true\n          readOnly: true\n          description: >-\n            When the batch was created.",
                                "          nullable: true\n          description: >-\n            When the batch was created.")
                        .finds(
                                Rule.of("null-or-absent"),
                                SCHEMAS + "Batch/properties/created_at/nullable",
                                "        created_at:\n          type: string\n          format: date-time\n          nullable: true"),
                whenOfId("a length of a number", "          type: number\n          maxLength: 3\n")
                        .finds(Rule.of("keyword-type"), AT_ID + "/maxLength", "maxLength:"),
                whenOfId("an array without items", "          type: array\n")
                        .finds(Rule.of("array-items"), AT_ID, "- status\n      properties:\n        id:"));
    }

    private static Stream<Mutation> formats() {
        return Stream.of(
                when("a misspelt format")
                        .replacing(
                                "date-time\n          nullable: true\n          readOnly: true\n          description: >-\n            When the batch last",
                                "date-tiem\n          nullable: true\n          readOnly: true\n          description: >-\n            When the batch last")
                        .finds(Rule.of("format-known"), SCHEMAS + "Batch/properties/updated_at/format", "date-tiem"),
                whenOfId("a format that nobody knows", "          type: string\n          format: batch-id\n")
                        .finds(Rule.of("format-known"), AT_ID + "/format", "format: batch-id"),
                whenOfId("a format of integers on text", "          type: string\n          format: int64\n")
                        .finds(Rule.of("format-type"), AT_ID + "/format", "string\n          format: int64"),
                when("an integer of any size")
                        .removing(SIZE)
                        .finds(Rule.of("integer-format"), AT_SIZE, "are unknown.\n          schema:"));
    }

    private static Stream<Mutation> schemas() {
        return Stream.of(
                when("a required property that doesn't exist")
                        .replacing(
                                "        - source_directory_id\n        - status\n",
                                "        - source_directory_id\n        - statuss\n")
                        .finds(Rule.of("required-property"), SCHEMAS + "Batch/required/4", "- statuss"),
                when("a required property that no included schema has either")
                        .replacing(
                                "          description: The product that runs.\n",
                                "          required: [value]\n          description: The product that runs.\n")
                        .finds(
                                Rule.of("required-property"),
                                SCHEMAS + "BatchJob/properties/type/required/0",
                                "required: [value]"),
                when("a property that is required twice")
                        .replacing("        - loc\n", "        - loc\n        - loc\n")
                        .finds(
                                Rule.of("required-unique"),
                                SCHEMAS + "ValidationError/required/1",
                                "        - loc\n        - loc"),
                whenOfId(
                                "a minLength above maxLength",
                                "          type: string\n          minLength: 5\n          maxLength: 4\n")
                        .finds(Rule.of("bounds-order"), AT_ID + "/minLength", "minLength:"),
                when("a minimum that is the excluded maximum")
                        .adding(
                                "            minimum: 1\n            maximum: 1\n            exclusiveMaximum: true\n",
                                SIZE)
                        .finds(Rule.of("bounds-order"), AT_SIZE + "/minimum", "minimum: 1"),
                whenOfId(
                                "a property that can be neither read nor written",
                                "          type: string\n          readOnly: true\n          writeOnly: true\n")
                        .finds(Rule.of("read-write-only"), AT_ID + "/writeOnly", "writeOnly:"),
                when("a default that is text instead of a number")
                        .adding("            default: \"50\"\n", SIZE)
                        .finds(Rule.of("default-type"), AT_SIZE + "/default", "default: \"50\""),
                whenOfId("a default that is a number instead of text", "          type: string\n          default: 1\n")
                        .finds(Rule.of("default-type"), AT_ID + "/default", "default: 1"));
    }
}
