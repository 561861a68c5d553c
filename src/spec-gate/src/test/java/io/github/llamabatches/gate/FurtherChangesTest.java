package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.gate.internal.comparing.CompatibilityCheck;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.Severity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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

        assertOnly(before, after, Rule.of("composition-changed"), Severity.ERROR, Mutation.SCHEMAS + "Sum/oneOf/0");
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
