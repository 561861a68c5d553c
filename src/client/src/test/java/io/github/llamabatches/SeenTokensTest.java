package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeenTokensTest {

    private static final int PAGES = 100_000;

    private final SeenTokens seen = new SeenTokens();

    @ParameterizedTest
    @ValueSource(strings = {"%d", "page-%06d", "%d-of-100000", "eyJvZmZzZXQiOiAxMDAwMDAwMDAwfQ%d=="})
    void tokensThatDifferInADigitAreNew(String format) {
        for (int i = 0; i < PAGES; i++) {
            assertThat(seen.add(String.format(format, i))).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"Aa, BB", "AaAa, BBBB", "ab, ba", "a, aa", "a, é", "x0, x1"})
    void similarTokensAreDifferent(String one, String other) {
        assertThat(seen.add(one)).isTrue();
        assertThat(seen.add(other)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "\0", "\0\0"})
    void shortTokensAreTokens(String token) {
        assertThat(seen.add(token)).isTrue();
        assertThat(seen.add(token)).isFalse();
    }

    @Test
    void resultsEqualThoseOfASet() {
        Random random = new Random(7);
        Set<String> set = new HashSet<>();
        for (int i = 0; i < PAGES; i++) {
            String token = Integer.toString(random.nextInt(PAGES / 2), 36);

            assertThat(seen.add(token)).isEqualTo(set.add(token));
        }
    }
}
