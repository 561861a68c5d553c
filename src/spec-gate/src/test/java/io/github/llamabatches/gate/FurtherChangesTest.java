package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.llamabatches.gate.internal.comparing.CompatibilityCheck;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.Severity;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests changes of elements that the project's specification doesn't have. */
@Tag("spec")
class FurtherChangesTest {

    private static final String PAGE_SIZE = "        - name: page_size\n          in: query\n";
    private static final String BODY = "      requestBody:\n        required: true\n        content:\n"
            + "          application/json:\n            schema:\n              $ref: \"#/components/schemas/Order\"\n";
    private static final String ORDER = "    Order:\n      type: object\n      description: An order.\n"
            + "      required:\n        - id\n      properties:\n"
            + "        id:\n          type: string\n          description: Identifies the order.\n";

    @Test
    void parameterBecomingOptionalIsNote() {
        String before = Specs.edit(Specs.TEXT, PAGE_SIZE, PAGE_SIZE + "          required: true\n");

        assertOnly(
                before,
                Specs.TEXT,
                Rule.of("parameter-optional"),
                Severity.NOTE,
                Mutation.GET + "/parameters/3/required");
    }

    @Test
    void removedSchemaIsNoteWithoutCode() {
        String before = Specs.edit(Specs.TEXT, "  schemas:\n", "  schemas:\n" + ORDER);

        assertOnly(before, Specs.TEXT, Rule.of("schema-removed"), Severity.NOTE, Mutation.SCHEMAS + "Order");
    }

    @Test
    void newRequiredRequestFieldIsError() {
        String before = Specs.edit(withOrders(ORDER), "    get:\n", "    post:\n");
        String after = Specs.edit(
                before,
                "        - id\n      properties:\n        id:\n          type: string\n          description: Identifies the order.\n",
                "        - id\n        - name\n      properties:\n        id:\n          type: string\n"
                        + "          description: Identifies the order.\n"
                        + "        name:\n          type: string\n          description: A name.\n");

        assertOnly(
                before,
                after,
                Rule.of("required-property-added"),
                Severity.ERROR,
                Mutation.SCHEMAS + "Order/properties/name");
    }

    @Test
    void newAlternativeInResponseIsError() {
        String either = ORDER + "    Sum:\n      description: A sum.\n      oneOf:\n"
                + "        - $ref: \"#/components/schemas/Order\"\n        - $ref: \"#/components/schemas/JobReference\"\n";
        String before = Specs.edit(Specs.TEXT, "  schemas:\n", "  schemas:\n" + either);
        String after = Specs.edit(
                before,
                "        - $ref: \"#/components/schemas/Order\"\n",
                "        - $ref: \"#/components/schemas/BatchJob\"\n        - $ref: \"#/components/schemas/Order\"\n");

        assertOnly(before, after, Rule.of("alternative-added"), Severity.ERROR, Mutation.SCHEMAS + "Sum/oneOf/0");
    }

    static Stream<Arguments> changes() {
        String get = Mutation.GET;
        String responses = "      responses:\n";
        String body = responses("      requestBody:\n        content: {text/plain: {schema: {type: string}}}\n");
        String required = body.replace("      requestBody:\n", "      requestBody:\n        required: true\n");
        String page = "          description: One page of batches.\n";
        String header = Specs.edit(
                Specs.TEXT, page, page + "          headers: {X-Id: {description: Id., schema: {type: string}}}\n");
        String created = Specs.edit(Specs.TEXT, responses, responses + "        \"201\": {description: Created.}\n");
        String sum = "    Sum:\n      description: A sum.\n";
        String one = sum + "      oneOf:\n        - $ref: \"#/components/schemas/BatchResult\"\n";
        String two = one + "        - $ref: \"#/components/schemas/JobReference\"\n";
        String three = two + "        - $ref: \"#/components/schemas/BatchConfig\"\n";
        String object =
                two.replace("      oneOf:", "      properties: {id: {type: string, description: Id.}}\n      oneOf:");
        String told = two + "      discriminator: {propertyName: id}\n";
        String at = Mutation.SCHEMAS + "Sum/";
        return Stream.of(
                arguments("request-body-required", Severity.ERROR, body, required, get + "/requestBody/required"),
                arguments("request-body-optional", Severity.NOTE, required, body, get + "/requestBody/required"),
                arguments("request-body-removed", Severity.ERROR, body, Specs.TEXT, get + "/requestBody"),
                arguments("response-removed", Severity.ERROR, created, Specs.TEXT, get + "/responses/201"),
                arguments(
                        "response-header-removed",
                        Severity.WARNING,
                        header,
                        Specs.TEXT,
                        get + "/responses/200/headers/X-Id"),
                arguments(
                        "composition-changed",
                        Severity.ERROR,
                        schema(object.replaceFirst("(?s)      oneOf.*", "")),
                        schema(object),
                        at + "oneOf"),
                arguments("alternative-removed", Severity.ERROR, schema(three), schema(two), at + "oneOf/2"),
                arguments(
                        "discriminator-changed",
                        Severity.ERROR,
                        schema(told),
                        schema(told.replace("propertyName: id", "propertyName: name")),
                        at + "discriminator"),
                arguments(
                        "enum-opened",
                        Severity.WARNING,
                        schema(sum + "      type: string\n      enum: [a]\n"),
                        schema(sum + "      type: string\n      enum: [a]\n      x-extensible-enum: true\n"),
                        at + "x-extensible-enum"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void changeIsReportedByItsRule(String rule, Severity severity, String before, String after, String pointer) {
        assertOnly(before, after, Rule.of(rule), severity, pointer);
    }

    private static String responses(String before) {
        return Specs.edit(Specs.TEXT, "      responses:\n", before + "      responses:\n");
    }

    private static String schema(String text) {
        return Specs.edit(Specs.TEXT, "  schemas:\n", "  schemas:\n" + text);
    }

    private static String withOrders(String order) {
        return Specs.edit(
                Specs.edit(Specs.TEXT, "      operationId: listBatches\n", "      operationId: listBatches\n" + BODY),
                "  schemas:\n",
                "  schemas:\n" + order);
    }

    private static void assertOnly(String before, String after, Rule rule, Severity severity, String pointer) {
        assertThat(CompatibilityCheck.compare(Specs.parse(before), Specs.parse(after)))
                .filteredOn(finding -> !finding.rule().is("version-not-raised"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(rule);
                    assertThat(finding.severity()).isEqualTo(severity);
                    assertThat(finding.pointer()).isEqualTo(pointer);
                });
    }
}
