package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Snippets of the documentation must occur in the samples or the tests. */
@Tag("build")
class DocumentationTest {

    private static final Path PROJECT = Path.of(System.getProperty("project.root"));
    private static final Pattern WORD = Pattern.compile("(?<![.\\w])[A-Za-z_]\\w*");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.+?)```", Pattern.DOTALL);

    /** Variables that snippets use without declaring them. */
    private static final String CONTEXT = """
            io.github.llamabatches.BatchesClient client;
            io.github.llamabatches.model.Batch batch;
            java.util.function.Consumer<Object> done, later, save;
            java.util.function.Consumer<io.github.llamabatches.model.Batch> work;
            java.time.Instant since;
            String key, saved;
            """;

    @ParameterizedTest
    @MethodSource("snippetsWithImports")
    void everySnippetCompilesWithItsImports(String snippet, @TempDir Path classes) {
        String code = snippet.contains("class ") ? snippet : inMethod(snippet);
        StringWriter messages = new StringWriter();

        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        messages,
                        null,
                        null,
                        List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        List.of(new SimpleJavaFileObject(URI.create("string:///Snippet.java"), Kind.SOURCE) {
                            @Override
                            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                                return code;
                            }
                        }))
                .call();

        assertThat(compiled).as(messages::toString).isTrue();
    }

    static List<String> snippetsWithImports() throws IOException {
        List<String> snippets = new ArrayList<>(SNIPPET.matcher(Files.readString(PROJECT.resolve("README.md")))
                .results()
                .map(match -> match.group(1))
                .toList());
        snippets.addAll(snippets("docs/client.md"));
        return snippets;
    }

    private static String inMethod(String snippet) {
        String imports =
                snippet.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        String code =
                snippet.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        return imports + "\nclass Snippet {\n" + CONTEXT + "void run() throws Exception {\n" + code + "\n}\n}\n";
    }

    @ParameterizedTest
    @MethodSource("snippetsOfSources")
    void everyOtherSnippetIsPartOfACompiledSource(String snippet) throws IOException {
        String code = withoutIndent(
                linesOf(snippet, line -> !line.startsWith("import ")).strip());
        Optional<String> source = sources().stream()
                .filter(candidate -> withoutIndent(candidate).contains(code))
                .findFirst();

        assertThat(source).as("a source with this code").isPresent();
        assertThat(linesOf(snippet, line -> line.startsWith("import ")).lines())
                .containsExactlyInAnyOrderElementsOf(importsOf(source.get(), code));
    }

    static List<String> snippetsOfSources() throws IOException {
        List<String> snippets = new ArrayList<>();
        for (String page :
                List.of("operations", "errors-and-retries", "recipes", "transports", "spring-cloud", "generator")) {
            snippets.addAll(snippets("docs/" + page + ".md"));
        }
        return snippets;
    }

    /** Returns the imports that the code uses, including those from the source's own package. */
    private static List<String> importsOf(String source, String code) throws IOException {
        Set<String> words = WORD.matcher(
                        code.replaceAll("\"(\\\\.|[^\"\\\\])*\"", "\"\"").replaceAll("//.*", ""))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        List<String> imports = new ArrayList<>(source.lines()
                .filter(line -> line.startsWith("import ") && words.contains(line.replaceAll(".*\\.|;", "")))
                .toList());
        if (source.contains("package io.github.llamabatches;")) {
            try (Stream<Path> files = Files.list(PROJECT.resolve("src/client/src/main/java/io/github/llamabatches"))) {
                files.map(file -> file.getFileName().toString().replace(".java", ""))
                        .filter(words::contains)
                        .map(name -> "import io.github.llamabatches." + name + ";")
                        .forEach(imports::add);
            }
        }
        return imports;
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        for (String directory : List.of(
                "src/client/src/test/java/io/github/llamabatches",
                "src/spring-boot-starter/src/main/java",
                "src/samples/generator/src/main/java",
                "src/samples/transports/src/main/java",
                "src/samples/spring-cloud/src/main/java")) {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(directory))) {
                files.filter(Files::isRegularFile).map(DocumentationTest::read).forEach(sources::add);
            }
        }
        return sources;
    }

    @Test
    void buildInTheGeneratorPageEqualsTheSample() throws IOException {
        String page = Files.readString(PROJECT.resolve("docs/generator.md"));
        String plugin = page.replaceFirst("(?s).*?```xml\\n", "").replaceFirst("(?s)```.*", "");

        assertThat(withoutIndent(read(PROJECT.resolve("src/samples/generator/pom.xml"))))
                .contains(withoutIndent(plugin));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkResolvesToAFileAndHeading(Path page) throws IOException {
        LINK.matcher(Files.readString(page)).results().forEach(link -> {
            String target = link.group(1);
            Path file = target.isEmpty() ? page : page.resolveSibling(target).normalize();
            assertThat(file).as(link.group()).exists();
            if (link.group(2) != null) {
                assertThat(headings(file)).as(link.group()).contains(link.group(2));
            }
        });
    }

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(PROJECT.resolve("generator-templates/README.md")));
        for (Path folder : List.of(PROJECT, PROJECT.resolve("docs"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        return pages;
    }

    /** Returns the anchors that GitHub generates. */
    private static List<String> headings(Path page) {
        return read(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\d _-]", "").replace(' ', '-'))
                .toList();
    }

    private static String linesOf(String snippet, Predicate<String> kept) {
        return snippet.lines().filter(kept).collect(Collectors.joining("\n"));
    }

    /** Removes the indentation of a method body, which pages don't have. */
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

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
