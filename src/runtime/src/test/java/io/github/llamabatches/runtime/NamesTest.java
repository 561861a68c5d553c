package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.runtime.Notes.Side;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables in which names and listed values are looked up while a body is read. */
class NamesTest {

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
    }

    /** Objects are compared with the one before at their depth, which must not let a name pass. */
    @Test
    void aNameIsFoundAgainWhateverTheObjectBeforeHad() {
        List<String> all = List.of("a", "b", "c");
        Random random = new Random(1);
        SeenNames names = new SeenNames();
        for (int object = 0; object < 5000; object++) {
            names.openObject();
            Set<String> seen = new HashSet<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                String name = all.get(random.nextInt(all.size()));
                // Now and then equal without being the same.
                String read = random.nextInt(4) == 0 ? new String(name) : name;
                assertThat(names.add(read)).isEqualTo(seen.add(name));
                if (random.nextInt(4) == 0) {
                    names.openObject();
                    assertThat(names.add("a")).isTrue();
                    names.closeObject();
                }
            }
            names.closeObject();
        }
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
