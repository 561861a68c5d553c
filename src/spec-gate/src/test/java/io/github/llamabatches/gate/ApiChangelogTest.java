package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.gate.internal.comparing.ApiChangelog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spec")
class ApiChangelogTest {

    private static final String TEXT = Specs.TEXT;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static String realisticEdit() {
        String text = Specs.edit(TEXT, "version: 1.0.0", "version: 2.0.0");
        text = Specs.edit(
                text,
                "- name: session\n",
                "- name: label\n          in: query\n          schema: {type: string}\n        - name: session\n");
        text = Specs.edit(
                text,
                "            type: integer\n            format: int32\n",
                "            type: integer\n            format: int64\n");
        text = Specs.edit(text, "        - extract_v2\n      x-", "        - extract_v2\n        - split_v1\n      x-");
        text = Specs.edit(
                text, "- name: source_directory_id\n", "- name: source_directory_id\n          deprecated: true\n");
        text = Specs.edit(text, "description: Identifies the batch.", "description: Names the batch.");
        return Specs.edit(
                text, "        msg:\n          type: string\n          description: What is wrong, for people.\n", "");
    }

    @Test
    void listsChangesByOperationAndSchema() {
        assertThat(ApiChangelog.between(Specs.parse(TEXT), Specs.parse(realisticEdit())))
                .isEqualTo("""
                        # Changes of the API from `1.0.0` to `2.0.0`

                        ## Added

                        ### GET `/api/v2/batches`

                        - `query` parameter `label` is new.

                        ### Schema `JobType`

                        - The schema has the new value `split_v1`.

                        ## Changed

                        ### GET `/api/v2/batches`

                        - **Breaking:** `query` parameter `page_size` changed its type from `integer (int32)` to `integer (int64)`.

                        ## Deprecated

                        ### GET `/api/v2/batches`

                        - `query` parameter `source_directory_id` is deprecated.

                        ## Removed

                        ### Schema `ValidationError`

                        - **Breaking:** Property `msg` was removed.

                        ## Documentation only

                        ### Schema `Batch`

                        - Property `id` has another `description`.
                        """);
    }

    @Test
    void reportsNoChanges() {
        String moved = "# A comment.\n" + TEXT;

        assertThat(ApiChangelog.between(Specs.parse(TEXT), Specs.parse(moved)))
                .isEqualTo("# Changes of the API within `1.0.0`\n\nNo changes.\n");
    }

    @Test
    void comparesCommonOperations() throws IOException {
        String vendor = """
                {"openapi": "3.1.0", "info": {"title": "V", "version": "9.0.0"}, "paths": {
                  "/other": {"get": {"responses": {"200": {"description": "x"}}}},
                  "/api/v2/batches": {"get": {"operationId": "list", "tags": ["x"], "responses": {}}}}}
                """;
        String from = write("from.yaml", TEXT);

        assertThat(run(from, write("to.json", vendor), "--operations", "common"))
                .isZero();
        assertThat(run(from, write("none.json", vendor.replace("v2", "v3")), "--operations", "common"))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("The operation `listBatches` is renamed to `list`.", "parameter `page_token` was removed")
                .doesNotContain("/other", "server", "Batches of document jobs")
                .endsWith("# Changes of the API from `1.0.0` to `9.0.0`\n\nNo operation is in both documents.\n");
    }

    @Test
    void namesCannotBecomeMarkup() {
        String edited = TEXT.replace("- name: project_id\n", "- name: \"a`b <i> | *x*\\n# y\"\n");

        assertThat(ApiChangelog.between(Specs.parse(TEXT), Specs.parse(edited)))
                .contains("parameter `project_id` is renamed to `` a`b <i> | *x* # y ``.\n");
    }

    @Test
    void commandPrintsTheChangelog() throws IOException {
        assertThat(run(write("from.yaml", TEXT), write("to.yaml", realisticEdit())))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(ApiChangelog.between(Specs.parse(TEXT), Specs.parse(realisticEdit())));
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void failureOfCommandIsReportedInOneLine() throws IOException {
        String good = write("good.yaml", TEXT);

        assertThat(run(good)).isEqualTo(2);
        assertThat(run(good, folder.resolve("none.yaml").toString())).isEqualTo(2);
        assertThat(run(good, folder.toString())).isEqualTo(2);
        assertThat(run(write("broken.yaml", "a: [\n"), good)).isEqualTo(2);
        assertThat(run(write("empty.yaml", ""), good)).isEqualTo(2);
        assertThat(run(write("new.yaml", TEXT.replace("3.0.3", "3.9.0")), good)).isEqualTo(2);
        Files.write(folder.resolve("latin1.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
        assertThat(run(folder.resolve("latin1.yaml").toString(), good)).isEqualTo(2);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(7)
                .noneMatch(line -> line.contains("Exception"))
                .anyMatch(line -> line.contains("there is no such file"))
                .anyMatch(line -> line.contains("is not UTF-8"))
                .anyMatch(line -> line.contains("3.9.0"));
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int run(String... args) {
        List<String> arguments = new ArrayList<>(List.of("changelog"));
        arguments.addAll(List.of(args));
        return new SpecCommand()
                .run(
                        arguments.toArray(String[]::new),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of());
    }
}
