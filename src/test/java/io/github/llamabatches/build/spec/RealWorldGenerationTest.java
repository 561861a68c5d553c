package io.github.llamabatches.build.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.NativeMetadata;
import io.github.llamabatches.build.Maven;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
        for (String part :
                List.of("pom.xml", "generator-templates", "src/build", "src/main/java", "src/test/resources/specs")) {
            copy(PROJECT.resolve(part), copy.resolve(part));
        }
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

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : (Iterable<Path>) walk::iterator) {
                Path destination = to.resolve(from.relativize(path).toString());
                Files.createDirectories(destination.getParent());
                Files.copy(path, destination);
            }
        }
    }
}
