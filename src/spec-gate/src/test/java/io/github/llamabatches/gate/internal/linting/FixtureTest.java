package io.github.llamabatches.gate.internal.linting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.gate.Specs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that the example of the reference page matches the schema. */
@Tag("spec")
class FixtureTest {

    private static final String PAGE = "/components/schemas/BatchPage";

    @Test
    void exampleOfReferencePageMatchesSchema() throws Exception {
        String example = Files.readString(Path.of("src/test/resources/specs/list-batches-example.json"));

        assertThat(validator(Specs.TEXT).problems(example, PAGE, "")).isEmpty();
        assertThat(validator(Specs.TEXT).problems(example.replace("PENDING", "PENDNG"), PAGE, ""))
                .hasSize(1);
    }

    private static ExampleValidator validator(String text) {
        return new ExampleValidator(Specs.parse(text), List.of());
    }
}
