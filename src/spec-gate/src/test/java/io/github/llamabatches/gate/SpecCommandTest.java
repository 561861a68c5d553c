package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spec")
class SpecCommandTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void cleanSpecificationExitsWithZero() throws IOException {
        Path report = folder.resolve("new/TEST-spec.xml");

        assertThat(run("check", Specs.FILE.toString(), "--report", report.toString()))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("src/test/resources/specs/batches.yaml: no findings\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(Files.readString(report)).contains("failures=\"0\"", "errors=\"0\"");
    }

    @Test
    void findingExitsWithOne() throws IOException {
        Path report = folder.resolve("TEST-spec.xml");
        Path file = write(Specs.with("in: query", "in: qurey"));

        assertThat(run("check", file.toString(), "--report", report.toString())).isEqualTo(1);

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("spec.yaml:", "[openapi-parser]", "1 error");
        assertThat(Files.readString(report)).contains("failures=\"1\"");
    }

    @Test
    void generationDoesNotDependOnExamples() throws IOException {
        Path file = write(Specs.with("status: PENDING", "status: PENDNG"));

        assertThat(run("check", file.toString())).isEqualTo(1);
        assertThat(run("check", "--for-generation", file.toString())).isZero();
        assertThat(run("check", "--for-generation", write("a: [").toString())).isEqualTo(1);
    }

    @Test
    void unknownOperationIsNamed() {
        String file = Specs.FILE.toString();

        assertThat(run("changelog", file, file, "--operations", "listBatches,lstBatches"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is called \"lstBatches\"");
        assertThat(run("changelog", file, file, "--operations", "list*,GET /api/v2/batches"))
                .isZero();
    }

    @Test
    void helpListsTheUsageOfEachSubcommand() {
        for (String[] args : List.of(new String[] {"--help"}, new String[] {"check", "--help"})) {
            assertThat(run(args)).isZero();

            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("usage: check FILE ", "usage: changelog FROM TO ");
            assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        }
    }

    @Test
    void failureExitsWithTwoAndOneLine() throws IOException {
        for (String[] args : List.of(
                new String[] {},
                new String[] {"chek"},
                new String[] {"check"},
                new String[] {"check", ""},
                new String[] {"check", "a\0b"},
                new String[] {"check", folder.resolve("no\nsuch.yaml").toString()},
                new String[] {"check", folder.toString()},
                new String[] {"check", Specs.FILE.toString(), "more"},
                new String[] {"check", Specs.FILE.toString(), "--report"},
                new String[] {"check", Specs.FILE.toString(), "--fast"},
                new String[] {"check", Specs.FILE.toString(), "--format", "xml"},
                new String[] {"check", Specs.FILE.toString(), "--config", "nowhere.yaml"},
                new String[] {"changelog", Specs.FILE.toString(), Specs.FILE.toString(), "--operations", "nothing"},
                new String[] {"check", Specs.FILE.toString(), "--report", folder.toString()},
                new String[] {
                    "check", Specs.FILE.toString(), "--report", Files.writeString(folder.resolve("f"), "") + "/x.xml"
                })) {
            err.reset();

            assertThat(run(args)).as(String.join(" ", args)).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .startsWith("spec: ")
                    .containsOnlyOnce("\n");
            assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("no findings");
        }
    }

    @Test
    void failureDeletesOldReport() throws IOException {
        Path report = folder.resolve("TEST-spec.xml");
        Files.writeString(report, "<testsuite failures='0'/>");

        assertThat(run("check", folder.resolve("missing.yaml").toString(), "--report", report.toString()))
                .isEqualTo(2);

        assertThat(Files.readString(report)).contains("errors=\"1\"", "there is no such file");
    }

    @Test
    void anyThrowableIsFailure() {
        for (Throwable thrown : List.of(
                new StackOverflowError(),
                new OutOfMemoryError("heap"),
                new IllegalStateException("a\nb"),
                new NoClassDefFoundError("x/Y"))) {
            err.reset();
            var command = new SpecCommand(Map.of("check", new SpecCommand.Subcommand() {
                @Override
                public String usage() {
                    return "check";
                }

                @Override
                public boolean run(List<String> arguments, PrintStream stream, Map<String, String> env) {
                    if (thrown instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) thrown;
                }
            }));

            assertThat(run(command, Map.of(), "check")).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .startsWith("spec: the gate itself failed")
                    .contains(thrown.getClass().getSimpleName())
                    .containsOnlyOnce("\n");
        }
    }

    @Test
    void annotatesOnGitHubOnly() throws IOException {
        Path file = write(Specs.with("in: query", "in: qurey"));

        run("check", file.toString());
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("::error");

        run(new SpecCommand(), Map.of("GITHUB_ACTIONS", "true"), "check", file.toString());
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("::error file=")
                .contains("title=openapi-parser::");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("spec.yaml"), text);
    }

    private int run(String... args) {
        return run(new SpecCommand(), Map.of(), args);
    }

    private int run(SpecCommand command, Map<String, String> env, String... args) {
        return command.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                env);
    }
}
