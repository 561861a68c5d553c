package io.github.llamabatches.build.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.NativeMetadata;
import io.github.llamabatches.build.Maven;
import io.github.llamabatches.build.Trees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the templates make of other people's specifications must compile without a warning, or nothing is written. */
@Tag("build")
@Timeout(300)
class RealWorldGenerationTest {

    private static final Path PROJECT = Path.of(System.getProperty("project.basedir"));
    private static final Path FOLDER = PROJECT.resolve("src/test/resources/real-world");

    @TempDir
    private Path copy;

    @Test
    void whatTheTemplatesCanDoOfEachCompilesAndItsNativeMetadataIsValid() throws Exception {
        Trees.copy(
                PROJECT,
                copy,
                ".mvn",
                "pom.xml",
                "generator-templates",
                "src/build",
                "src/main/java",
                "src/test/resources/specs");
        for (String name :
                List.of("blockfrost.yaml", "petstore.json", "complex-nesting.json", "schema-circular.json")) {
            Path spec = copy.resolve(name + ".json");
            Files.writeString(spec, Pruned.of(FOLDER.resolve(name)));

            Maven.Run run = Maven.run(
                    copy,
                    "-Pregenerate",
                    "-Dspec.file=" + spec,
                    "-Dgenerated.dir=" + copy.resolve("out/" + name),
                    "-Dgenerated.package=com.example.world");

            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(copy.resolve("out/" + name + "/src/main/java/com/example/world/api"))
                    .isNotEmptyDirectory();
            NativeMetadata metadata = NativeMetadata.read(copy.resolve("out/" + name + "/src/main/resources/META-INF/"
                    + "native-image/io.github.llamabatches/llamacloud-batches-feign/reachability-metadata.json"));
            assertThat(metadata.violations()).isEmpty();
            assertThat(metadata.names()).isNotEmpty().doesNotHaveDuplicates();
        }
    }
}
