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

/** One edit of the specification, one finding: of which rule, where, and that nothing else is reported. */
@Tag("spec")
class SpecMutationTest {

    private static final String SCHEMA_200 = GET + "/responses/200/content/application~1json/schema";
    private static final String EXAMPLE_200 = GET + "/responses/200/content/application~1json/example";
    private static final String DATE = "\"2019-12-27T18:11:19.117Z\"";

    @Test
    void theSpecificationIsClean() {
        assertThat(Specs.check(Specs.TEXT)).isEmpty();
    }

    /**
     * Gives the replaced text, the new one, the rule, the pointer, and the text at the place, or at the sign ^ in it.
     */
    static Stream<Arguments> mutations() {
        return Stream.of(
                mutation("      operationId", "\toperationId", Rule.YAML_TAB, "", "\toperationId"),
                mutation("summary: List batches", "summary: List: batches", Rule.YAML_SYNTAX, "", ": batches"),
                mutation("      summary: L", "       summary: L", Rule.YAML_SYNTAX, "", "summary: L"),
                mutation("- Batches\n", "[Batches\n", Rule.YAML_SYNTAX, "", "[Batches"),
                mutation("scheme: bearer", "scheme: @bearer", Rule.YAML_SYNTAX, "", "@bearer"),
                mutation("scheme: bearer", "scheme: bea\u0007rer", Rule.YAML_SYNTAX, "", "\u0007rer"),
                mutation("components:", "---\ncomponents:", Rule.YAML_DOCUMENTS, "", "---"),
                mutation("type: integer", "type: &int integer", Rule.YAML_ALIAS, "", "&int"),
                mutation("type: integer", "type: *int", Rule.YAML_SYNTAX, "", "*int"),
                mutation("type: integer", "<<: {type: integer}", Rule.YAML_ALIAS, "", "<<"),
                mutation("type: integer", "type: !!str integer", Rule.YAML_TAG, "", "!!str"),
                mutation("type: integer", "x-t: !mine {}", Rule.YAML_TAG, "", "!mine"),
                mutation(
                        "      tags:",
                        "      operationId: other\n      tags:",
                        Rule.DUPLICATE_KEY,
                        GET + "/operationId",
                        "operationId: other"),
                mutation("\"200\":", "200:", Rule.UNQUOTED_KEY, GET + "/responses/200", "200:"),
                mutation(
                        "        id:\n",
                        "        no: {type: string, description: None.}\n        id:\n",
                        Rule.UNQUOTED_KEY,
                        "/components/schemas/Batch/properties/no",
                        "no:"),
                mutation("- PENDING", "- NO", Rule.UNQUOTED_WORD, "/components/schemas/BatchStatus/enum/0", "NO"),
                mutation("- RUNNING", "- n", Rule.UNQUOTED_WORD, "/components/schemas/BatchStatus/enum/2", "- ^n\n"),
                mutation(
                        "nullable: true",
                        "nullable: on",
                        Rule.UNQUOTED_WORD,
                        "/components/schemas/BatchPage/properties/next_page_token/nullable",
                        "nullable: ^on\n"),
                mutation(DATE, "2019-12-27", Rule.UNQUOTED_DATE, GET + "/parameters/0/example", "2019-12-27\n"),
                mutation(
                        DATE,
                        "2019-12-27T18:11:19.117Z",
                        Rule.UNQUOTED_DATE,
                        GET + "/parameters/0/example",
                        "2019-12-27T18:11:19.117Z\n"),
                mutation("id: id", "id: 0777", Rule.UNQUOTED_NUMBER, EXAMPLE_200 + "/items/0/id", "0777"),
                mutation("id: id", "id: 12:30", Rule.UNQUOTED_NUMBER, EXAMPLE_200 + "/items/0/id", "12:30"),
                mutation("id: id", "id: 0x1F", Rule.UNQUOTED_NUMBER, EXAMPLE_200 + "/items/0/id", "0x1F"),
                mutation(
                        "total_size: 0",
                        "total_size: 1e99999",
                        Rule.UNQUOTED_NUMBER,
                        EXAMPLE_200 + "/total_size",
                        "1e9"),
                mutation("version: 1.0.0", "version: 1.0", Rule.UNQUOTED_VERSION, "/info/version", "1.0\n"),
                mutation("openapi: 3.0.3", "openapi: 3.0", Rule.UNQUOTED_VERSION, "/openapi", "3.0\n"),
                mutation("openapi: 3.0.3", "openapi: 3.3.0", Rule.OPENAPI_VERSION, "/openapi", "openapi: 3.3.0"),
                mutation("openapi: 3.0.3", "openapi: 3.10.0", Rule.OPENAPI_VERSION, "/openapi", "openapi: 3.10.0"),
                mutation("openapi: 3.0.3", "swagger: \"2.0\"", Rule.OPENAPI_VERSION, "/swagger", "swagger"),
                mutation("openapi: 3.0.3\n", "", Rule.OPENAPI_VERSION, "", "info:"),
                mutation(
                        "\"#/components/schemas/BatchPage\"",
                        "\"other.yaml#/BatchPage\"",
                        Rule.EXTERNAL_REFERENCE,
                        SCHEMA_200 + "/$ref",
                        "$ref: \"other.yaml"),
                mutation(
                        "schemas/BatchPage\"",
                        "schemas/BatchPag\"",
                        Rule.REFERENCE_TARGET,
                        SCHEMA_200 + "/$ref",
                        "$ref: \"#/components/schemas/BatchPag\""),
                mutation("      responses:", "      x-responses:", Rule.OPENAPI_PARSER, GET, "get:"),
                mutation("  version: 1.0.0\n", "", Rule.INFO_VERSION, "/info", "info:"),
                mutation(
                        "          description: One page of batches.\n",
                        "",
                        Rule.DESCRIPTION,
                        GET + "/responses/200",
                        "\"200\""),
                mutation("      summary: List", "      sumary: List", Rule.KEYWORD_KNOWN, GET + "/sumary", "sumary"),
                mutation("in: query", "in: qurey", Rule.OPENAPI_PARSER, GET + "/parameters/0/in", "in: qurey"),
                mutation(
                        "name: organization_id",
                        "name: created_at_on_or_after",
                        Rule.PARAMETER_UNIQUE,
                        GET + "/parameters/2",
                        "name: created_at_on_or_after\n          in: query\n          description: >-"),
                mutation(
                        "          items: {}\n",
                        "",
                        Rule.ARRAY_ITEMS,
                        "/components/schemas/ValidationError/properties/loc",
                        "loc:"),
                mutation(
                        "          schema:\n            type: string\n        - name: page_size",
                        "        - name: page_size",
                        Rule.OPENAPI_PARSER,
                        GET + "/parameters/2",
                        "name: organization_id"),
                mutation("\"422\"", "\"4222\"", Rule.RESPONSE_STATUS, GET + "/responses/4222", "\"4222\""),
                mutation(
                        "type: integer",
                        "type: intger",
                        Rule.SCHEMA_TYPE,
                        GET + "/parameters/3/schema/type",
                        "type: intger"),
                mutation(
                        "nullable: true",
                        "nullable: \"true\"",
                        Rule.KEYWORD_SHAPE,
                        "/components/schemas/BatchPage/properties/next_page_token/nullable",
                        "nullable: \"true\""),
                mutation(
                        "type: http",
                        "type: htp",
                        Rule.OPENAPI_PARSER,
                        "/components/securitySchemes/bearerAuth/type",
                        "type: htp"),
                mutation(
                        "status: PENDING",
                        "status: PENDNG",
                        Rule.EXAMPLE_INVALID,
                        EXAMPLE_200 + "/items/0/status",
                        "status: PENDNG"),
                mutation(
                        "total_size: 0",
                        "total_size: zero",
                        Rule.EXAMPLE_INVALID,
                        EXAMPLE_200 + "/total_size",
                        "total_size: zero"),
                mutation(
                        "        type: parse_v2\n        id",
                        "        id",
                        Rule.EXAMPLE_INVALID,
                        "/components/schemas/JobReference/example",
                        "example:\n        id"),
                mutation(
                        "            format: int32",
                        "            format: int32\n            default: 2147483648",
                        Rule.EXAMPLE_INVALID,
                        GET + "/parameters/3/schema/default",
                        "default: 2147483648"),
                mutation(
                        "          example: " + DATE,
                        "          examples:\n            one:\n              value: soon",
                        Rule.EXAMPLE_INVALID,
                        GET + "/parameters/0/examples/one/value",
                        "value: soon"),
                mutation(
                        DATE,
                        "\"2019-12-27T18:11:19\"",
                        Rule.EXAMPLE_WITHOUT_OFFSET,
                        GET + "/parameters/0/example",
                        "example: \"2019-12-27T18:11:19\""));
    }

