package io.github.llamabatches.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.llamabatches.BatchesClient;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The metadata for IDEs lists every property that can be set. */
@Tag("spring")
class ConfigurationMetadataTest {

    /** Lists methods that take code rather than text, for which there are customizers, and those with another name. */
    private static final Set<String> WITHOUT_PROPERTY = Set.of(
            "fromEnvironment",
            "feignClient",
            "requestInterceptor",
            "capability",
            "logger",
            "listener",
            "onUnreadableBatch",
            "build",
            "callOptions",
            "retryPolicy",
            "sslContext",
            "proxy",
            "proxyCredentials",
            "maxResponseBytes");

    @Test
    void everyPropertyHasATypeAndADescription() throws IOException {
        assertThat(properties()).isNotEmpty().allSatisfy(property -> {
            assertThat(property.path("name").asText()).startsWith("llamacloud.batches.");
            assertThat(property.path("type").asText()).isNotEmpty();
            assertThat(property.path("description").asText()).endsWith(".");
        });
    }

    @Test
    void whatTheBuilderCanSetHasAProperty() throws IOException {
        Set<String> names = new TreeSet<>();
        properties()
                .forEach(property -> names.add(camelCase(property.path("name").asText())));

        assertThat(names)
                .containsAll(Arrays.stream(BatchesClient.Builder.class.getMethods())
                        .filter(method -> method.getDeclaringClass() != Object.class)
                        .filter(method -> (method.getModifiers() & Modifier.PUBLIC) != 0)
                        .map(Method::getName)
                        .filter(name -> !WITHOUT_PROPERTY.contains(name))
                        .toList())
                .contains(
                        "headers",
                        "sslBundle",
                        "proxy.host",
                        "proxy.user",
                        "maxResponseSize",
                        "retry.maxAttempts",
                        "enabled");
    }

    @Test
    void thePageAboutSpringBootListsEveryPropertyInTheSameWords() throws IOException {
        Path page = Path.of(System.getProperty("project.root"), "docs", "spring-boot.md");

        assertThat(Files.readAllLines(page))
                .filteredOn(line -> line.startsWith("| `"))
                .containsExactlyInAnyOrderElementsOf(properties().stream()
                        .map(property -> "| `"
                                + property.path("name").asText().substring("llamacloud.batches.".length()) + "` | "
                                + property.path("description").asText() + " |")
                        .toList());
    }

    private static String camelCase(String property) {
        String[] words = property.substring("llamacloud.batches.".length()).split("-");
        return words[0]
                + Stream.of(words)
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }

    private static List<JsonNode> properties() throws IOException {
        try (InputStream stream =
                BatchesClient.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            JsonNode properties = new ObjectMapper().readTree(stream).path("properties");
            return properties.valueStream().toList();
        }
    }
}
