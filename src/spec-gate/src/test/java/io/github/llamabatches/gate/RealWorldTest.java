package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.gate.internal.linting.Lint;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks public specifications, which follow other style rules. */
@Tag("spec")
class RealWorldTest {

    private static final Path FOLDER = Path.of("src/test/resources/real-world");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().matches(".*\\.(json|yaml)"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    @Timeout(60)
    void everyFindingPointsToExistingElement(Path file) {
        SpecDocument document = SpecDocument.parse(file, Specs.read(file));

        assertThat(new Lint().check(document)).doesNotHaveDuplicates().allSatisfy(finding -> {
            assertThat(document.written().at(finding.pointer()).isMissingNode()).isFalse();
            assertThat(finding.position()).isEqualTo(document.atWritten(finding.pointer()));
        });
    }

    /** Changes of rules affect this number. */
    @Test
    @Timeout(60)
    void numberOfFindingsIsUnchanged() throws IOException {
        String counts = files().stream().map(RealWorldTest::counts).collect(Collectors.joining());

        Path fresh = Path.of("target/findings.txt");
        Files.writeString(fresh, counts);

        assertThat(counts)
                .as(
                        "what is found; if the difference is meant, copy target/findings.txt to src/test/resources/real-world")
                .isEqualTo(Specs.read(FOLDER.resolve("findings.txt")));
    }

    private static String counts(Path file) {
        Map<Rule, Integer> counts = new TreeMap<>();
        SpecGate.check(SpecDocument.parse(file, Specs.read(file)))
                .forEach(finding -> counts.merge(finding.rule(), 1, Integer::sum));
        return file.getFileName() + "\n"
                + counts.entrySet().stream()
                        .map(count -> "  " + count.getKey() + " " + count.getValue() + "\n")
                        .collect(Collectors.joining());
    }
}
