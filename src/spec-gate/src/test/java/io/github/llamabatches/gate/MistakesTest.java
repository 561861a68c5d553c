package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that every mistake has one finding at its location, with a remedy that works, and doesn't hide another mistake.
 */
@Tag("spec")
class MistakesTest {

    record Mistake(String name, JsonNode data) {

        String text(String key) {
            return data.path(key).asText();
        }

        String rule() {
            return text("finds");
        }

        String apply(String text) {
            return replaced(text, data);
        }

        /** The position of the edit in the text. */
        int offset() {
            return Specs.TEXT.indexOf(text("replace"));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static String replaced(String text, JsonNode edit) {
        String before = edit.path("replace").asText();
        int start = text.indexOf(before);
        assertThat(start).as(before).isNotNegative();
        return text.substring(0, start) + edit.path("with").asText() + text.substring(start + before.length());
    }

    static Stream<Mistake> mistakes() {
        return Stream.of("syntax", "structure", "values").flatMap(file -> {
            Path path = Path.of("src/test/resources/mistakes", file + ".yaml");
            List<Mistake> mistakes = new ArrayList<>();
            SpecDocument.parse(path, Specs.read(path))
                    .written()
                    .forEach(data -> mistakes.add(new Mistake(data.path("name").asText(), data)));
            return mistakes.stream();
        });
    }

    /** Returns the findings, except for unused components, which any mistake can cause. */
    private static List<Finding> findings(String text) {
        return Specs.check(text).stream()
                .filter(finding -> finding.severity().fails() && !finding.rule().is("oas3-unused-component"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeHasOneFindingWithLocationAndRemedy(Mistake mistake) {
        String text = mistake.apply(Specs.TEXT);

        assertThat(findings(text)).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo(mistake.rule());
            assertThat(finding.remedy()).isEqualTo(mistake.text("remedy"));
            int end = text.indexOf(mistake.text("at"))
                    + mistake.text("at").stripTrailing().length();
            assertThat(finding.position().line())
                    .isEqualTo((int) text.substring(0, end).lines().count());
        });
    }

    static Stream<Mistake> mechanical() {
        return mistakes().filter(mistake -> mistake.data().has("mend"));
    }

    @ParameterizedTest
    @MethodSource("mechanical")
    void remedyRemovesFinding(Mistake mistake) {
        String mended = replaced(mistake.apply(Specs.TEXT), mistake.data().path("mend"));

        assertThat(findings(mended)).isEmpty();
    }

    @Test
    void allMistakesAreReported() {
        StringBuilder fields = new StringBuilder("                total_size: 0\n");
        for (int i = 0; i < 2500; i++) {
            fields.append("                extra_").append(i).append(": 1\n");
        }
        String closed = Specs.edit(
                Specs.TEXT,
                "    BatchPage:\n      type: object\n",
                "    BatchPage:\n      type: object\n      additionalProperties: false\n");

        assertThat(findings(Specs.edit(closed, "                total_size: 0\n", fields.toString())))
                .hasSize(2500)
                .allMatch(finding -> finding.rule().is("example-invalid"));
    }

    @Test
    void neitherOfTwoMistakesHidesTheOther() {
        // Reading ends at an undefined alias.
        List<Mistake> all = mistakes()
                .filter(mistake -> !mistake.text("with").contains("*nothing"))
                .sorted(Comparator.comparingInt(Mistake::offset))
                .toList();
        for (Mistake first : all) {
            for (Mistake second : all) {
                // From the end, so that positions remain valid; neighboring mistakes may affect the same element.
                if (second.offset() - first.offset() > 400) {
                    String text = first.apply(second.apply(Specs.TEXT));

                    assertThat(findings(text))
                            .as("%s, %s", first, second)
                            .extracting(finding -> finding.rule().id())
                            .contains(first.rule(), second.rule());
                }
            }
        }
    }
}
