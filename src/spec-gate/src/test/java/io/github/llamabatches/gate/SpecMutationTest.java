package io.github.llamabatches.gate;

import static io.github.llamabatches.gate.Mutation.GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Position;
import io.github.llamabatches.gate.internal.reading.Rule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that each edit of the specification causes exactly one finding, with its rule and location. */
@Tag("spec")
class SpecMutationTest {

    private static final String SCHEMA_200 = GET + "/responses/200/content/application~1json/schema";
    private static final String EXAMPLE_200 = GET + "/responses/200/content/application~1json/example";
    private static final String DATE = "\"2019-12-27T18:11:19.117Z\"";

    @Test
    void specificationIsClean() {
        assertThat(Specs.check(Specs.TEXT)).isEmpty();
    }

    /** Lists the replaced text, the new text, the rule, the pointer, and the text at the location, which ^ marks. */
    static Stream<Arguments> mutations() {
        return Stream.of(
                mutation("      operationId", "\toperationId", Rule.of("yaml-tab"), "", "\toperationId"),
                mutation("summary: List batches", "summary: List: batches", Rule.of("yaml-syntax"), "", ": batches"),
                mutation("      summary: L", "       summary: L", Rule.of("yaml-syntax"), "", "summary: L"),
                mutation("- Batches\n", "[Batches\n", Rule.of("yaml-syntax"), "", "[Batches"),
                mutation("scheme: bearer", "scheme: @bearer", Rule.of("yaml-syntax"), "", "@bearer"),
                mutation("scheme: bearer", "scheme: bea\u0007rer", Rule.of("yaml-syntax"), "", "\u0007rer"),
                mutation("components:", "---\ncomponents:", Rule.of("yaml-documents"), "", "---"),
                mutation("type: integer", "type: &int integer", Rule.of("yaml-alias"), "", "&int"),
                mutation("type: integer", "type: *int", Rule.of("yaml-syntax"), "", "*int"),
                mutation("type: integer", "<<: {type: integer}", Rule.of("yaml-alias"), "", "<<"),
                mutation("type: integer", "type: !!str integer", Rule.of("yaml-tag"), "", "!!str"),
                mutation("type: integer", "x-t: !mine {}", Rule.of("yaml-tag"), "", "!mine"),
                mutation(
                        "      tags:",
                        "      operationId: other\n      tags:",
                        Rule.of("duplicate-key"),
                        GET + "/operationId",
                        "operationId: other"),
                mutation("\"200\":", "200:", Rule.of("unquoted-key"), GET + "/responses/200", "200:"),
                mutation(
                        "        id:\n",
                        "        no: {type: string, description: None.}\n        id:\n",
                        Rule.of("unquoted-key"),
                        "/components/schemas/Batch/properties/no",
                        "no:"),
                mutation("- PENDING", "- NO", Rule.of("unquoted-word"), "/components/schemas/BatchStatus/enum/0", "NO"),
                mutation(
                        "- RUNNING",
                        "- n",
                        Rule.of("unquoted-word"),
                        "/components/schemas/BatchStatus/enum/2",
                        "- ^n\n"),
                mutation(
                        "nullable: true",
                        "nullable: on",
                        Rule.of("unquoted-word"),
                        "/components/schemas/BatchPage/properties/next_page_token/nullable",
                        "nullable: ^on\n"),
                mutation(DATE, "2019-12-27", Rule.of("unquoted-date"), GET + "/parameters/0/example", "2019-12-27\n"),
                mutation(
                        DATE,
                        "2019-12-27T18:11:19.117Z",
                        Rule.of("unquoted-date"),
                        GET + "/parameters/0/example",
                        "2019-12-27T18:11:19.117Z\n"),
                mutation("id: id", "id: 0777", Rule.of("unquoted-number"), EXAMPLE_200 + "/items/0/id", "0777"),
                mutation("id: id", "id: 12:30", Rule.of("unquoted-number"), EXAMPLE_200 + "/items/0/id", "12:30"),
                mutation("id: id", "id: 0x1F", Rule.of("unquoted-number"), EXAMPLE_200 + "/items/0/id", "0x1F"),
                mutation(
                        "total_size: 0",
                        "total_size: 1e99999",
                        Rule.of("unquoted-number"),
                        EXAMPLE_200 + "/total_size",
                        "1e9"),
                mutation("version: 1.0.0", "version: 1.0", Rule.of("unquoted-version"), "/info/version", "1.0\n"),
                mutation("openapi: 3.0.3", "openapi: 3.0", Rule.of("unquoted-version"), "/openapi", "3.0\n"),
                mutation("openapi: 3.0.3", "openapi: 3.3.0", Rule.of("openapi-version"), "/openapi", "openapi: 3.3.0"),
                mutation(
                        "openapi: 3.0.3", "openapi: 3.10.0", Rule.of("openapi-version"), "/openapi", "openapi: 3.10.0"),
                mutation("openapi: 3.0.3", "swagger: \"2.0\"", Rule.of("openapi-version"), "/swagger", "swagger"),
                mutation("openapi: 3.0.3\n", "", Rule.of("openapi-version"), "", "info:"),
                mutation(
                        "\"#/components/schemas/BatchPage\"",
                        "\"other.yaml#/BatchPage\"",
                        Rule.of("external-reference"),
                        SCHEMA_200 + "/$ref",
                        "$ref: \"other.yaml"),
                mutation(
                        "schemas/BatchPage\"",
                        "schemas/BatchPag\"",
                        Rule.of("reference-target"),
                        SCHEMA_200 + "/$ref",
                        "$ref: \"#/components/schemas/BatchPag\""),
                mutation("      responses:", "      x-responses:", Rule.of("openapi-parser"), GET, "get:"),
                mutation("  version: 1.0.0\n", "", Rule.of("info-version"), "/info", "info:"),
                mutation(
                        "          description: One page of batches.\n",
                        "",
                        Rule.of("description"),
                        GET + "/responses/200",
                        "\"200\""),
                mutation(
                        "      summary: List",
                        "      sumary: List",
                        Rule.of("keyword-known"),
                        GET + "/sumary",
                        "sumary"),
                mutation("in: query", "in: qurey", Rule.of("openapi-parser"), GET + "/parameters/0/in", "in: qurey"),
                mutation(
                        "name: organization_id",
                        "name: created_at_on_or_after",
                        Rule.of("parameter-unique"),
                        GET + "/parameters/2",
                        "name: created_at_on_or_after\n          in: query\n          description: >-"),
                mutation(
                        "          items: {}\n",
                        "",
                        Rule.of("array-items"),
                        "/components/schemas/ValidationError/properties/loc",
                        "loc:"),
                mutation(
                        "          schema:\n            type: string\n        - name: page_size",
                        "        - name: page_size",
                        Rule.of("openapi-parser"),
                        GET + "/parameters/2",
                        "name: organization_id"),
                mutation("\"422\"", "\"4222\"", Rule.of("response-status"), GET + "/responses/4222", "\"4222\""),
                mutation(
                        "type: integer",
                        "type: intger",
                        Rule.of("schema-type"),
                        GET + "/parameters/3/schema/type",
                        "type: intger"),
                mutation(
                        "nullable: true",
                        "nullable: \"true\"",
                        Rule.of("keyword-shape"),
                        "/components/schemas/BatchPage/properties/next_page_token/nullable",
                        "nullable: \"true\""),
                mutation(
                        "type: http",
                        "type: htp",
                        Rule.of("openapi-parser"),
                        "/components/securitySchemes/bearerAuth/type",
                        "type: htp"),
                mutation(
                        "status: PENDING",
                        "status: PENDNG",
                        Rule.of("example-invalid"),
                        EXAMPLE_200 + "/items/0/status",
                        "status: PENDNG"),
                mutation(
                        "total_size: 0",
                        "total_size: zero",
                        Rule.of("example-invalid"),
                        EXAMPLE_200 + "/total_size",
                        "total_size: zero"),
                mutation(
                        "        type: parse_v2\n        id",
                        "        id",
                        Rule.of("example-invalid"),
                        "/components/schemas/JobReference/example",
                        "example:\n        id"),
                mutation(
                        "            format: int32",
                        "            format: int32\n            default: 2147483648",
                        Rule.of("example-invalid"),
                        GET + "/parameters/3/schema/default",
                        "default: 2147483648"),
                mutation(
                        "          example: " + DATE,
                        "          examples:\n            one:\n              value: soon",
                        Rule.of("example-invalid"),
                        GET + "/parameters/0/examples/one/value",
                        "value: soon"),
                mutation(
                        DATE,
                        "\"2019-12-27T18:11:19\"",
                        Rule.of("example-without-offset"),
                        GET + "/parameters/0/example",
                        "example: \"2019-12-27T18:11:19\""));
    }

