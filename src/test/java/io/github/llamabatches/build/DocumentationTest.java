package io.github.llamabatches.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code that users copy out of a page is the code that the sample services are tested with. */
@Tag("build")
class DocumentationTest {

    private static final Path PROJECT = Path.of(System.getProperty("project.basedir"));
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.+?)```", Pattern.DOTALL);

    @ParameterizedTest
    @MethodSource("snippetsOfTheSpringCloudPage")
    void everySnippetStandsInTheSample(String snippet) throws IOException {
        assertThat(sources("src/it/spring-cloud/src/main/java"))
                .anySatisfy(source -> assertThat(source).contains(snippet));
    }

    static List<String> snippetsOfTheSpringCloudPage() throws IOException {
        List<String> snippets = SNIPPET.matcher(Files.readString(PROJECT.resolve("docs/spring-cloud.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(snippets).hasSizeGreaterThan(3);
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
