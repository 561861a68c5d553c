package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the output with the committed golden files, which are test sources too. {@code -Dgolden.update=true} updates
 * them after a change of a template.
 */
class GoldenTest {

    private static final Path GOLDEN = Path.of("src/test/java/com/example");

    @TempDir
    private Path output;

    @ParameterizedTest
    @ValueSource(strings = {"bodies", "constructs", "names", "parameters", "unions"})
    void outputIsGolden(String name) throws IOException {
        Generation.run(Path.of("src/test/resources/specs/" + name + ".yaml"), output, "com.example." + name);

        Map<String, String> generated = new TreeMap<>();
        Generation.files(output).forEach((file, text) -> {
            if (!file.startsWith(".openapi-generator/")) {
                generated.put(
                        file.replaceFirst("src/main/java/com/example/" + name + "/|src/main/resources/.*/", ""), text);
            }
        });
        Path golden = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            for (String file : Generation.files(golden).keySet()) {
                Files.delete(golden.resolve(file));
            }
            for (Map.Entry<String, String> file : generated.entrySet()) {
                Files.createDirectories(golden.resolve(file.getKey()).getParent());
                Files.writeString(golden.resolve(file.getKey()), file.getValue());
            }
        }
        assertThat(generated.keySet()).contains("reachability-metadata.json").hasSizeGreaterThan(10);
        assertThat(Generation.files(golden)).isEqualTo(generated);
    }

    /** Here, because the module's build requires artifacts of later modules. */
    @Test
    void sampleIsUpToDate() throws IOException {
        Path sample = Path.of("../src/samples/generator");
        Generation.run(sample.resolve("openapi/repairs.yaml"), output, "com.example.repairs");
        if (Boolean.getBoolean("golden.update")) {
            GeneratedFolder.write(output, sample.resolve("generated"));
        }

        assertThat(GeneratedFolder.check(output, sample.resolve("generated"))).isEmpty();
    }
}
