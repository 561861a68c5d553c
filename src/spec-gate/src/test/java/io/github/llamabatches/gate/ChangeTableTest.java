package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.llamabatches.gate.internal.comparing.CompatibilityCheck;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that each change is reported once, at its location and with its severity. */
@Tag("spec")
class ChangeTableTest {

    private static final String GET = "/paths/~1api~1v2~1batches/get";
    private static final String SCHEMAS = "/components/schemas";

    private static final String PROJECT = """
                    - name: project_id
                      in: query
                      description: >-
                        The project to list. Without it, the project that the credentials belong to.
                      schema:
                        type: string
            """;
    private static final String CREATED = """
                    created_at:
                      type: string
                      format: date-time
            """;
    private static final String PAGE_SIZE = """
                      schema:
                        type: integer
                        format: int32
            """;
    private static final String REQUIRED_OF_BATCH = """
                    - id
                    - config
                    - project_id
            """;

    /**
     * A change.
     *
     * @param marker the text on the line of the finding after the edit
     */
    private record Case(
            String name, String rule, Severity severity, String pointer, String marker, String from, String to) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case error(String name, String rule, String pointer, String marker, String from, String to) {
        return new Case(name, rule, Severity.ERROR, pointer, marker, from, to);
    }

    private static Case warning(String name, String rule, String pointer, String marker, String from, String to) {
        return new Case(name, rule, Severity.WARNING, pointer, marker, from, to);
    }

    private static Case note(String name, String rule, String pointer, String marker, String from, String to) {
        return new Case(name, rule, Severity.NOTE, pointer, marker, from, to);
    }

    static Stream<Case> operations() {
        String tags = "      tags:\n        - Batches\n";
        return Stream.of(
                error(
                        "path changed",
                        "operation-moved",
                        "/paths/~1api~1v3~1batches/get",
                        "  /api/v3/batches:\n    get:",
                        "  /api/v2/batches:",
                        "  /api/v3/batches:"),
                error(
                        "method changed",
                        "operation-moved",
                        "/paths/~1api~1v2~1batches/post",
                        "    post:",
                        "    get:\n",
                        "    post:\n"),
                error(
                        "operation removed",
                        "operation-removed",
                        GET,
                        "\npaths:",
                        text("paths:", "components:"),
                        "paths: {}\n"),
                error(
                        "operationId changed",
                        "operation-renamed",
                        GET + "/operationId",
                        "operationId: findBatches",
                        "listBatches",
                        "findBatches"),
                note(
                        "tag changed",
                        "operation-tags-changed",
                        GET + "/tags",
                        "      tags:",
                        tags,
                        tags.replace("Batches", "Jobs")),
                note(
                        "tag added",
                        "operation-tags-changed",
                        GET + "/tags",
                        "      tags:",
                        tags,
                        tags + "        - Jobs\n"),
                note(
                        "operation deprecated",
                        "deprecation-changed",
                        GET + "/deprecated",
                        "      deprecated:",
                        "      summary: List",
                        "      deprecated: true\n      summary: List"),
                note(
                        "operation added",
                        "operation-added",
                        "/paths/~1api~1v2~1batches/head",
                        "    head:",
                        "    get:\n",
                        "    head:\n      operationId: countBatches\n      tags: [Batches]\n      responses:\n        \"200\":\n          description: There.\n    get:\n"),
                error(
                        "security of the API changed",
                        "security-changed",
                        "/security",
                        "\nsecurity:\n",
                        "security:\n  - bearerAuth: []\n",
                        "security:\n  - bearerAuth: [admin]\n"),
                note(
                        "no credentials needed",
                        "security-added",
                        "/security",
                        "\nsecurity:\n",
                        "security:\n  - bearerAuth: []\n",
                        "security:\n  - bearerAuth: []\n  - {}\n"),
                error(
                        "security of the operation",
                        "security-changed",
                        GET + "/security",
                        "      security:",
                        "      summary: List",
                        "      security:\n        - bearerAuth: [admin]\n      summary: List"),
                error(
                        "security scheme changed",
                        "security-changed",
                        "/components/securitySchemes/bearerAuth",
                        "    bearerAuth:",
                        "scheme: bearer",
                        "scheme: basic"),
                error(
                        "server removed",
                        "server-removed",
                        "/servers/1",
                        "servers:",
                        "  - url: https://api.cloud.eu.llamaindex.ai\n    description: Europe\n",
                        ""),
                note(
                        "server added",
                        "server-added",
                        "/servers/0",
                        "- url: https://x.example",
                        "servers:\n",
                        "servers:\n  - url: https://x.example\n"),
                warning(
                        "unknown extension",
                        "other-change",
                        GET + "/x-rate-limit",
                        "x-rate-limit",
                        "      summary: List",
                        "      x-rate-limit: 5\n      summary: List"));
    }

