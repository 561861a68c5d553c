package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the code of public specifications compiles without warnings. */
class RealWorldGenerationTest {

    private static final Path SPECIFICATIONS = Path.of("../src/spec-gate/src/test/resources/real-world");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"blockfrost.yaml", "petstore.json", "complex-nesting.json", "schema-circular.json"})
    void publicSpecificationsCompileWithValidMetadata(String name) throws Exception {
        Generation.run(SPECIFICATIONS.resolve(name), folder, "com.example", Map.of("unsupported", "skip"));
        Map<String, String> files = Generation.files(folder);

        assertThat(files.keySet()).anyMatch(file -> file.startsWith("src/main/java/com/example/api/"));
        assertThat(Compilation.of(files)).isEmpty();
        String metadata = files.entrySet().stream()
                .filter(file -> file.getKey().endsWith("/reachability-metadata.json"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        assertThat(new MetadataFile(metadata).violations()).isEmpty();
        assertThat(new MetadataFile(metadata).names()).isNotEmpty().doesNotHaveDuplicates();
    }
}
