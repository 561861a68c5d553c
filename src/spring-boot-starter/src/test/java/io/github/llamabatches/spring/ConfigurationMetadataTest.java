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
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Checks that the metadata for IDEs is complete. */
@Tag("spring")
class ConfigurationMetadataTest {

    private static final String PREFIX = "llamacloud.batches.";

    /** Methods whose arguments need a customizer, and those whose property has another name. */
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
            "maxResponseBytes",
            "hasCredentials");

    private static final Set<String> WITHOUT_DEFAULT = Set.of(
            "api-key",
            "session-cookie",
            "base-url",
            "project-id",
            "organization-id",
            "page-size",
            "user-agent",
            "headers",
            "ssl-bundle",
            "proxy.host",
            "proxy.user",
            "proxy.password",
            "json-library");

    @Test
    void everyPropertyHasATypeAndADescription() throws IOException {
        assertThat(properties()).isNotEmpty().allSatisfy(property -> {
            assertThat(property.path("name").asText()).startsWith("llamacloud.batches.");
            assertThat(property.path("type").asText()).isNotEmpty();
            assertThat(property.path("description").asText()).endsWith(".");
        });
    }

    @Test
    void everyDefaultIsInTheMetadata() throws IOException {
        assertThat(properties())
                .filteredOn(property -> !property.has("defaultValue"))
                .extracting(property -> property.path("name").asText().substring(PREFIX.length()))
                .containsExactlyInAnyOrderElementsOf(WITHOUT_DEFAULT);

        assertThat(builder())
                .usingRecursiveComparison()
                .isEqualTo(BatchesClient.builder().sessionCookie("s"));
        assertThat(builder(defaults()))
                .usingRecursiveComparison()
                .isEqualTo(BatchesClient.builder().sessionCookie("s"));
    }

    @Test
    void everyChangedDefaultIsDetected() throws IOException {
        for (String different : List.of(
                "region=eu",
                "allow-insecure-http=true",
                "connect-timeout=9",
                "read-timeout=9",
                "request-timeout=9",
                "max-response-size=9",
                "log=info",
                "fail-on-unknown-enum-values=true",
                "retry.max-attempts=9",
                "retry.initial-backoff=9",
                "retry.max-backoff=9",
                "retry.max-retry-after=9",
                "retry.max-elapsed=9")) {
            assertThat(builder(PREFIX + different))
                    .as(different)
                    .usingRecursiveComparison()
                    .isNotEqualTo(BatchesClient.builder().sessionCookie("s"));
        }
    }

    private static String[] defaults() throws IOException {
        return properties().stream()
                .filter(property -> property.has("defaultValue"))
                .map(property -> property.path("name").asText() + "="
                        + property.path("defaultValue").asText())
                .toArray(String[]::new);
    }

    private static BatchesClient.Builder builder(String... values) {
        BatchesClient.Builder[] builder = new BatchesClient.Builder[1];
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(BatchesAutoConfiguration.class))
                .withPropertyValues(PREFIX + "session-cookie=s")
                .withPropertyValues(values)
                .run(context -> builder[0] = context.getBean(BatchesClient.Builder.class));
        return builder[0];
    }

    @Test
    void everyBuilderMethodHasAProperty() throws IOException {
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
    void documentationListsEveryPropertyWithItsDescription() throws IOException {
        Path page = Path.of(System.getProperty("project.root"), "docs", "spring-boot.md");

        assertThat(Files.readString(page)
                        .split("\n## Properties\n")[1]
                        .split("\n## ")[0]
                        .lines())
                .filteredOn(line -> line.startsWith("| `"))
                .containsExactlyInAnyOrderElementsOf(properties().stream()
                        .map(property -> "| `"
                                + property.path("name").asText().substring(PREFIX.length()) + "` | "
                                + property.path("defaultValue").asText() + " | "
                                + property.path("description").asText() + " |")
                        .toList());
    }

    private static String camelCase(String property) {
        String[] words = property.substring(PREFIX.length()).split("-");
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
