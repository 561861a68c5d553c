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

/** After each edit and {@code mvn -Pregenerate}, all tests that depend on the specification pass. */
class EverydayEditsTest {

    /** Runs the gate, the drift check, the tests of code that depends on generated code, and the demo. */
    private static final List<String> CHECK = List.of(
            "-q",
            "verify",
            "exec:java",
            "-am",
            "-pl",
            "openapi,generated-client,src/testing,src/client,src/demo",
            // These tests don't depend on the specification.
            "-Dtools.skipTests=true",
            // Tests of timeouts, TLS and proxies don't depend on the content of a page.
            // Fuzz tests would take as long as all others.
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
        // The copy of a failed edit is kept for inspection.
        project.delete();
    }
}
