package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.runtime.Notes.Side;
import org.junit.jupiter.api.Test;

class ListedValuesTest {

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
