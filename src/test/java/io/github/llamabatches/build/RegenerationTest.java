package io.github.llamabatches.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real Maven on a copy of the project, offline. */
@Tag("build")
@Timeout(300)
class RegenerationTest {

    private static final Path PROJECT = Path.of(System.getProperty("project.basedir"));
    private static final String GENERATED = "generated-client/src/main/java/io/github/llamabatches/";

    @TempDir
    private static Path copy;

    @BeforeEach
    void copyTheProject() throws IOException {
        Trees.copy(PROJECT, copy, ".mvn", "pom.xml", "openapi", "generator-templates", "generated-client", "src");
    }

    /** The gate is the same for all, and takes seconds to compile. */
    @AfterEach
    void deleteAllButTheCompiledGate() throws IOException {
        for (Path folder : List.of(copy, copy.resolve("target"))) {
            try (Stream<Path> children = Files.list(folder)) {
                for (Path child : children.toList()) {
                    if (!Set.of("target", "build-classes", "maven-status")
                            .contains(child.getFileName().toString())) {
                        Trees.delete(child);
                    }
                }
            }
        }
    }

    @Test
    void theBuildFailsOnAnyDifferenceAndTheCommandItNamesMendsIt() throws Exception {
        replace(GENERATED + "model/BatchPage.java", "One page", "Two pages");
        Files.delete(copy.resolve(GENERATED + "model/JobType.java"));
        Files.writeString(copy.resolve(GENERATED + "model/Extra.java"), "class Extra {}\n");
        replace("generator-templates/apiPackageInfo.mustache", "The operations of", "All operations of");

        Maven.Run check = maven("-Dgate.phase=initialize", "-Dgeneration.phase=generate-sources", "generate-sources");

        assertThat(check.exitCode()).isNotZero();
        assertThat(check.output())
                .contains("  changed    src/main/java/io/github/llamabatches/api/package-info.java")
                .contains("    + /** All operations of LlamaCloud Batches")
                .contains("  changed    src/main/java/io/github/llamabatches/model/BatchPage.java")
                .contains("    -  * Two pages of batches.")
                .contains("    +  * One page of batches.")
                .contains("  missing    src/main/java/io/github/llamabatches/model/JobType.java")
                .contains("  left over  src/main/java/io/github/llamabatches/model/Extra.java")
                .contains("run: mvn -Pregenerate");

        Maven.Run mend = maven("-Pregenerate", "generate-sources");
        assertThat(mend.exitCode()).as(mend.output()).isZero();

        Map<String, String> expected = tree(PROJECT.resolve("generated-client"));
        expected.computeIfPresent(
                "src/main/java/io/github/llamabatches/api/package-info.java",
                (file, text) -> text.replace("The operations of", "All operations of"));
        assertThat(tree(copy.resolve("generated-client"))).isEqualTo(expected);
    }

    @Test
    void everydayChangesOfTheSpecificationNeedOneCommandAndNoOtherEdit() throws Exception {
        // Neither a comment nor the name of a server is anything to generated code.
        replace(
                "openapi/batches.yaml",
                "    description: North America\n",
                "    description: The Americas # for now\n");
        replace(
                "openapi/batches.yaml",
                "        updated_at:\n",
                "        owner:\n"
                        + "          type: string\n"
                        + "          nullable: true\n"
                        + "          readOnly: true\n"
                        + "          description: Who created the batch.\n"
                        + "        updated_at:\n");
        replace(
                "openapi/batches.yaml",
                "        - CANCELLED\n      x-enum-d",
                "        - CANCELLED\n        - PAUSED\n      x-enum-d");
        replace(
                "openapi/batches.yaml",
                "        - The batch was cancelled.\n",
                "        - The batch was cancelled.\n        - The batch is paused.\n");
        replace(
                "openapi/batches.yaml",
                "        - name: project_id\n",
                "        - name: name_prefix\n"
                        + "          in: query\n"
                        + "          description: Keep the batches whose name begins so.\n"
                        + "          schema:\n"
                        + "            type: string\n"
                        + "        - name: project_id\n");

        Maven.Run run = maven("-Pregenerate", "test-compile");

        assertThat(run.exitCode()).as(run.output()).isZero();
        Map<String, String> before = tree(PROJECT.resolve("generated-client"));
        Map<String, String> after = tree(copy.resolve("generated-client"));
        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.entrySet().removeIf(file -> file.getValue().equals(before.get(file.getKey())));
        assertThat(after.keySet())
                .extracting(file -> file.substring(file.lastIndexOf('/') + 1))
                .containsExactlyInAnyOrder(
                        "BatchesApi.java", "ListBatchesQuery.java", "Batch.java", "BatchStatus.java");
    }

