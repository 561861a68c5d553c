package io.github.llamabatches.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
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
                "x\\uu0041, xuu0041",
                "\\\\u0041, \\u0041"
            })
    void anEscapeBecomesWhatItStandsFor(String json, String plain) {
        assertThat(undo(json)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\\", "x\\u", "x\\u0", "x\\u00", "x\\u004"})
    void anEscapeThatTheEndCutsOffIsLeftOut(String json) {
        assertThat(undo(json)).isEqualTo("x");
    }

    @Test
    void ofTextInUtf16ItsCharactersAreLeft() {
        for (Charset wide : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("UTF-32"))) {
            byte[] json = "{\"a\\/b\":\"1234567890\\u0041\"}".getBytes(wide);

            assertThat(undo(json)).isEqualTo("{\"a/b\":\"1234567890A\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "12345678", "123456789", "é€😀 and so on"})
    void withoutAnyNothingIsDone(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

        assertThat(JsonEscapes.indexOf(bytes, 0, bytes.length)).isEqualTo(bytes.length);
        assertThat(undo(json)).isEqualTo(json);
    }

    @Test
    void oneIsFoundWhereverItStandsButNotBehindTheEnd() {
        for (int length = 1; length <= 40; length++) {
            for (int place = 0; place < length; place++) {
                byte[] bytes = "é".repeat(length).substring(0, length).getBytes(StandardCharsets.ISO_8859_1);
                bytes[place] = place % 2 == 0 ? (byte) '\\' : 0;

                assertThat(JsonEscapes.indexOf(bytes, 0, length)).isEqualTo(place);
                assertThat(JsonEscapes.indexOf(bytes, 0, place)).isEqualTo(place);
                assertThat(JsonEscapes.indexOf(bytes, place + 1, length)).isEqualTo(length);
            }
        }
    }

    @Test
    void withoutAnyNearEnoughNothingIsLeft() {
        byte[] json = "{\"no\":\"escape\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(JsonEscapes.undo(json, json.length, 3)).isEmpty();
    }

    @Test
    void ofWhatIsFarFromAnyOnlyTheSideOfAnEscapeIsKept() {
        byte[] json = "0123456789\\/0123456789\\u0061012345\\/".getBytes(StandardCharsets.UTF_8);
        byte[] plain = JsonEscapes.undo(json, json.length, 3);

        assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo("789/012\0" + "789a012345/");
    }

    private static String undo(String json) {
        return undo(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String undo(byte[] json) {
        return new String(JsonEscapes.undo(json, json.length, json.length), StandardCharsets.UTF_8);
    }
}
