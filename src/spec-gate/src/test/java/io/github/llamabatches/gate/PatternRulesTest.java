package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Rule;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that patterns must be valid in ECMA-262, and that examples are matched against them. */
@Tag("spec")
class PatternRulesTest {

    private static List<Finding> check(String pattern, String example) {
        String results = "        results:\n          type: array\n";
        String field = "        code:\n          type: string\n          description: A code.\n          pattern: '"
                + pattern.replace("'", "''") + "'\n          example: '" + example + "'\n";
        return Specs.check(Specs.edit(Specs.TEXT, results, field + results));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ^[^]$ | x
        ^{a}$ | {a}
        ^[a-z&&b]+$ | a&b
        ^[\\w-.]+$ | a.b-c
        ^\\-$ | -
        ^\\p{L}+$ | Größe
        ^\\u{1F600}$ | 😀
        ^(?<year>\\d{4})$ | 2026
        ^[\\d]{2,}$ | 12
        ^\\/a$ | /a
        """)
    void validInEcma262(String pattern, String example) {
        assertThat(check(pattern, example)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        (?i)^a$ | A | ECMA-262 has no flags within a pattern: leave them out, and for letters of both cases write [aA].
        ^a++$ | aa | ECMA-262 has no possessive quantifiers: leave the second + out.
        ^(?>a)$ | a | ECMA-262 has no atomic groups: write (?: instead of (?>.
        ^(a$ | a | Close all groups and classes, and put a backslash before a character that stands for itself.
        [z-a] | b | Close all groups and classes, and put a backslash before a character that stands for itself.
        """)
    void invalidInEcma262(String pattern, String example, String remedy) {
        assertThat(check(pattern, example)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.of("pattern-valid"));
            assertThat(finding.pointer()).isEqualTo("/components/schemas/Batch/properties/code/pattern");
            assertThat(finding.remedy()).isEqualTo(remedy);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        \\Aa | Aa | Write ^, which is the start of the text.
        a\\z | az | Write $, which is the end of the text.
        \\Qa.b\\E | QaxbE | Escape each character that has a meaning, instead of quoting by \\Q and \\E.
        """)
    void escapeOfAnotherDialect(String pattern, String example, String remedy) {
        assertThat(check(pattern, example)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.of("pattern-dialect"));
            assertThat(finding.remedy()).isEqualTo(remedy);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ^[a-z&&b]+$ | A
        ^\\p{L}+$ | 1
        ^a$ | b
        """)
    void mismatchedExampleIsFound(String pattern, String example) {
        assertThat(check(pattern, example)).extracting(Finding::rule).containsExactly(Rule.of("example-invalid"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ^(a+)+$ | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab
        ^(?:.*,){25}P$ | 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35
        """)
    void patternThatTakesForeverIsReportedAtItsLocation(String pattern, String example) {
        assertThat(check(pattern, example)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.of("example-unchecked"));
            assertThat(finding.pointer()).isEqualTo("/components/schemas/Batch/properties/code/pattern");
            assertThat(finding.message()).contains(pattern);
        });
    }
}
