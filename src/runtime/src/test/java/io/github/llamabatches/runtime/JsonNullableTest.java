package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class JsonNullableTest {

    private static final JsonNullable<String> ABSENT = JsonNullable.absent();
    private static final JsonNullable<String> NULL = JsonNullable.of(null);
    private static final JsonNullable<String> TEXT = JsonNullable.of("text");

    @Test
    void absentIsNeitherNullNorAValue() {
        assertThat(ABSENT.isPresent()).isFalse();
        assertThat(ABSENT.orNull()).isNull();
        assertThatThrownBy(ABSENT::get).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void nullAndAValueArePresent() {
        assertThat(NULL.isPresent()).isTrue();
        assertThat(NULL.get()).isNull();
        assertThat(TEXT.isPresent()).isTrue();
        assertThat(TEXT.get()).isEqualTo("text");
        assertThat(TEXT.orNull()).isEqualTo("text");
    }

    @Test
    void onlyAPresentValueIsMapped() {
        assertThat(ABSENT.map(String::length)).isEqualTo(JsonNullable.absent());
        assertThat(NULL.map(String::length)).isEqualTo(JsonNullable.of(null));
        assertThat(TEXT.map(String::length)).isEqualTo(JsonNullable.of(4));
    }

    @Test
    void equalityComparesPresenceAndValue() {
        assertThat(TEXT).isEqualTo(JsonNullable.of("text")).hasSameHashCodeAs(JsonNullable.of("text"));
        assertThat(TEXT).isNotEqualTo(JsonNullable.of("other")).isNotEqualTo("text");
        assertThat(ABSENT).isNotEqualTo(NULL).doesNotHaveSameHashCodeAs(NULL);
    }

    @Test
    void toStringShowsAbsence() {
        assertThat(ABSENT).hasToString("absent");
        assertThat(NULL).hasToString("null");
        assertThat(TEXT).hasToString("text");
    }

    /** Jackson compares in this order and omits equal values. */
    @Test
    void onlyAbsentFieldsAreOmitted() {
        JsonNullable.Absent left = new JsonNullable.Absent();

        assertThat(left.equals(ABSENT)).isTrue();
        assertThat(left.equals(null)).isTrue();
        assertThat(left.equals(NULL)).isFalse();
        assertThat(left.equals(TEXT)).isFalse();
        assertThat(left.equals("absent")).isFalse();
    }

    @Test
    void serializationKeepsAbsentAndNull() throws Exception {
        for (JsonNullable<String> value :
                List.<JsonNullable<String>>of(JsonNullable.absent(), JsonNullable.of(null), JsonNullable.of("a"))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(value);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(in.readObject()).isEqualTo(value);
            }
        }
    }
}
