package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Runs the generator without the gate on a document that it must accept. */
final class Accepted {

    private Accepted() {}

    /** Generates a document, asserts that the code compiles without warnings, and returns the files. */
    static Map<String, String> generated(Path folder, String yaml) throws IOException {
        Path run = Files.createTempDirectory(folder, "run");
        Path other = folder.resolve("other.yaml");
        if (Files.exists(other)) {
            Files.copy(other, run.resolve("other.yaml"));
        }
        Map<String, String> files = Generation.of(Refusals.document(yaml), run);
        assertThat(Compilation.of(files)).isEmpty();
        return files;
    }

    /** Returns the text of a file with normalized whitespace. */
    static String oneLine(Map<String, String> files, String name) {
        return files.get("src/main/java/com/example/" + name + ".java").replaceAll("\\s+", " ");
    }
}
