package io.github.llamabatches.edits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each edit is one command, {@code mvn -Pregenerate}: then everything that hangs on the specification passes. */
class EverydayEditsTest {

    /** The gate, the drift check, and the tests of all that hangs on generated code; then the demonstration. */
    private static final List<String> CHECK = List.of(
            "-q",
            "verify",
            "exec:java",
            "-am",
            "-pl",
            "openapi,generated-client,src/testing,src/client,src/demo",
            // Nothing in these depends on the specification.
            "-Dtools.skipTests=true",
            // Nor do those that wait for time limits, or talk TLS or to proxies: a page is any bytes to them.
            // Those that damage thousands of pages would take as long as all the others.
            "-Dtests.excludedGroups=soak,slow,transport,fuzz",
            "-Dmaven.source.skip",
            "-Dmaven.javadoc.skip",
            "-Dcyclonedx.skip",
            "-Dspotless.check.skip");

    static List<EverydayEdit> edits() {
        String selected = System.getProperty("edits", "all");
        if (selected.equals("all")) {
            return List.of(EverydayEdit.values());
        }
        if (selected.equals("few")) {
            return EverydayEdit.few();
        }
        Map<String, EverydayEdit> byId =
                Arrays.stream(EverydayEdit.values()).collect(Collectors.toMap(EverydayEdit::id, Function.identity()));
        List<String> ids = List.of(selected.split(","));
        assertThat(byId.keySet()).as("names of edits").containsAll(ids);
        return ids.stream().map(byId::get).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void needsNoOtherEdit(EverydayEdit edit) throws IOException, InterruptedException {
        Instant start = Instant.now();
        ProjectCopy project = ProjectCopy.in(Path.of(System.getProperty("edits.folder"), edit.id()));
        Path file = project.file("openapi/batches.yaml");
        Specification specification = Specification.read(file);
        String version = specification.version();
        edit.apply(specification);
        specification.write(file);

        project.maven("-q", "-Pregenerate");
        Instant generated = Instant.now();
        String output = project.maven(CHECK.toArray(new String[0]));

        assertThat(output).contains("No LLAMA_CLOUD_API_KEY is set").contains(" batches on ");
        System.out.printf(
                "%s: version %s -> %s, generated in %d s, checked in %d s%n",
                edit,
                version,
                specification.version(),
                Duration.between(start, generated).toSeconds(),
                Duration.between(generated, Instant.now()).toSeconds());
        // Of one that failed the copy stays, to look at.
        project.delete();
    }
}
