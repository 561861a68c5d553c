package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Path MODULE = Path.of("").toAbsolutePath();

    @Test
    void tableOfOptionsIsComplete() throws IOException {
        assertThat(rows("## Options"))
                .containsExactlyElementsOf(new FeignRecordsCodegen()
                        .cliOptions().stream()
                                .map(option -> "| `" + option.getOpt() + "` | `" + option.getDefault() + "` | "
                                        + option.getDescription() + " |")
                                .toList());
    }

    @Test
    void tableOfTemplatesIsComplete() throws IOException {
        try (Stream<Path> files = Files.list(MODULE.resolve("src/main/resources/feign-records"))) {
            assertThat(rows("## Templates"))
                    .extracting(row -> row.replaceFirst("\\| `([^`]+)`.*", "$1"))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void tableOfIgnoredElementsIsComplete() throws IOException {
        List<String> rows = Arrays.stream(IgnoredElements.Kind.values())
                .map(kind -> "| " + kind.part + " | " + kind.effect + " |")
                .toList();

        assertThat(Files.readString(MODULE.resolve("README.md")))
                .contains("| in the document | effect |\n|---|---|\n" + String.join("\n", rows) + "\n\n");
    }

    private static List<String> rows(String heading) throws IOException {
        return Files.readAllLines(MODULE.resolve("README.md")).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .toList();
    }
}
