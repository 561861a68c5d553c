package io.github.llamabatches.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests of the generator compare with what Feign and Jackson use; here nothing may be forgotten. */
class NativeMetadataTest {

    private static final Path SOURCES = Path.of("src/main/java");

    @Test
    void aNativeImageKeepsEachInterfaceAndEachModelOnce() throws IOException {
        JsonNode metadata = new ObjectMapper()
                .readTree(Path.of("src/main/resources/META-INF/native-image/io.github.llamabatches")
                        .resolve("llamacloud-batches-feign-api/reachability-metadata.json")
                        .toFile());

        // The type of a proxy is an object.
        List<String> names = metadata.path("reflection").findValues("type").stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();

        assertThat(names).containsAll(types()).doesNotHaveDuplicates();
    }

    private static Set<String> types() throws IOException {
        Set<String> types = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name =
                        SOURCES.relativize(file).toString().replace('\\', '/').replaceFirst("\\.java$", "");
                if (name.matches(".*/api/.*Api|.*/model/(?!package-info).*")) {
                    types.add(name.replace('/', '.'));
                }
            }
        }
        assertThat(types).hasSizeGreaterThan(5);
        return types;
    }
}
