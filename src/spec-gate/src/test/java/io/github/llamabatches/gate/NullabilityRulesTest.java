package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spec")
class NullabilityRulesTest {

    private static final String AT = "/components/schemas/Batch/properties/note";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: string, nullable: true, description: A note.}",
                "{type: array, items: {type: string}, nullable: true, description: A note.}",
                "{nullable: true, description: A note., allOf: [{$ref: '#/components/schemas/JobType'}]}",
                "{$ref: '#/components/schemas/NullableText'}",
                "{description: A note., allOf: [{$ref: '#/components/schemas/NullableText'}]}"
            })
    void optionalNullablePropertyIsNoted(String property) {
        assertThat(notes(with(property))).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.NOTE);
            assertThat(finding.pointer()).isIn(AT, AT + "/nullable");
            assertThat(finding.message()).contains("\"note\"", "JsonNullable");
            assertThat(finding.remedy()).contains("`readOnly: true`");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: string, description: A note.}",
                "{type: string, nullable: true, readOnly: true, description: A note.}",
                "{readOnly: true, description: A note., allOf: [{$ref: '#/components/schemas/NullableText'}]}",
                "{$ref: '#/components/schemas/JobType'}",
                "{$ref: '#/components/schemas/Nowhere'}"
            })
    void otherPropertiesAreNotNoted(String property) {
        assertThat(notes(with(property))).isEmpty();
    }

    @Test
    void requiredNullablePropertyIsNotNoted() {
        String text = with("{type: string, nullable: true, description: A note.}")
                .replaceFirst("(        - id\\n        - config\\n)", "$1        - note\n");

        assertThat(notes(text)).isEmpty();
    }

    @Test
    void noteIsNoFailureAndHidesNoExample(@TempDir Path folder) throws IOException {
        String text = Specs.edit(
                Specs.TEXT,
                "        project_id:\n",
                "        note: {type: string, nullable: true, description: A note.}\n        project_id:\n");
        Path file = folder.resolve("spec.yaml");

        Files.writeString(file, text);
        assertThat(SpecCommand.run("check", file.toString())).isZero();
        Files.writeString(file, text.replace("status: PENDING", "status: PENDNG"));
        assertThat(SpecCommand.run("check", file.toString())).isEqualTo(SpecCommand.FINDINGS);
    }

    private static String with(String property) {
        String text = Specs.edit(
                Specs.TEXT, "        project_id:\n", "        note: " + property + "\n        project_id:\n");
        return Specs.edit(
                text,
                "    JobReference:\n",
                "    NullableText:\n      {type: string, nullable: true, description: A text.}\n    JobReference:\n");
    }

    private static List<Finding> notes(String text) {
        return Specs.check(text).stream()
                .filter(finding -> finding.rule().is("null-or-absent"))
                .toList();
    }
}
