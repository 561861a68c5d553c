package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.model.JobType;
import io.github.llamabatches.runtime.OpenEnum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenEnumTest {

    @Test
    void theConstantsAndTheEnumForSwitchAreTheSame() {
        List<String> names = new ArrayList<>(BatchStatus.values().stream()
                .map(status -> status.known().name())
                .toList());
        names.add("UNKNOWN");

        assertThat(Arrays.stream(BatchStatus.Known.values()).map(Enum::name)).containsExactlyElementsOf(names);
        assertThat(names).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(JobType.values()).extracting(OpenEnum::value).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void everyListedValueIsFoundByItsText() {
        for (BatchStatus status : BatchStatus.values()) {
            assertThat(BatchStatus.of(status.value())).isSameAs(status);
            assertThat(BatchStatus.ofKnown(status.value())).isSameAs(status);
            assertThat(status.isKnown()).isTrue();
        }
    }

    @Test
    void anUnlistedValueKeepsItsTextThroughJson() throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        BatchStatus read = mapper.readValue("\"Pending\"", BatchStatus.class);

        assertThat(read.value()).isEqualTo("Pending");
        assertThat(read).hasToString("Pending").isNotEqualTo(BatchStatus.PENDING);
        assertThat(read.known()).isEqualTo(BatchStatus.Known.UNKNOWN);
        assertThat(read.isTerminal()).isFalse();
        assertThat(mapper.writeValueAsString(read)).isEqualTo("\"Pending\"");
    }

    @Test
    void equalityIsByTypeAndText() {
        assertThat(BatchStatus.of("x")).isEqualTo(BatchStatus.of("x")).isNotEqualTo(JobType.of("x"));
        assertThat(new HashSet<>(List.of(BatchStatus.of("x"), BatchStatus.FAILED)))
                .isEqualTo(Set.of(BatchStatus.of("FAILED"), BatchStatus.of("x")));
    }

    @Test
    void strictLookupNamesTheListedValues() {
        assertThatThrownBy(() -> BatchStatus.ofKnown("RUNING"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown BatchStatus \"RUNING\"; known are " + BatchStatus.values());
    }

    @Test
    void aGroupOfValuesIsAMethod() {
        assertThat(BatchStatus.values().stream().filter(BatchStatus::isTerminal))
                .contains(BatchStatus.COMPLETED, BatchStatus.FAILED, BatchStatus.CANCELLED)
                .doesNotContain(BatchStatus.PENDING, BatchStatus.THROTTLED, BatchStatus.RUNNING);
    }
}
