package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code that users copy out of a page is code of the sample services and of the tests. */
@Tag("build")
class DocumentationTest {

    private static final Path PROJECT = Path.of(System.getProperty("project.root"));
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.+?)```", Pattern.DOTALL);

    @ParameterizedTest
    @MethodSource("snippetsOfTheSpringCloudPage")
    void everySnippetStandsInTheSample(String snippet) throws IOException {
        assertThat(sources("src/samples/spring-cloud/src/main/java"))
                .anySatisfy(source -> assertThat(source).contains(snippet));
    }

    static List<String> snippetsOfTheSpringCloudPage() throws IOException {
        return snippets("docs/spring-cloud.md");
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void everyRecipeStandsInATestOrTheStarter(String snippet) throws IOException {
        List<String> tested = new ArrayList<>(sources("src/client/src/test/java/io/github/llamabatches"));
        tested.addAll(sources("src/spring-boot-starter/src/main/java"));
        tested.addAll(sources("src/samples/transports/src/main/java"));

        assertThat(tested)
                .anySatisfy(source -> assertThat(withoutIndent(source)).contains(withoutIndent(snippet)));
    }

    static List<String> recipes() throws IOException {
        List<String> recipes = new ArrayList<>(snippets("docs/operations.md"));
        recipes.addAll(snippets("docs/errors-and-retries.md"));
        recipes.addAll(snippets("docs/recipes.md"));
        recipes.addAll(snippets("docs/transports.md"));
        return recipes;
    }

    /** Recipes stand in methods, and pages don't show these. */
    private static String withoutIndent(String java) {
        return java.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static List<String> snippets(String page) throws IOException {
        List<String> snippets = SNIPPET.matcher(Files.readString(PROJECT.resolve(page)))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(snippets).hasSizeGreaterThan(1);
        return snippets;
    }

    private static List<String> sources(String directory) throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT.resolve(directory))) {
            return files.filter(Files::isRegularFile)
                    .map(DocumentationTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
