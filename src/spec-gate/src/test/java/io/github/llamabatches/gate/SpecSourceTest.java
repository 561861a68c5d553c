package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Position;
import io.github.llamabatches.gate.internal.reading.Reading;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecSource;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spec")
class SpecSourceTest {

    @Test
    void jsonCanContainControlCharacters() {
        String json = """
                {"openapi": "3.0.3", "info": {"title": "a\u009db\u007fc\\u0085", "version": "1.0.0"}, "paths": {}}
                """;

        Reading reading = Specs.reading(json);

        assertThat(reading.findings()).isEmpty();
        assertThat(reading.document().json().at("/info/title").asText()).isEqualTo("a\u009db\u007fc\u0085");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-note: |+\n    \n", "x-note: |\n      \n", "x-list:\n- a: >\n      \n  b: c\n"})
    void blockOfBlankLinesIsText(String block) {
        assertThat(Specs.reading(block + Specs.TEXT).findings()).isEmpty();
    }

    @Test
    void invalidUtf8IsReportedWithByte() {
        byte[] bytes = Specs.with("summary: List", "summary: L\u00e4st").getBytes(StandardCharsets.ISO_8859_1);

        Finding finding = Specs.only(Specs.check(bytes));

        assertThat(finding.rule()).isEqualTo(Rule.of("utf-8"));
        assertThat(finding.position()).isEqualTo(new Position(Specs.firstLine(Specs.TEXT, "summary: List"), 17));
        assertThat(finding.message()).contains("0xE4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "X-UTF-32LE-BOM"})
    void utf16AndUtf32AreRejected(String charset) {
        Finding finding = Specs.only(Specs.check(Specs.TEXT.getBytes(Charset.forName(charset))));

        assertThat(finding.rule()).isEqualTo(Rule.of("utf-8"));
    }

    @Test
    void byteOrderMarkIsRejected() {
        Finding finding = Specs.only(Specs.check("\uFEFF" + Specs.TEXT));

        assertThat(finding.rule()).isEqualTo(Rule.of("byte-order-mark"));
        assertThat(finding.position()).isEqualTo(Position.START);
    }

    @Test
    void secondColonInFirstLineIsRejected() {
        Finding finding = Specs.only(Specs.check("openapi: 3.0.3: x\n"));

        assertThat(finding.rule()).isEqualTo(Rule.of("yaml-syntax"));
        assertThat(finding.position()).isEqualTo(new Position(1, 15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "   \n\n", "# a comment alone\n", "---\n", "---\n...\n"})
    void emptyFileIsNotClean(String text) {
        assertThat(Specs.only(Specs.check(text)).rule()).isEqualTo(Rule.of("empty-file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "just text", "3", "{}", "null", "a: b", "openapi:\n  - 3.0.3\n"})
    void otherDocumentIsNotClean(String text) {
        assertThat(Specs.only(Specs.check(text)).rule()).isEqualTo(Rule.of("openapi-version"));
    }

    @Test
    void duplicateKeyIsReportedWithLineOfFirst() {
        String text = Specs.with("      tags:", "      summary: again\n      tags:");

        assertThat(Specs.only(Specs.check(text)).message())
                .endsWith("the first is in line " + Specs.firstLine(text, "summary: again") + ".");
    }

    @Test
    void tooLargeFileIsRejected() {
        byte[] bytes = (Specs.TEXT + "# " + "x".repeat(SpecSource.MAX_BYTES)).getBytes(StandardCharsets.UTF_8);

        assertThat(Specs.only(Specs.check(bytes)).rule()).isEqualTo(Rule.of("file-size"));
    }

    @Test
    @Timeout(10)
    void exponentialAliasesAreRejected() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [lol]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
        }

        List<Finding> findings = Specs.check(Specs.TEXT + bomb);

        assertThat(findings).extracting(Finding::rule).containsOnly(Rule.of("yaml-alias"), Rule.of("nesting-depth"));
        assertThat(findings.get(findings.size() - 1).message()).contains("Aliases stand for more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    @Timeout(20)
    void deepNestingIsRejected(String opening) {
        List<Finding> findings = Specs.check("x: \n  " + opening.repeat(100_000));

        assertThat(findings).isNotEmpty();
        assertThat(findings.get(0).rule()).isIn(Rule.of("nesting-depth"), Rule.of("yaml-syntax"));
    }

    @Test
    void nestingUpToLimitIsAccepted() {
        assertThat(rules("x: " + "[".repeat(198) + "]".repeat(198))).doesNotContain(Rule.of("nesting-depth"));
        assertThat(rules("x: " + "[".repeat(201) + "]".repeat(201))).contains(Rule.of("nesting-depth"));
    }

    @Test
    void ordinaryValuesHaveNoFindings() {
        String text = Specs.TEXT + """
                x-calm:
                  sentence: No, this is text. Yes it is.
                  version: 1.2.3
                  words: [true, false, null, note, only, year, never, off-line, yes-man, 'no', "on"]
                  numbers: [0, -1, 3.25, 1e3, 10000000000, 1.5e-7, -0.5]
                  texts: [v1, 12a, 1.2.3, 2019-12, 10-20, '2019-12-27', "0777", '12:30', 3.0.3, 1/2, 50%, 0o17]
                  empty:
                  id: cfg-0777
                  url: http://localhost:8080
                """;

        assertThat(Specs.check(text)).isEmpty();
    }

    private static List<Rule> rules(String text) {
        return Specs.check(text).stream().map(Finding::rule).toList();
    }

    @Test
    void jsonIsRead() {
        String json = SpecDocument.parse(Specs.FILE, Specs.TEXT).json().toPrettyString();

        assertThat(Specs.check(json)).isEmpty();
        assertThat(Specs.check(json.replace("  ", "\t"))).isEmpty();
        assertThat(Specs.check(json.replaceFirst(",", "")).get(0).rule()).isEqualTo(Rule.of("yaml-syntax"));
    }

    @Test
    void windowsLineEndingsDoNotMatter() {
        assertThat(Specs.check(Specs.TEXT.replace("\n", "\r\n"))).isEmpty();
    }
}