    static Stream<Case> parameters() {
        String p = GET + "/parameters/";
        return Stream.of(
                error("parameter removed", "parameter-removed", p + 5, "      parameters:", PROJECT, ""),
                error(
                        "parameter renamed",
                        "parameter-renamed",
                        p + "5/name",
                        "- name: project",
                        "- name: project_id",
                        "- name: project"),
                note(
                        "optional parameter added",
                        "parameter-added",
                        p + 5,
                        "- name: x",
                        PROJECT,
                        "        - {name: x, in: query, schema: {type: string}}\n"
                                        .replace("{name: x, ", "name: x\n          ")
                                        .replace("in: query, ", "in: query\n          ")
                                        .replace("schema: {type: string}}", "schema: {type: string}")
                                + PROJECT),
                error(
                        "required parameter added",
                        "required-parameter-added",
                        p + 5,
                        "- name: x",
                        PROJECT,
                        "        - name: x\n          in: query\n          required: true\n          schema: {type: string}\n"
                                + PROJECT),
                error(
                        "parameter required",
                        "parameter-required",
                        p + "5/required",
                        "          required: true",
                        "- name: project_id\n",
                        "- name: project_id\n          required: true\n"),
                error(
                        "parameter in a header",
                        "parameter-serialization-changed",
                        p + "5/in",
                        "- name: project_id\n          in: header",
                        "- name: project_id\n          in: query",
                        "- name: project_id\n          in: header"),
                error(
                        "parameter style",
                        "parameter-serialization-changed",
                        p + "5/allowReserved",
                        "allowReserved",
                        "- name: project_id\n",
                        "- name: project_id\n          allowReserved: true\n"),
                error(
                        "parameter type",
                        "type-changed",
                        p + "3/schema/type",
                        "            type: number",
                        PAGE_SIZE,
                        PAGE_SIZE.replace("integer", "number").replace("            format: int32\n", "")),
                error(
                        "parameter format",
                        "type-changed",
                        p + "3/schema/format",
                        "            format: int64",
                        PAGE_SIZE,
                        PAGE_SIZE.replace("int32", "int64")),
                note(
                        "format without a type of its own",
                        "format-changed",
                        p + "5/schema/format",
                        "format: email",
                        PROJECT,
                        PROJECT + "            format: email\n"),
                warning(
                        "parameter default",
                        "default-changed",
                        p + "3/schema/default",
                        "default: 20",
                        PAGE_SIZE,
                        PAGE_SIZE + "            default: 20\n"),
                error(
                        "maximum set",
                        "request-constraint-narrowed",
                        p + "3/schema/maximum",
                        "maximum: 20",
                        PAGE_SIZE,
                        PAGE_SIZE + "            maximum: 20\n"),
                error(
                        "pattern set",
                        "request-constraint-narrowed",
                        p + "5/schema/pattern",
                        "pattern: a",
                        PROJECT,
                        PROJECT + "            pattern: a+\n"),
                error(
                        "maxLength set",
                        "request-constraint-narrowed",
                        p + "5/schema/maxLength",
                        "maxLength: 9",
                        PROJECT,
                        PROJECT + "            maxLength: 9\n"),
                error(
                        "enum becomes text",
                        "type-changed",
                        p + "7/schema",
                        "          description: Keep the batches that have this status.\n          schema:",
                        "$ref: \"#/components/schemas/BatchStatus\"\n        - name: session",
                        "type: string\n        - name: session"),
                note(
                        "credential no more",
                        "sensitive-changed",
                        p + "8/x-sensitive",
                        "- name: session",
                        "          x-sensitive: true\n",
                        ""),
                note(
                        "credential",
                        "sensitive-changed",
                        p + "5/x-sensitive",
                        "- name: project_id\n          x-sensitive: true",
                        "- name: project_id\n",
                        "- name: project_id\n          x-sensitive: true\n"),
                note(
                        "parameter deprecated",
                        "deprecation-changed",
                        p + "5/deprecated",
                        "deprecated: true",
                        "- name: project_id\n",
                        "- name: project_id\n          deprecated: true\n"),
                error(
                        "request body demanded",
                        "required-request-body-added",
                        GET + "/requestBody",
                        "requestBody:",
                        "      responses:\n",
                        "      requestBody:\n        required: true\n        content: {application/json: {schema: {type: string}}}\n      responses:\n"),
                note(
                        "request body possible",
                        "request-body-added",
                        GET + "/requestBody",
                        "requestBody:",
                        "      responses:\n",
                        "      requestBody:\n        content: {application/json: {schema: {type: string}}}\n      responses:\n"));
    }