    @Test
    void anySpecificationCanBeGeneratedToAnywhereTwiceAlikeAndCompiles() throws Exception {
        Path first = copy.resolve("elsewhere/one");
        Path second = copy.resolve("elsewhere/two");
        for (Path target : List.of(first, second)) {
            Maven.Run run = maven(
                    "-Pregenerate",
                    "generate-sources",
                    "-Dspec.file=" + PROJECT.resolve("src/test/resources/specs/library.yaml"),
                    "-Dtemplates.dir=" + PROJECT.resolve("generator-templates"),
                    "-Dgenerated.dir=" + target,
                    "-Dgenerated.package=com.example.library");
            assertThat(run.exitCode()).as(run.output()).isZero();
        }

        Map<String, String> files = tree(first);
        assertThat(tree(second)).isEqualTo(files);
        assertThat(files.keySet())
                .filteredOn(file -> file.endsWith(".java"))
                .extracting(file -> file.replace("src/main/java/com/example/library/", ""))
                .containsExactlyInAnyOrder(
                        "api/BooksApi.java",
                        "api/ListReadersQuery.java",
                        "api/PutBookQuery.java",
                        "api/ReadersApi.java",
                        "api/package-info.java",
                        "model/Book.java",
                        "model/BookKind.java",
                        "model/Reader.java",
                        "model/ReaderPage.java",
                        "model/package-info.java");
        assertThat(files.values()).noneMatch(text -> text.contains("Batch"));
        assertThat(compile(first)).isEmpty();
        assertThat(tree(copy.resolve("generated-client"))).isEqualTo(tree(PROJECT.resolve("generated-client")));
    }

    @Test
    void whatTheTemplatesCannotDoIsNamedWithItsPlaceAndNothingIsWritten() throws Exception {
        Path spec = copy.resolve("pets.yaml");
        Files.writeString(spec, """
                openapi: 3.0.3
                info: {title: Pets, version: 1.0.0}
                paths:
                  /pets:
                    get:
                      operationId: listPets
                      responses:
                        "200":
                          description: The pets.
                          content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
                components:
                  schemas:
                    Pet:
                      oneOf:
                        - {type: object, properties: {cat: {type: string}}}
                        - {type: object, properties: {dog: {type: string}}}
                """);

        Maven.Run run = maven(
                "-Pregenerate",
                "-Dspec.file=" + spec,
                "-Dgenerated.dir=" + copy.resolve("pets"),
                "-Dgenerated.package=com.example.pets");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output())
                .contains("pets.yaml:14:7: error [supported-composition]")
                .contains("    at /components/schemas/Pet/oneOf\n")
                .contains("    mend: ");
        assertThat(copy.resolve("pets")).doesNotExist();
    }

    private Maven.Run maven(String... arguments) throws IOException, InterruptedException {
        return Maven.run(copy, arguments);
    }

    private void replace(String file, String from, String to) throws IOException {
        Path path = copy.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    /** Compiles like the build does; gives what the compiler has to say. */
    private String compile(Path generated) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(generated)) {
            List<Path> java =
                    sources.filter(path -> path.toString().endsWith(".java")).toList();
            List<String> options = List.of(
                    "-Xlint:all",
                    "-Werror",
                    "-proc:none",
                    "-d",
                    copy.resolve("classes").toString(),
                    "-cp",
                    System.getProperty("java.class.path"));
            compiler.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                    .call();
        }
        return messages.toString();
    }

    private static Map<String, String> tree(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }
}
