package io.github.llamabatches.build.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds the documentation of the rules against the rules. */
@Tag("spec")
class RuleTableTest {

    private static final Path TABLE = Path.of(System.getProperty("project.basedir"), "docs", "spec-rules.md");

    @Test
    void theTableHasEveryRuleInOrderAndNothingElse() {
        assertThat(Specs.read(TABLE).lines().filter(line -> line.startsWith("| `")))
                .containsExactlyElementsOf(
                        Stream.of(Rule.values()).map(RuleTableTest::row).toList());
    }

    @Test
    void idsAreInKebabCaseAndNoTwoAreTheSame() {
        assertThat(Rule.values())
                .extracting(Rule::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"));
    }

    @Test
    void summariesAreSentences() {
        assertThat(Rule.values()).extracting(Rule::summary).allMatch(summary -> summary.matches("[A-Zx`].*\\."));
    }

    private static String row(Rule rule) {
        return "| `%s` | %s | %s | %s |"
                .formatted(rule.id(), rule.severity(), rule.group().name().toLowerCase(Locale.ROOT), rule.summary());
    }
}
