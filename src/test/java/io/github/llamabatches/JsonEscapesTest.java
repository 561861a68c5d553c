package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEscapesTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            value = {
                "\\u0041, A",
                "\\u0061b, ab",
                "\\u007E, ~",
                "\\u007e, ~",
                "a\\/b\\\"c\\\\d, a/b\"c\\d",
                "1234567\\u002d9, 1234567-9",
                "12345678\\u002d9, 12345678-9",
                "123456789\\u002d9, 123456789-9",
                "\\u0080, u0080",
                "\\uff41, uff41",
                "\\u00zz, u00zz",
                "\\u004, u004",
                "x\\u, xu",
                "x\\, x\\",
                "\\\\u0041, \\u0041"
            })
    void anEscapeBecomesWhatItStandsFor(String json, String plain) {
        assertThat(undo(json)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "12345678", "123456789", "é€😀 and so on"})
    void whatHasNoEscapeIsNotEvenCopied(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

        assertThat(JsonEscapes.undo(bytes, bytes.length)).isSameAs(bytes);
    }

    private static String undo(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new String(JsonEscapes.undo(bytes, bytes.length), StandardCharsets.UTF_8);
    }
}
