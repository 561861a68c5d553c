package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake in documents of other APIs, in OpenAPI 3.0 and 3.1, YAML and JSON, has one finding in its line. */
@Tag("spec")
class DocumentMistakesTest {

    private static final Path FOLDER = Path.of("src/test/resources/mistakes");

    record Edit(JsonNode data) {

        List<Finding> findings() {
            String text = Specs.read(file());
            String before = data.path("replace").asText();
            int start = text.indexOf(before);
            assertThat(start).as(before).isNotNegative();
            return check(
                    file(),
                    text.substring(0, start) + data.path("with").asText() + text.substring(start + before.length()));
        }

        Path file() {
            return FOLDER.resolve("documents").resolve(data.path("in").asText());
        }

        @Override
        public String toString() {
            return data.path("name").asText();
        }
    }

    private static List<Finding> check(Path file, String text) {
        return SpecGate.check(SpecSource.read(file, text.getBytes(StandardCharsets.UTF_8)), null, Generation.OF_ALL);
    }

    private static Stream<Edit> edits(String file) {
        Path path = FOLDER.resolve(file);
        JsonNode all = SpecDocument.parse(path, Specs.read(path)).written();
        return StreamSupport.stream(all.spliterator(), false).map(Edit::new);
    }

    static Stream<Edit> mistakes() {
        return edits("documents.yaml");
    }

    static Stream<Edit> harmless() {
        return edits("harmless.yaml");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void hasOneFindingInItsLine(Edit mistake) {
        // That a component isn't used can follow from anything; notes follow from types.
        List<Finding> findings = mistake.findings().stream()
                .filter(finding -> finding.severity().fails() && !finding.rule().is("oas3-unused-component"))
                .toList();

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id())
                    .isEqualTo(mistake.data().path("finds").asText());
            assertThat(finding.position().line())
                    .isEqualTo(mistake.data().path("line").asInt());
            assertThat(finding.message())
                    .isEqualTo(mistake.data().path("message").asText());
            assertThat(finding.remedy()).isEqualTo(mistake.data().path("remedy").asText());
        });
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void hasNoFinding(Edit edit) {
        assertThat(edit.findings()).isEmpty();
    }

    @Test
    void theDocumentsHaveNone() {
        for (String name : List.of("books.yaml", "rides.yaml", "billing.yaml", "sensors.yaml", "jobs.json")) {
            Path file = FOLDER.resolve("documents").resolve(name);

            assertThat(check(file, Specs.read(file))).as(name).isEmpty();
        }
    }
}
