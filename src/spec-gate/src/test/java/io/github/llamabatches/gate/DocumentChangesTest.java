package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.comparing.CompatibilityCheck;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every change of documents of other APIs has the findings of its effect on callers and on the server, or none. */
@Tag("spec")
class DocumentChangesTest {

    private static final Path FOLDER = Path.of("src/test/resources/mistakes");

    record Evolution(JsonNode data) {

        List<String> findings() {
            Path file = FOLDER.resolve("documents").resolve(data.path("in").asText());
            String released = edited(Specs.read(file), data.path("before"));
            SpecDocument current = SpecDocument.parse(file, edited(released, data.path("edits")));
            return CompatibilityCheck.compare(SpecDocument.parse(file, released), current).stream()
                    .filter(finding -> !finding.rule().is("version-not-raised"))
                    .map(Evolution::shown)
                    .sorted()
                    .toList();
        }

        private static String shown(Finding finding) {
            return finding.severity().name().toLowerCase(java.util.Locale.ROOT) + " " + finding.rule();
        }

        private static String edited(String text, JsonNode edits) {
            String edited = text;
            for (JsonNode edit : edits) {
                String before = edit.path("replace").asText();
                int start = edited.indexOf(before);
                assertThat(start).as(before).isNotNegative();
                edited = edited.substring(0, start)
                        + edit.path("with").asText()
                        + edited.substring(start + before.length());
            }
            return edited;
        }

        @Override
        public String toString() {
            return data.path("name").asText();
        }
    }

    static Stream<Evolution> changes() {
        Path path = FOLDER.resolve("changes.yaml");
        JsonNode all = SpecDocument.parse(path, Specs.read(path)).written();
        return StreamSupport.stream(all.spliterator(), false).map(Evolution::new);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void hasTheFindingsOfItsEffect(Evolution change) {
        List<String> expected = change.data()
                .path("finds")
                .valueStream()
                .map(JsonNode::asText)
                .sorted()
                .toList();

        assertThat(change.findings()).isEqualTo(expected);
    }
}