    @Test
    void exampleInComponentsIsCheckedWhereUsed() {
        String text = Specs.with("          example: " + DATE, """
                          examples:
                            one:
                              $ref: "#/components/examples/One"
                """.stripTrailing()) + """
                  examples:
                    One:
                      value: soon
                """;

        Finding finding = Specs.only(Specs.check(text));

        assertThat(finding.rule()).isEqualTo(Rule.of("example-invalid"));
        assertThat(finding.pointer()).isEqualTo("/components/examples/One/value");
        assertThat(finding.position().line()).isEqualTo(Specs.firstLine(text, "value: soon"));
    }

    @Test
    void exampleOfOtherMediaTypeIsString() {
        String example = "              example:\n                items:";
        String text = Specs.with("            application/json:", "            application/xml:")
                .replace(example, "              example: <page/>\n              x-example:\n                items:");

        assertThat(Specs.check(text)).extracting(Finding::rule).doesNotContain(Rule.of("example-invalid"));
        assertThat(Specs.only(Specs.check(text.replace("/xml", "/json"))).rule())
                .isEqualTo(Rule.of("example-invalid"));
    }

    /** Suppressions, encodings and similar subjects have separate tests. */
    @Test
    void everyTextAndSchemaRuleHasMutation() {
        assertThat(mutations().map(mutation -> (Rule) mutation.get()[2]))
                .contains(
                        Rule.of("yaml-syntax"),
                        Rule.of("yaml-tab"),
                        Rule.of("yaml-documents"),
                        Rule.of("yaml-alias"),
                        Rule.of("yaml-tag"),
                        Rule.of("duplicate-key"),
                        Rule.of("unquoted-key"),
                        Rule.of("unquoted-word"),
                        Rule.of("unquoted-date"),
                        Rule.of("unquoted-number"),
                        Rule.of("unquoted-version"),
                        Rule.of("openapi-version"),
                        Rule.of("external-reference"),
                        Rule.of("openapi-parser"),
                        Rule.of("example-invalid"),
                        Rule.of("example-without-offset"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("mutations")
    void editHasOneFindingAtItsLocation(String from, String to, Rule rule, String pointer, String marker) {
        String text = Specs.with(from, to);

        Finding finding = Specs.only(Specs.check(text));

        assertThat(finding.rule()).isEqualTo(rule);
        assertThat(finding.pointer()).isEqualTo(pointer);
        assertThat(finding.severity()).isEqualTo(rule.severity());
        assertThat(finding.position()).isEqualTo(place(text, marker));
        assertThat(finding.message()).endsWith(".").doesNotContain("\n");
        assertThat(finding.remedy()).endsWith(".").doesNotContain("\n");
    }

    /** Returns the position of the marker, or of the sign in it. */
    private static Position place(String text, String marker) {
        int start = text.indexOf(marker.replace("^", "")) + Math.max(0, marker.indexOf('^'));
        int lineStart = text.lastIndexOf('\n', start - 1) + 1;
        return new Position(Specs.firstLine(text, marker.replace("^", "")), 1 + start - lineStart);
    }

    private static Arguments mutation(String from, String to, Rule rule, String pointer, String marker) {
        return arguments(from, to, rule, pointer, marker);
    }
}