    @Test
    void anExampleInComponentsIsCheckedWhereItIsUsed() {
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

        assertThat(finding.rule()).isEqualTo(Rule.EXAMPLE_INVALID);
        assertThat(finding.pointer()).isEqualTo("/components/examples/One/value");
        assertThat(finding.position().line()).isEqualTo(Specs.firstLine(text, "value: soon"));
    }

    @Test
    void anExampleThatIsNotJsonIsAString() {
        String example = "              example:\n                items:";
        String text = Specs.with("            application/json:", "            application/xml:")
                .replace(example, "              example: <page/>\n              x-example:\n                items:");

        assertThat(Specs.check(text)).extracting(Finding::rule).doesNotContain(Rule.EXAMPLE_INVALID);
        assertThat(Specs.only(Specs.check(text.replace("/xml", "/json"))).rule())
                .isEqualTo(Rule.EXAMPLE_INVALID);
    }

    /** Suppressions, encodings and the like have tests of their own. */
    @Test
    void everyRuleAboutTextAndSchemasHasAMutation() {
        assertThat(mutations().map(mutation -> (Rule) mutation.get()[2]))
                .contains(
                        Rule.YAML_SYNTAX,
                        Rule.YAML_TAB,
                        Rule.YAML_DOCUMENTS,
                        Rule.YAML_ALIAS,
                        Rule.YAML_TAG,
                        Rule.DUPLICATE_KEY,
                        Rule.UNQUOTED_KEY,
                        Rule.UNQUOTED_WORD,
                        Rule.UNQUOTED_DATE,
                        Rule.UNQUOTED_NUMBER,
                        Rule.UNQUOTED_VERSION,
                        Rule.OPENAPI_VERSION,
                        Rule.EXTERNAL_REFERENCE,
                        Rule.OPENAPI_PARSER,
                        Rule.EXAMPLE_INVALID,
                        Rule.EXAMPLE_WITHOUT_OFFSET);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("mutations")
    void anEditIsFoundAtItsPlaceAndOnlyOnce(String from, String to, Rule rule, String pointer, String marker) {
        String text = Specs.with(from, to);

        Finding finding = Specs.only(Specs.check(text));

        assertThat(finding.rule()).isEqualTo(rule);
        assertThat(finding.pointer()).isEqualTo(pointer);
        assertThat(finding.severity()).isEqualTo(rule.severity());
        assertThat(finding.position()).isEqualTo(place(text, marker));
        assertThat(finding.message()).endsWith(".").doesNotContain("\n");
        assertThat(finding.remedy()).endsWith(".").doesNotContain("\n");
    }

    /** Where the marker stands, or rather the sign in it. */
    private static Position place(String text, String marker) {
        int start = text.indexOf(marker.replace("^", "")) + Math.max(0, marker.indexOf('^'));
        int lineStart = text.lastIndexOf('\n', start - 1) + 1;
        return new Position(Specs.firstLine(text, marker.replace("^", "")), 1 + start - lineStart);
    }

    private static Arguments mutation(String from, String to, Rule rule, String pointer, String marker) {
        return arguments(from, to, rule, pointer, marker);
    }
}
