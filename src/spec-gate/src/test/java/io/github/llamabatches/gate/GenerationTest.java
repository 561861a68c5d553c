package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.Severity;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that the refusals of a generator on the class path are reported. */
@Tag("spec")
class GenerationTest {

    private static final String BATCH = "/components/schemas/Batch";

    /** Created by {@code ServiceLoader}. */
    public static final class Refusing implements GenerationCheck {

        private static List<Problem> problems = List.of();
        private static List<String> operations = List.of();
        private static boolean skip;

        /** Called by {@code ServiceLoader}. */
        public Refusing() {}

        @Override
        public List<Problem> check(Specification specification, List<String> wanted, boolean skipped) {
            operations = wanted;
            skip = skipped;
            return problems;
        }
    }

    @AfterEach
    void refuseNothing() {
        Refusing.problems = List.of();
    }

    @Test
    void refusalIsErrorAtItsLocation() {
        refuse("supported-composition", BATCH);

        Finding finding = Specs.only(Specs.check(Specs.TEXT));

        assertThat(finding.rule()).isEqualTo(Rule.of("supported-composition"));
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.pointer()).isEqualTo(BATCH);
        assertThat(Specs.TEXT.lines().toList().get(finding.position().line() - 1))
                .isEqualTo("    Batch:");
    }

    @Test
    void refusalExplainedByAnotherRuleIsNotRepeated() {
        String text = Specs.edit(Specs.TEXT, "schemas/BatchPage\"", "schemas/BatchPag\"");
        String reference = Specs.only(Specs.check(text)).pointer();
        refuse("reference-target", reference);

        assertThat(Specs.only(Specs.check(text)).message()).contains("BatchPag");
    }

    @Test
    void refusalCanBeSuppressedUnlessGenerating() {
        String text = Specs.edit(
                Specs.TEXT,
                "    Batch:\n",
                "    Batch:\n      x-spec-gate-ignore: [{rule: supported-composition, reason: Nothing is generated.}]\n");
        refuse("supported-composition", BATCH);

        assertThat(Specs.check(text)).isEmpty();
        assertThat(SpecGate.checkForGeneration(Specs.reading(text), Generation.OF_ALL))
                .hasSize(1);
    }

    @Test
    void onlyRefusalsPreventGeneration() {
        String text = Specs.edit(Specs.TEXT, "\"200\":", "200:");

        assertThat(Specs.check(text)).isNotEmpty();
        assertThat(SpecGate.checkForGeneration(Specs.reading(text), Generation.OF_ALL))
                .isEmpty();
    }

    @Test
    void generatorChecksOnlySelectedOperations() {
        SpecGate.checkForGeneration(Specs.reading(Specs.TEXT), new Generation(List.of("getBatch"), true));

        assertThat(Refusing.operations).containsExactly("getBatch");
        assertThat(Refusing.skip).isTrue();
    }

    private static void refuse(String rule, String pointer) {
        Refusing.problems = List.of(new GenerationCheck.Problem(rule, pointer, "It can't be.", "Change it."));
    }
}
