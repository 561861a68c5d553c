package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.gate.internal.reading.Rule;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Makes one mistake at a time in the real specification: each must cause exactly one finding at its location. */
@Tag("spec")
class MutationTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutations")
    void mutationHasOneFindingAtItsLocation(Mutation mutation) {
        String mutated = mutation.apply(Specs.TEXT);

        assertThat(Specs.check(mutated)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(mutation.rule());
            assertThat(finding.pointer()).isEqualTo(mutation.pointer());
            assertThat(finding.position().line()).isEqualTo(mutation.line(mutated));
            assertThat(finding.message()).matches("[A-Z`].*\\.");
            assertThat(finding.remedy()).matches("[A-Z].*\\.");
        });
    }

    @Test
    void specificationIsClean() {
        assertThat(Specs.check(Specs.TEXT)).isEmpty();
    }

    @Test
    void everyLintRuleHasMutation() {
        Set<Rule> mutated = mutations().map(Mutation::rule).collect(Collectors.toSet());
        MistakesTest.mistakes().forEach(mistake -> mutated.add(Rule.of(mistake.rule())));
        DocumentMistakesTest.mistakes()
                .forEach(mistake ->
                        mutated.add(Rule.of(mistake.data().path("finds").asText())));

        assertThat(Rule.all())
                .filteredOn(rule ->
                        rule.compareTo(Rule.of("keyword-known")) >= 0 && rule.compareTo(Rule.of("enum-groups")) <= 0)
                .isSubsetOf(mutated);
    }

    @Test
    void mutationsAreManyAndUniquelyNamed() {
        assertThat(mutations().map(Mutation::name)).hasSizeGreaterThan(60).doesNotHaveDuplicates();
    }

    static Stream<Mutation> mutations() {
        return Stream.of(DocumentMutations.all(), OperationMutations.all(), SchemaMutations.all(), EnumMutations.all())
                .flatMap(mutations -> mutations);
    }
}
