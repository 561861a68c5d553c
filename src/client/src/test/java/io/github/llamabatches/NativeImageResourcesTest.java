package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A native image needs the resources that code loads; those below META-INF are for tools. */
@Tag("build")
class NativeImageResourcesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");

    @Test
    void resourcesOfTheJarAreListed() throws IOException {
        JsonNode metadata = new ObjectMapper()
                .readTree(RESOURCES
                        .resolve("META-INF/native-image/io.github.llamabatches/llamacloud-batches-feign")
                        .resolve("reachability-metadata.json")
                        .toFile());

        List<String> listed = new ArrayList<>();
        metadata.path("resources")
                .forEach(entry -> listed.add(entry.path("glob").textValue()));

        assertThat(listed).isNotEmpty().containsExactlyInAnyOrderElementsOf(resources());
    }

    private static List<String> resources() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> RESOURCES.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith("META-INF/"))
                    .toList();
        }
    }
}
