package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"a\":1}",
                "{\"a\":12}",
                "{\"a\":\"é\"}",
                "é",
                "{\"a\":\"123456😀\"}",
                "{}\u0000\u0000\u0000"
            })
    void utf8IsValid(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(Utf8.isValid(bytes, bytes.length)).isEqualTo(text.indexOf('\u0000') < 0);
    }

    @Test
    void longTextIsValid() {
        byte[] bytes = "é".repeat(10_000).getBytes(StandardCharsets.UTF_8);

        assertThat(Utf8.isValid(bytes, bytes.length)).isTrue();
        assertThat(Utf8.isValid(bytes, bytes.length - 1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void widerEncodingsAreNot(String encoding) {
        byte[] bytes = "{}".getBytes(Charset.forName(encoding));

        assertThat(Utf8.isValid(bytes, bytes.length)).isFalse();
    }

    /** At every position: eight bytes are compared together, and the remaining ones separately. */
    @Test
    void invalidByteIsFoundAtEveryPosition() {
        for (int length = 1; length <= 20; length++) {
            for (int at = 0; at < length; at++) {
                byte[] bytes = new byte[length];
                Arrays.fill(bytes, (byte) 'a');
                bytes[at] = (byte) 0xff;

                assertThat(Utf8.isValid(bytes, length)).isFalse();
            }
        }
    }

    @Test
    void bytesAfterTheBodyAreIgnored() {
        byte[] bytes = "{\"a\":123}".getBytes(StandardCharsets.UTF_8);
        byte[] followed = Arrays.copyOf(bytes, 20);
        Arrays.fill(followed, bytes.length, 20, (byte) 0xff);

        assertThat(Utf8.isValid(followed, bytes.length)).isTrue();
        assertThat(Utf8.isValid(followed, bytes.length + 1)).isFalse();
    }

    @Test
    void overlongFormsAndHalvesOfSurrogatePairsAreInvalid() {
        byte[] overlong = {'"', (byte) 0xc0, (byte) 0xaf, '"'};
        byte[] half = {'"', (byte) 0xed, (byte) 0xa0, (byte) 0xbd, '"'};

        assertThat(Utf8.isValid(overlong, overlong.length)).isFalse();
        assertThat(Utf8.isValid(half, half.length)).isFalse();
    }
}
