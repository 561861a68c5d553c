package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.llamabatches.gate.GeneratedCode.Difference;
import io.github.llamabatches.gate.GeneratedCode.Effect;
import io.github.llamabatches.gate.internal.comparing.Change;
import io.github.llamabatches.gate.internal.comparing.Contract;
import io.github.llamabatches.gate.internal.comparing.Selection;
import io.github.llamabatches.gate.internal.comparing.SpecComparison;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.Severity;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests that generated code determines the severity of changes, and that code differences without a change are
 * reported.
 */
@Tag("spec")
class CodeComparisonTest {

    private static final String BATCH = "/components/schemas/Batch";
    private static final String ID = BATCH + "/properties/id";

    private static List<Change> join(String edited, Difference... differences) {
        return join(Specs.TEXT, edited, differences);
    }

    private static List<Change> join(String original, String edited, Difference... differences) {
        GeneratedCode generator = (from, to, operations) -> Arrays.asList(differences);
        Contract old = new Contract(Specs.parse(original));
        Contract now = new Contract(Specs.parse(edited));
        List<Change> changes = new SpecComparison(old, now, Selection.ALL).run();
        return CodeComparison.join(List.of(generator), old, now, changes, List.of());
    }

    private static Difference breaking(String place) {
        return new Difference(Effect.BREAKING, "Batch.id()", "String", "Text", place, place);
    }

    @Test
    void changeThatBreaksCodeIsError() {
        String edited = Specs.edit(
                Specs.TEXT,
                "          description: Identifies the batch.",
                "          readOnly: true\n          description: Identifies the batch.");

        assertThat(join(edited, breaking(ID))).singleElement().satisfies(change -> {
            assertThat(change.rule()).isEqualTo(Rule.of("direction-changed"));
            assertThat(change.severity()).isEqualTo(Severity.ERROR);
            assertThat(change.affected()).isEqualTo("in generated code 'Batch.id()' is 'Text' instead of 'String'");
        });
    }

    @Test
    void newAlternativeReadAsUnknownIsNote() {
        String old = """
                openapi: 3.0.3
                info: {title: Pets, version: 1.0.0}
                paths:
                  /pet:
                    get:
                      operationId: getPet
                      responses: {"200": {description: A pet., content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
                components:
                  schemas:
                    Pet: {oneOf: [{$ref: "#/components/schemas/Owl"}, {$ref: "#/components/schemas/Cat"}], discriminator: {propertyName: kind}}
                    Owl: {type: object, properties: {kind: {type: string}, flies: {type: boolean}}}
                    Cat: {type: object, properties: {kind: {type: string}}}
                    Dog: {type: object, properties: {kind: {type: string}, barks: {type: boolean}}}
                """;
        String now = old.replace("schemas/Cat\"}]", "schemas/Cat\"}, {$ref: \"#/components/schemas/Dog\"}]");
        String pet = "/components/schemas/Pet";
        Difference kind = new Difference(Effect.ADDED, "Pet.Kind.DOG", "", "Dog", pet, pet);
        Difference type = new Difference(Effect.BREAKING, "Pet", "sealed interface", "record", pet, pet);

        assertThat(join(old, now)).extracting(Change::severity).contains(Severity.ERROR);
        assertThat(join(old, now, kind, type)).extracting(Change::severity).contains(Severity.ERROR);
        assertThat(join(old, now, kind)).singleElement().satisfies(change -> {
            assertThat(change.severity()).isEqualTo(Severity.NOTE);
            assertThat(change.demand()).isEqualTo(Change.Demand.MINOR);
            assertThat(change.affected()).contains("exhaustive switch");
        });
    }

    @Test
    void differenceWithoutChangeIsReported() {
        assertThat(join(Specs.TEXT, breaking(ID))).singleElement().satisfies(change -> {
            assertThat(change.rule()).isEqualTo(Rule.of("generated-code-changed"));
            assertThat(change.severity()).isEqualTo(Severity.ERROR);
            assertThat(change.pointer()).isEqualTo(ID);
        });
    }

    @Test
    void harmlessDifferenceIsNoteWithoutVersion() {
        Difference difference = new Difference(Effect.ADDED, "Base", "", "record", "", BATCH);

        assertThat(join(Specs.TEXT, difference)).singleElement().satisfies(change -> {
            assertThat(change.severity()).isEqualTo(Severity.NOTE);
            assertThat(change.demand()).isEqualTo(Change.Demand.NONE);
        });
    }

    @Test
    void nameThatCodeDoesNotContainIsNoChange() {
        assertThat(join(Specs.edit(Specs.TEXT, "operationId: listBatches", "operationId: findBatches")))
                .isEmpty();
    }

    @Test
    void changeOfReferencedComponentExplainsDifference() {
        String edited = Specs.edit(
                Specs.TEXT, "        - extract_v2\n      x-", "        - extract_v2\n        - split_v1\n      x-");
        String type = "/components/schemas/BatchJob/properties/type";

        assertThat(join(edited, breaking(type)))
                .extracting(Change::rule, Change::severity)
                .containsExactly(tuple(Rule.of("enum-value-added"), Severity.ERROR));
    }
}