    static Stream<Case> responses() {
        String r = GET + "/responses/";
        String text = Specs.TEXT;
        String unprocessable = text.substring(text.indexOf("        \"422\":"), text.indexOf("        default:"));
        String page = "\"#/components/schemas/BatchPage\"";
        return Stream.of(
                warning(
                        "error response removed",
                        "error-response-removed",
                        r + "422",
                        "      responses:",
                        unprocessable,
                        ""),
                note(
                        "response added",
                        "response-added",
                        r + "404",
                        "\"404\":",
                        "        \"422\":",
                        "        \"404\":\n          description: Nothing.\n        \"422\":"),
                error(
                        "content type removed",
                        "content-type-removed",
                        r + "200/content/application~1json",
                        "description: One page of batches.\n          content:",
                        text("            application/json:\n", "        \"422\":"),
                        ""),
                note(
                        "content type added",
                        "content-type-added",
                        r + "200/content/application~1xml",
                        "            application/xml:",
                        "description: One page of batches.\n          content:",
                        "description: One page of batches.\n          content:\n            application/xml:\n              schema: {type: string}"),
                error(
                        "another schema",
                        "type-changed",
                        r + "200/content/application~1json/schema/$ref",
                        "schema:\n                $ref: \"#/components/schemas/Batch\"",
                        page,
                        page.replace("Page", "")),
                note(
                        "header added",
                        "response-header-added",
                        r + "200/headers/X-Id",
                        "            X-Id:",
                        "description: One page of batches.\n          content:",
                        "description: One page of batches.\n          headers:\n            X-Id:\n              schema: {type: string}\n          content:"));
    }

    static Stream<Case> schemas() {
        String batch = SCHEMAS + "/Batch/properties/";
        return Stream.of(
                error(
                        "field removed",
                        "property-removed",
                        batch + "created_at",
                        "- status\n      properties:",
                        text("        created_at:\n          type", "        results:\n"),
                        ""),
                error(
                        "field renamed",
                        "property-renamed",
                        batch + "made_at",
                        "        made_at:",
                        "        created_at:\n",
                        "        made_at:\n"),
                note(
                        "field added",
                        "property-added",
                        batch + "owner",
                        "        owner:",
                        CREATED,
                        "        owner:\n          type: string\n" + CREATED),
                error(
                        "field type",
                        "type-changed",
                        batch + "created_at/type",
                        "        created_at:\n          type: integer",
                        CREATED,
                        CREATED.replace("string", "integer")
                                .replace("          format: date-time\n", "          format: int64\n")),
                error(
                        "field format dropped",
                        "type-changed",
                        batch + "created_at/format",
                        "description: How far the batch has come.\n        created_at:",
                        CREATED,
                        CREATED.replace("          format: date-time\n", "")),
                error(
                        "field optional",
                        "property-optional",
                        batch + "project_id",
                        "      properties:\n        id:\n          type: string\n          description: Identifies the batch.\n        config:\n          allOf:\n            - $ref: \"#/components/schemas/BatchConfig\"\n          description: What the batch runs, as it was when the batch was created.\n        project_id:",
                        REQUIRED_OF_BATCH,
                        REQUIRED_OF_BATCH.replace("        - project_id\n", "")),
                note(
                        "field required",
                        "property-required",
                        batch + "created_at",
                        "description: How far the batch has come.\n        created_at:",
                        REQUIRED_OF_BATCH,
                        REQUIRED_OF_BATCH + "        - created_at\n"),
                error(
                        "required field can be null",
                        "nullable-added",
                        batch + "id/nullable",
                        "        id:\n          type: string\n          nullable: true",
                        "          description: Identifies the batch.",
                        "          nullable: true\n          description: Identifies the batch."),
                note(
                        "optional field can be null",
                        "nullable-added",
                        SCHEMAS + "/ValidationErrorBody/properties/detail/nullable",
                        "detail:\n          type: array\n          nullable: true",
                        "          description: What is wrong, one entry per mistake.",
                        "          nullable: true\n          description: What is wrong, one entry per mistake."),
                note(
                        "field never null",
                        "nullable-removed",
                        batch + "created_at/nullable",
                        "description: How far the batch has come.\n        created_at:",
                        CREATED + "          nullable: true\n",
                        CREATED),
                error(
                        "items changed",
                        "type-changed",
                        SCHEMAS + "/ValidationErrorBody/properties/detail/items/$ref",
                        "one entry per mistake.\n          items:\n            $ref",
                        "$ref: \"#/components/schemas/ValidationError\"\n",
                        "$ref: \"#/components/schemas/Batch\"\n"),
                error(
                        "schema of a field",
                        "type-changed",
                        batch + "config/allOf/0/$ref",
                        "        config:\n          allOf:\n            - $ref: \"#/components/schemas/BatchJob\"",
                        "schemas/BatchConfig\"",
                        "schemas/BatchJob\""),
                note(
                        "schema added",
                        "schema-added",
                        SCHEMAS + "/Other",
                        "    Other:",
                        "    JobType:\n",
                        "    Other:\n      type: object\n      properties:\n        a: {type: string}\n    JobType:\n"),
                note(
                        "limit in a response",
                        "constraint-changed",
                        batch + "id/maxLength",
                        "          maxLength: 9",
                        "          description: Identifies the batch.",
                        "          maxLength: 9\n          description: Identifies the batch."),
                note(
                        "further fields refused",
                        "additional-properties-changed",
                        SCHEMAS + "/Batch/additionalProperties",
                        "      additionalProperties: false",
                        "    Batch:\n",
                        "    Batch:\n      additionalProperties: false\n"),
                note(
                        "read only",
                        "direction-changed",
                        batch + "id/readOnly",
                        "        id:\n          type: string\n          readOnly: true",
                        "          description: Identifies the batch.",
                        "          readOnly: true\n          description: Identifies the batch."));
    }

