package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {

    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Path TEMPLATES = MODULE.resolve("src/main/resources/feign-records");
    private static final Pattern INCLUDED = Pattern.compile("\\{\\{>(\\w+)}}");

    /** OpenAPI Generator ignores variables that don't exist; this test fails for them. */
    private static final Mustache.Compiler STRICT = Mustache.compiler()
            .withEscaper(JavadocText::of)
            .withLoader(name -> new StringReader(template(name)))
            .strictSections(true)
            .nullValue("");

    @ParameterizedTest
    @ValueSource(strings = {"constructs", "names"})
    void allVariablesExist(String name) {
        Client client =
                Clients.read(MODULE.resolve("src/test/resources/specs/" + name + ".yaml"), "com.example." + name);

        client.records()
                .forEach((file, model) -> assertThat(render("record", model)).isNotEmpty());
        client.enums()
                .forEach((file, model) -> assertThat(render("open_enum", model)).isNotEmpty());
        client.interfaces()
                .forEach((file, model) -> assertThat(render("interface", model)).isNotEmpty());
        client.parameterRecords()
                .forEach((file, model) ->
                        assertThat(render("parameter_record", model)).isNotEmpty());
    }

    @Test
    void missingVariableIsDetected() {
        assertThatThrownBy(() -> STRICT.compile("{{#a}}{{b}}{{/a}}").execute(Map.of("a", List.of("x"))))
                .isInstanceOf(MustacheException.class);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void templatesBeginWithCommentAndHaveNoLongLines(Path template) throws IOException {
        String text = Files.readString(template);
        String comment = text.substring(0, text.indexOf("}}"));

        assertThat(comment).startsWith("{{! ");
        Matcher included = INCLUDED.matcher(text);
        while (included.find()) {
            assertThat(comment).containsPattern("Includes: [^}]*\\b" + included.group(1) + "\\b");
            assertThat(TEMPLATES.resolve(included.group(1) + ".mustache")).exists();
        }
        assertThat(text.lines()).allMatch(line -> line.length() <= 140);
    }

    @Test
    void numberOfTemplatesIsLimited() throws IOException {
        assertThat(templates()).hasSizeLessThanOrEqualTo(16);
    }

    static Stream<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            return files.sorted().toList().stream();
        }
    }

    private static String render(String template, Object model) {
        Map<String, Object> context = new HashMap<>();
        context.putAll(JavaFile.SECTIONS);
        context.put("generatorClass", FeignRecordsCodegen.class.getName());
        context.put("model", model);
        return STRICT.compile("{{#model}}" + template(template) + "{{/model}}").execute(context);
    }

    private static String template(String name) {
        try {
            return Files.readString(TEMPLATES.resolve(name + ".mustache"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
