package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.Severity;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A generator on the class path, here one that refuses what a test says, has its refusals reported. */
@Tag("spec")
class GenerationTest {

    private static final String BATCH = "/components/schemas/Batch";

    /** Found by {@code ServiceLoader}. */
    public static final class Refusing implements GenerationCheck {

        private static List<Problem> problems = List.of();
        private static List<String> operations = List.of();
        private static boolean skip;

        /** For {@code ServiceLoader}. */
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
    void aRefusalIsAnErrorAtItsPlace() {
        refuse("supported-composition", BATCH);

        Finding finding = Specs.only(Specs.check(Specs.TEXT));

        assertThat(finding.rule()).isEqualTo(Rule.of("supported-composition"));
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.pointer()).isEqualTo(BATCH);
        assertThat(Specs.TEXT.lines().toList().get(finding.position().line() - 1))
                .isEqualTo("    Batch:");
    }

    @Test
    void aRefusalOfThatWhichAnotherRuleExplainsIsNotReportedTwice() {
        String text = Specs.edit(Specs.TEXT, "schemas/BatchPage\"", "schemas/BatchPag\"");
        String reference = Specs.only(Specs.check(text)).pointer();
        refuse("reference-target", reference);

        assertThat(Specs.only(Specs.check(text)).message()).contains("BatchPag");
    }

    @Test
    void aRefusalCanBeSuppressedUnlessCodeIsToBeGenerated() {
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
    void onlyRefusalsAreInTheWayOfGenerating() {
        String text = Specs.edit(Specs.TEXT, "\"200\":", "200:");

        assertThat(Specs.check(text)).isNotEmpty();
        assertThat(SpecGate.checkForGeneration(Specs.reading(text), Generation.OF_ALL))
                .isEmpty();
    }

    @Test
    void theGeneratorIsAskedForWhatIsWanted() {
        SpecGate.checkForGeneration(Specs.reading(Specs.TEXT), new Generation(List.of("getBatch"), true));

        assertThat(Refusing.operations).containsExactly("getBatch");
        assertThat(Refusing.skip).isTrue();
    }

    private static void refuse(String rule, String pointer) {
        Refusing.problems = List.of(new GenerationCheck.Problem(rule, pointer, "It can't be.", "Change it."));
    }
}
