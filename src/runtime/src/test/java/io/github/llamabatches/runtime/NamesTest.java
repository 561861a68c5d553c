package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.runtime.Notes.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables in which names and listed values are looked up while a body is read. */
class NamesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aFieldIsFoundWhereverTheSearchBegins(int guess) {
        RecordFields fields = new RecordFields(new String[] {"a", "b", "c"});

        assertThat(fields.indexOf("a", guess)).isZero();
        assertThat(fields.indexOf("b", guess)).isEqualTo(1);
        assertThat(fields.indexOf("c", guess)).isEqualTo(2);
        assertThat(fields.indexOf("d", guess)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 24, 25, 60})
    void anObjectForgetsTheNamesOfTheOneBeforeIt(int count) {
        SeenNames names = new SeenNames();
        for (int object = 0; object < 2; object++) {
            names.openObject();
            for (int i = 0; i < count; i++) {
                assertThat(names.add("k" + i)).isTrue();
            }
            for (int i = 0; i < count; i++) {
                assertThat(names.add("k" + i)).isFalse();
            }
            names.closeObject();
        }

        assertThat(names.closedObjectHad("k" + (count - 1))).isTrue();
        assertThat(names.closedObjectHad("k" + count)).isFalse();
    }

    @Test
    void aListedValueIsFoundByItsText() {
        ListedValues values = new ListedValues();
        values.keep(Side.of("TOP"));
        char[] text = "xLEFTxLEFxRIGHTxTOP".toCharArray();

        assertThat(values.find(text, 1, 4)).isNull();
        values.keep(Side.LEFT);
        values.keep(Side.LEFT);
        assertThat(values.find(text, 1, 4)).isSameAs(Side.LEFT);
        assertThat(values.find(text, 0, 4)).isNull();
        assertThat(values.find(text, 6, 3)).isNull();
        assertThat(values.find(text, 10, 5)).isNull();
        assertThat(values.find(text, 16, 3)).isNull();
    }
}
