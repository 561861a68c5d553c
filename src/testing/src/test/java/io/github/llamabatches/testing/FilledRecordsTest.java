package io.github.llamabatches.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.runtime.Base64Text;
import io.github.llamabatches.runtime.JsonNullable;
import io.github.llamabatches.runtime.OpenEnum;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URL;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilledRecordsTest {

    enum Closed {
        ONLY
    }

    /** An open enum of numbers, as it is generated. */
    public static final class Level extends OpenEnum<Integer> {

        private static final long serialVersionUID = 1L;

        private Level(Integer value) {
            super(value);
        }

        public static List<Level> values() {
            return List.of(new Level(1));
        }

        @Override
        public boolean isKnown() {
            return true;
        }
    }

    sealed interface Choice permits Choice.OfString, Choice.Unknown {

        record OfString(String value) implements Choice {}

        record Unknown(Object json) implements Choice {}
    }

    /** The JSON of alternatives that can't be distinguished, as it is generated. */
    public record Undecided(Object json) {

        public static Undecided of(Node value) {
            return new Undecided(value);
        }
    }

    /** The JSON of two lists, as it is generated. */
    public record Lists(@JsonValue Object json) {

        public static Lists ofListOfString(List<String> value) {
            return new Lists(value);
        }

        public static Lists ofListOfNode(List<Node> value) {
            return new Lists(value);
        }
    }

    /** Has fields with a single value, as they are generated. */
    record Constants(
            @JsonProperty(value = "version", defaultValue = "2")
            Integer version,

            @JsonProperty(value = "size", defaultValue = "3")
            Long size,

            @JsonProperty(value = "factor", defaultValue = "1.5")
            BigDecimal factor,

            @JsonProperty(value = "exact", defaultValue = "true")
            Boolean exact,

            @JsonProperty(value = "half", defaultValue = "0.5") @Nullable
            Double half) {}

    /** Has a required field of each type that generated records use. */
    record Everything(
            String text,
            BatchStatus openEnum,
            Level openNumber,
            Choice union,
            List<Choice> unions,
            Undecided undecided,
            Lists twoLists,
            Closed closedEnum,
            Integer integer,
            Long number,
            Float single,
            Double twice,
            BigDecimal decimal,
            Boolean truth,
            Instant time,
            LocalDate date,
            UUID uuid,
            Base64Text bytes,
            Object json,
            Node record,
            List<Node> records,
            List<BatchStatus> enums,
            List<List<Long>> lists,
            List<@Nullable Object> anything,
            Map<String, BigDecimal> map,
            Map<String, List<Node>> mapOfLists,
            @JsonAnyGetter Map<String, @Nullable Object> additionalProperties) {}

    /** Has optional fields. */
    record Options(
            @Nullable String text,
            @Nullable List<Node> nodes,
            JsonNullable<Node> node,
            JsonNullable<List<BatchStatus>> enums,
            JsonNullable<Object> json) {

        Options {
            Objects.requireNonNull(node);
            Objects.requireNonNull(enums);
            Objects.requireNonNull(json);
        }
    }

    /** A recursive record. */
    record Node(String name, List<Node> children, @Nullable Node next) {}

    /** A record with several recursive fields. */
    record Wide(
            List<Wide> a,
            List<Wide> b,
            Map<String, Wide> c,
            @Nullable Wide d,
            @Nullable Wide e) {}

    record Unknown(URL url) {}

    static List<String> everything() {
        return Arrays.stream(Everything.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void requiredFieldOfEachTypeHasAValue(String component) throws ReflectiveOperationException {
        Everything filled = FilledRecords.required(Everything.class);

        Object value = Everything.class.getDeclaredMethod(component).invoke(filled);
        assertThat(value).isNotNull();
        if (value instanceof List<?> list) {
            assertThat(list).hasSize(1).doesNotContainNull();
        }
        if (value instanceof Map<?, ?> map) {
            assertThat(map).hasSize(component.equals("additionalProperties") ? 0 : 1);
        }
    }

    @Test
    void valuesArePlausible() {
        Everything filled = FilledRecords.required(Everything.class);

        assertThat(filled.text()).startsWith("text-");
        assertThat(BatchStatus.values()).contains(filled.openEnum());
        assertThat(filled.lists().get(0).get(0)).isPositive();
        assertThat(filled.time()).isAfterOrEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(filled.json()).isInstanceOf(Map.class);
        assertThat(FakeJson.write(filled)).contains("\"record\":{\"name\":\"name-");
    }

    @Test
    void alternativesThatCannotBeDistinguishedAreOneOfThem() {
        Everything filled = FilledRecords.required(Everything.class);

        assertThat(filled.undecided().json()).isInstanceOf(Node.class);
        assertThat((List<?>) filled.twoLists().json()).singleElement().isInstanceOf(Node.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void fieldWithSingleValueHasIt(long seed) {
        assertThat(new FilledRecords(seed, true).fill(Constants.class))
                .isEqualTo(new Constants(2, 3L, new BigDecimal("1.5"), true, 0.5));
    }

    @Test
    void optionalFieldsAreSetOnlyOnRequest() {
        assertThat(FilledRecords.required(Options.class))
                .isEqualTo(
                        new Options(null, null, JsonNullable.absent(), JsonNullable.absent(), JsonNullable.absent()));

        Options all = new FilledRecords(1, true).fill(Options.class);
        assertThat(all.text()).isNotNull();
        assertThat(all.nodes()).hasSize(1);
        assertThat(all.node().get().next().next()).isNotNull();
        assertThat(all.enums().get()).hasSize(1);
        assertThat(all.json().get()).isNotNull();
    }

    @Test
    void recursiveRecordIsFinite() {
        Node node = new FilledRecords(1, true).fill(Node.class);

        assertThat(FakeJson.write(node)).contains("\"children\":[]").hasSizeLessThan(1_000);
        assertThat(FakeJson.write(new FilledRecords(1, true).fill(Wide.class))).hasSizeLessThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -7})
    void sameSeedGivesTheSameValues(long seed) {
        assertThat(FilledRecords.required(Everything.class, seed))
                .isEqualTo(FilledRecords.required(Everything.class, seed))
                .isNotEqualTo(FilledRecords.required(Everything.class, seed + 1));
        assertThat(SampleBatches.batch("a").build())
                .isEqualTo(SampleBatches.batch("a").build());
    }

    @Test
    void unsupportedTypeIsReportedWithItsField() {
        assertThatThrownBy(() -> FilledRecords.required(Unknown.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("java.net.URL")
                .hasMessageContaining("url in ");
    }

    @Test
    void sampleHasNoOptionalFields() {
        Batch batch = SampleBatches.batch("bat-1").build();

        assertThat(batch.id()).isEqualTo("bat-1");
        assertThat(batch.results()).isNull();
    }
}
