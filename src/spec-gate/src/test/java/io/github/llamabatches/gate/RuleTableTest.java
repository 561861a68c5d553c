package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.gate.internal.reading.Case;
import io.github.llamabatches.gate.internal.reading.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares the documentation of the rules with rules.yaml. */
@Tag("spec")
class RuleTableTest {

    /** A name as argument, or one of a case anywhere. */
    private static final Pattern NAME =
            Pattern.compile("(?:findings|changes)\\.\\w+\\(\\s*\"([\\w$/-]+)\"(?! \\+)|\"([\\w$-]+/[\\w-]+)\"");

    private static final Path TABLE = Path.of(System.getProperty("project.root"), "docs", "spec-rules.md");

    /** Writes the table with {@code -Dgolden.update=true}. */
    @Test
    void tableMatchesRules() throws IOException {
        String page = Specs.read(TABLE);
        int start = page.indexOf("| `");
        int end = page.lastIndexOf("| `");
        String rows = Rule.all().stream().map(RuleTableTest::row).collect(Collectors.joining("\n"));
        String written = page.substring(0, start) + rows + page.substring(page.indexOf('\n', end));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(TABLE, written);
        }

        assertThat(page)
                .as("docs/spec-rules.md; write it by mvn test -pl src/spec-gate -am -Dtest=RuleTableTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true")
                .isEqualTo(written);
    }

    @Test
    void idsAreUniqueKebabCase() {
        assertThat(Rule.all())
                .extracting(Rule::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z][a-z0-9]*(-(\\$ref|[A-Za-z0-9]+))*"));
    }

    @Test
    void summariesAreSentences() {
        assertThat(Rule.all()).extracting(Rule::summary).allMatch(summary -> summary.matches("[A-Zx`].*\\."));
    }

    /** Tests name rules by their constants, or in tables by their ids; those of the generator stand with it. */
    @Test
    void everyRuleIsTested() throws IOException {
        StringBuilder tests = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java")).filter(Files::isRegularFile)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                tests.append(Specs.read(file));
            }
        }

        MistakesTest.mistakes()
                .forEach(mistake -> tests.append('"').append(mistake.rule()).append('"'));
        DocumentMistakesTest.mistakes()
                .forEach(mistake -> tests.append(mistake.data().path("finds")));

        assertThat(Rule.all())
                .filteredOn(rule -> rule.group() != Rule.Group.GENERATION)
                .allMatch(rule -> tests.indexOf('"' + rule.id() + '"') >= 0);
    }

    /** A misspelt name would show only when the finding is made. */
    @Test
    void everyNameInTheCodeIsThatOfARuleOrCase() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java")).filter(Files::isRegularFile)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                NAME.matcher(Specs.read(file))
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .filter(name -> name.indexOf('/') < 0
                                || Rule.find(name.split("/")[0]).isPresent())
                        .forEach(names::add);
            }
        }

        assertThat(names).hasSizeGreaterThan(100).allSatisfy(Case::of);
    }

    private static String row(Rule rule) {
        return "| `%s` | %s | %s | %s |"
                .formatted(rule.id(), rule.severity(), rule.group().name().toLowerCase(Locale.ROOT), rule.summary());
    }
}
