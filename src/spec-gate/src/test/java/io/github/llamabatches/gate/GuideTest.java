package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the commands, configuration, Maven snippet and workflow of the guide. */
@Tag("spec")
class GuideTest {

    private static final String GUIDE = Specs.read(Path.of("../../docs/gate.md"));

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(
                folder.resolve("openapi.yaml"), Specs.TEXT.replace("        error_message:", "        errorMessage:"));
        Files.writeString(folder.resolve("released.yaml"), Specs.TEXT);
        Files.writeString(folder.resolve("gate.yaml"), snippet("yaml", "rules:"));
    }

    private static String snippet(String language, String start) {
        Matcher snippet = Pattern.compile("```" + language + "\n(" + start + ".*?)```", Pattern.DOTALL)
                .matcher(GUIDE);
        assertThat(snippet.find()).isTrue();
        return snippet.group(1);
    }

    /** Returns the arguments of the commands, with the files in the folder. */
    private static List<String> commands(String text) {
        return Pattern.compile("openapi-spec-gate-cli\\.jar ((?:check|changelog) .*)")
                .matcher(text)
                .results()
                .map(command -> command.group(1))
                .toList();
    }

    private String run(String command, int exit) {
        String[] arguments = Stream.of(command.split(" "))
                .map(word ->
                        word.matches(".*\\.(yaml|xml)") ? folder.resolve(word).toString() : word)
                .toArray(String[]::new);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);
        assertThat(new SpecCommand().run(arguments, out, out, Map.of()))
                .as("%s: %s", Arrays.toString(arguments), text)
                .isEqualTo(exit);
        return text.toString(StandardCharsets.UTF_8);
    }

    @Test
    void commandsPrintTheirResults() {
        List<String> commands = commands(snippet("shell", ""));

        assertThat(commands).hasSize(5);
        assertThat(run(commands.get(0), 1)).contains("warning [property-case]");
        assertThat(run(commands.get(1), 1)).contains("title=property-renamed").doesNotContain("property-case");
        assertThat(run(commands.get(2), 1)).startsWith("<?xml").contains("property-case");
        assertThat(folder.resolve("target/gate.xml")).content().contains("property-case");
        assertThat(run(commands.get(3), 0)).contains("is renamed to `errorMessage`");
        assertThat(run(commands.get(4), 0)).contains("is renamed to `errorMessage`");
    }

    /** The build of samples runs the plugin. */
    @Test
    void mavenSnippetIsThatOfTheSample() throws IOException {
        String snippet = snippet("xml", "<plugin>").replace("1.0.0-SNAPSHOT", "@project.version@");

        assertThat(Files.readString(Path.of("../samples/gate/pom.xml"))).containsIgnoringWhitespaces(snippet);
    }

    @Test
    void lastStepOfWorkflowChecks() {
        assertThat(commands(snippet("yaml", "name: OpenAPI")))
                .singleElement()
                .satisfies(command -> assertThat(run(command, 1)).startsWith("::error file="));
    }

    @Test
    void invalidConfigurationIsReportedWithLine() throws IOException {
        for (String[] wrong : new String[][] {
            {"rules: []", "there is no list \"rules\""},
            {"rules: [{rule: nothing, severity: note}]", "there is no rule \"nothing\""},
            {"rules: [{rule: description, severity: fatal}]", "\"severity\" must be error, warning, note or ignore"},
            {"rules: [{rule: description, severity: ignore}]", "\"description\" is ignored without a \"reason\""},
            {"rules: [{", "the configuration can't be read as YAML"},
            {"rules: [{rule: yaml-syntax, severity: note}]", "\"yaml-syntax\" is always an error"},
            {"rules: [{rule: description, severty: note}]", "\"severty\" is none of the keys"},
            {
                "rules: [{rule: description, severity: note}, {rule: description, severity: error}]",
                "\"description\" is listed twice"
            },
            {"rules: [{rule: yaml-syntax, severity: ignore, reason: x}]", "\"yaml-syntax\" is always an error"},
        }) {
            Files.writeString(folder.resolve("gate.yaml"), wrong[0]);

            assertThat(run("check openapi.yaml --config gate.yaml", 2)).contains(wrong[1]);
        }
    }

    @Test
    void noticesListEveryJar() throws IOException {
        String notices = new String(
                GuideTest.class.getResourceAsStream("third-party-notices.txt").readAllBytes(), StandardCharsets.UTF_8);
        List<String> jars = Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>")
                .matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(jar -> jar.group(1))
                .filter(name -> !name.endsWith("-plugin") && !name.matches("llamacloud.*|slf4j-nop|archunit-junit5"))
                .toList();

        assertThat(jars).contains("rhino").allSatisfy(jar -> assertThat(notices).contains(":" + jar + " "));
    }
}