    static Stream<Case> enums() {
        String status = SCHEMAS + "/BatchStatus/";
        String jobs = "        - parse_v2\n        - extract_v2\n";
        return Stream.of(
                note(
                        "value of an open enum",
                        "enum-value-added",
                        SCHEMAS + "/JobType/enum/2",
                        "        - split_v1",
                        jobs,
                        jobs + "        - split_v1\n"),
                note(
                        "value of an enum that is sent",
                        "enum-value-added",
                        status + "enum/0",
                        "        - NEW",
                        "      enum:\n        - PENDING",
                        "      enum:\n        - NEW\n        - PENDING"),
                warning(
                        "value of a response lost",
                        "enum-value-removed",
                        SCHEMAS + "/JobType/enum/1",
                        "      description: The product that runs over the files of a batch.\n      enum:",
                        jobs,
                        "        - parse_v2\n"),
                error(
                        "value of a request lost",
                        "request-enum-value-removed",
                        status + "enum/1",
                        "means, as far as it is known.\n      enum:",
                        "        - THROTTLED\n",
                        ""),
                warning(
                        "enum closed",
                        "enum-closed",
                        status + "x-extensible-enum",
                        "    BatchStatus:",
                        "      x-extensible-enum: true\n      x-enum-groups:",
                        "      x-enum-groups:"),
                error(
                        "group lost",
                        "enum-group-removed",
                        status + "x-enum-groups/0",
                        "    BatchStatus:",
                        text("      x-enum-groups:", "    JobType:"),
                        ""),
                warning(
                        "group smaller",
                        "enum-group-changed",
                        status + "x-enum-groups/0/values",
                        "          values:",
                        "            - CANCELLED\n",
                        ""),
                note(
                        "group added",
                        "enum-group-added",
                        SCHEMAS + "/JobType/x-enum-groups/0",
                        "        - method: isParse",
                        "    ValidationErrorBody:\n",
                        "      x-enum-groups:\n        - method: isParse\n          description: x\n          values:\n            - parse_v2\n    ValidationErrorBody:\n"));
    }

    private static String text(String from, String to) {
        String text = Specs.TEXT;
        int start = text.indexOf(from);
        return text.substring(start, text.indexOf(to, start));
    }

    private static Stream<Case> all() {
        return Stream.of(operations(), parameters(), responses(), schemas(), enums())
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("all")
    void changeIsReportedOnceAtItsLocation(Case change) {
        String edited = Specs.edit(Specs.TEXT, change.from(), change.to());

        List<Finding> findings = CompatibilityCheck.compare(Specs.parse(Specs.TEXT), Specs.parse(edited)).stream()
                .filter(finding -> !finding.rule().is("version-not-raised"))
                .toList();

        assertThat(findings)
                .extracting(
                        finding -> finding.rule().id(),
                        Finding::severity,
                        Finding::pointer,
                        finding -> finding.position().line())
                .containsExactly(
                        tuple(change.rule(), change.severity(), change.pointer(), Specs.line(edited, change.marker())));
    }
}
