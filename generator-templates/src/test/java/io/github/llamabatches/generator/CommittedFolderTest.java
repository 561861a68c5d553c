package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** Tests that a run checks or writes a committed copy of the output. */
class CommittedFolderTest {

    private static final String API = "src/main/java/com/example/api/AsApi.java";

    @TempDir
    private Path folder;

    private Path committed;

    @BeforeEach
    void writeSpecification() throws IOException {
        committed = folder.resolve("committed");
        Files.writeString(folder.resolve("specification.yaml"), """
                openapi: 3.0.3
                info: {title: T, version: 1.0.0}
                paths:
                  /a:
                    get:
                      operationId: getA
                      tags: [As]
                      responses: {"200": {description: " ", content: {application/json: {schema: {type: integer}}}}}
                """);
    }

    @Test
    void writtenCopyPassesCheck() throws IOException {
        generate(Map.of("committedAction", "write"));

        generate(Map.of());

        assertThat(Generation.files(committed).keySet())
                .contains(API, "src/main/resources/META-INF/native-image/client/client/reachability-metadata.json");
    }

    @Test
    void differenceFailsWithFileAndRemedyWithoutStackTrace() throws IOException {
        generate(Map.of("committedAction", "write"));
        Files.writeString(committed.resolve(API), "changed");

        assertThatThrownBy(() -> generate(Map.of()))
                .hasMessageContainingAll("changed    " + API, "mvn -Pregenerate")
                .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
        assertThat(committed.resolve(API)).hasContent("changed");

        generate(Map.of("committedAction", "write"));
        assertThatCode(() -> generate(Map.of())).doesNotThrowAnyException();
    }

    @Test
    void otherFolderIsNotChanged() throws IOException {
        Path precious = committed.resolve("src/main/java/Precious.java");
        Files.createDirectories(precious.getParent());
        Files.writeString(precious, "mine");

        assertThatThrownBy(() -> generate(Map.of("committedAction", "write")))
                .hasMessageContaining("may not be a folder of generated code");

        assertThat(Generation.files(committed)).isEqualTo(Map.of("src/main/java/Precious.java", "mine"));
    }

    @Test
    void otherSourceFolderIsRejected() {
        assertThatThrownBy(() -> generate(Map.of("committedAction", "update"))).hasMessageContaining("\"update\"");
        assertThatThrownBy(() -> generate(Map.of("sourceFolder", "gen"))).hasMessageContaining("sourceFolder");
        assertThat(committed).doesNotExist();
    }

    private void generate(Map<String, Object> options) {
        Map<String, Object> all = new TreeMap<>(options);
        all.put("committedFolder", committed.toString());
        CodegenConfigurator configurator = new CodegenConfigurator()
                .setGeneratorName("feign-records")
                .setInputSpec(folder.resolve("specification.yaml").toString())
                .setOutputDir(folder.resolve("output" + options.containsKey("sourceFolder"))
                        .toString())
                .setApiPackage("com.example.api")
                .setModelPackage("com.example.model");
        all.forEach(configurator::addAdditionalProperty);
        new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
    }
}
