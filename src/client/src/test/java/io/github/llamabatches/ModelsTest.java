package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.testing.SampleBatches;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelsTest {

    @Test
    void pageSurvivesSerialization() throws Exception {
        BatchPage page = SampleBatches.page("t", SampleBatches.generate(20, 3).toArray(Batch[]::new));

        assertThat(copy(page)).isEqualTo(page);
    }

    @Test
    void serializationKeepsConstantsAndUnlistedValues() throws Exception {
        BatchStatus unknown = BatchStatus.of("of a later release");

        assertThat(BatchStatus.values())
                .allSatisfy(status -> assertThat(copy(status)).isSameAs(status));
        assertThat(copy(unknown)).isEqualTo(unknown);
    }

    @Test
    void valuesAreOrderedAsInTheSpecificationFollowedByUnlistedOnes() {
        List<BatchStatus> expected = new ArrayList<>(BatchStatus.values());
        expected.add(BatchStatus.of("A of a later release"));
        expected.add(BatchStatus.of("B of a later release"));
        List<BatchStatus> sorted = new ArrayList<>(expected);
        Collections.reverse(sorted);

        Collections.sort(sorted);

        assertThat(sorted).isEqualTo(expected);
        assertThat(expected.get(0).compareTo(expected.get(0))).isZero();
    }

    @SuppressWarnings("unchecked")
    private static <T> T copy(T value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}
