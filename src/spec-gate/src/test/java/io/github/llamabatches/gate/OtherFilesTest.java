package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.gate.internal.comparing.CompatibilityCheck;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Reading;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that elements of other files are checked and compared like those of the document. */
@Tag("spec")
class OtherFilesTest {

    private static final String NOTE = """
            components:
              schemas:
                Note:
                  type: object
                  description: A note.
                  properties:
                    text:
                      type: string
                      description: The text.
                    batch:
                      $ref: '../batches.yaml#/components/schemas/Batch'
                    author:
                      $ref: 'author.yaml'
            """;
    private static final String AUTHOR = """
            type: object
            description: The author of a note.
            properties:
              name:
                type: string
                description: The name.
                example: Ada
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(folder.resolve("parts"));
        Files.writeString(folder.resolve("batches.yaml"), mainFile("parts/note.yaml#/components/schemas/Note"));
        write("note.yaml", NOTE);
        write("author.yaml", AUTHOR);
    }

    private static String mainFile(String reference) {
        String results = "        results:\n          type: array\n";
        return Specs.edit(Specs.TEXT, results, "        note:\n          $ref: '" + reference + "'\n" + results);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve("parts").resolve(name), text);
    }

    private Reading reading() throws IOException {
        return SpecSource.read(folder.resolve("batches.yaml"));
    }

    private List<Finding> findings() throws IOException {
        return SpecGate.check(reading(), null, Generation.OF_ALL);
    }

    private void assertFindsOnly(String rule, String file, int line) throws IOException {
        Finding finding = Specs.only(findings());

        assertThat(finding.rule().id()).isEqualTo(rule);
        assertThat(finding.file().toRealPath()).isEqualTo(folder.resolve(file).toRealPath());
        assertThat(finding.position().line()).isEqualTo(line);
    }

    @Test
    void correctFilesHaveNoFindings() throws IOException {
        assertThat(findings()).isEmpty();
    }

    @Test
    void mistakeIsReportedInItsFile() throws IOException {
        write("note.yaml", NOTE.replaceFirst("type: string", "type: strng"));

        assertFindsOnly("schema-type", "parts/note.yaml", 8);
    }

    @Test
    void exampleIsCheckedInItsFile() throws IOException {
        write("author.yaml", Specs.edit(AUTHOR, "Ada", "1815"));

        assertFindsOnly("example-invalid", "parts/author.yaml", 7);
    }

    @Test
    void duplicateKeyIsReportedInItsFile() throws IOException {
        write("author.yaml", AUTHOR + "type: object\n");

        assertFindsOnly("duplicate-key", "parts/author.yaml", 8);
    }

    @Test
    void suppressionAppliesInItsFile() throws IOException {
        write(
                "author.yaml",
                Specs.edit(AUTHOR, "name:", "Name:")
                        + "x-spec-gate-ignore:\n  - rule: property-case\n    reason: The API uses this name.\n");

        assertThat(findings()).isEmpty();
    }

    @Test
    void missingFileIsReportedAtTheReference() throws IOException {
        Files.delete(folder.resolve("parts/author.yaml"));

        assertFindsOnly("external-reference", "parts/note.yaml", 13);
    }

    @Test
    void missingElementIsReportedAtTheReference() throws IOException {
        String text = mainFile("parts/note.yaml#/components/schemas/Notes");
        Files.writeString(folder.resolve("batches.yaml"), text);

        assertFindsOnly("external-reference", "batches.yaml", Specs.firstLine(text, "schemas/Notes"));
    }

    @Test
    void fileOutsideOfFolderIsNotRead() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(inner.resolve("batches.yaml"), mainFile("../parts/note.yaml#/components/schemas/Note"));

        assertThat(SpecGate.check(SpecSource.read(inner.resolve("batches.yaml")), null, Generation.OF_ALL))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule().id()).isEqualTo("external-reference"));
    }

    @Test
    void changeOfAnotherFileIsCompared() throws IOException {
        SpecDocument released = Objects.requireNonNull(reading().document());
        write("author.yaml", Specs.edit(AUTHOR, "type: string", "type: boolean"));

        assertThat(CompatibilityCheck.compare(
                        released, Objects.requireNonNull(reading().document())))
                .extracting(finding -> finding.rule().id())
                .containsExactly("version-not-raised", "type-changed");
    }
}
