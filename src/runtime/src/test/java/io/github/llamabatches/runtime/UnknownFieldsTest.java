package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llamabatches.runtime.Notes.Note;
import io.github.llamabatches.runtime.Notes.Place;
import io.github.llamabatches.runtime.Parcels.Parcel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records accept fields that their schema doesn't list, or would reject. */
@Tag("json")
@ParameterizedClass
@MethodSource("io.github.llamabatches.runtime.TestedLibraries#all")
class UnknownFieldsTest {

    private static final String LEAST = "{\"text_required\":\"t\",\"text_or_null\":null}";

    @Parameter
    JsonLibrary json;

    private JsonCodec codec;

    @BeforeEach
    void make() {
        codec = json.codec();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"new\":1",
                "\"b\":null,\"a\":[null,{\"c\":null}]",
                "\"d\":1.10,\"e\":12345678901234567890.123456789012345678901234567890,\"f\":0.10000000000000000000001",
                "\"g\":123456789012345678901234567890,\"h\":true,\"i\":\"é\",\"j\":{}",
                "\"additionalProperties\":{\"x\":1},\"additional\":2,\"textRequired\":3,\"builder\":4,\"\":5"
            })
    void unknownFieldIsReadExactlyAndWrittenBack(String unknown) throws Exception {
        String note = "{\"text_required\":\"t\",\"text_or_null\":null," + unknown + "}";
        String reply = "{\"text_required\":\"t\",\"text_or_null\":null,\"replies\":[" + note + "]," + unknown + "}";

        Note read = codec.read(reply, Note.class);

        assertThat(codec.writeText(read)).isEqualTo(reply);
        assertThat(read.additionalProperties()).isEqualTo(codec.readUntyped("{" + unknown + "}"));
        assertThat(read).isNotEqualTo(codec.read(LEAST, Note.class));
    }

    @Test
    void untypedNumbersAreExact() throws Exception {
        Note read = codec.read(LEAST.replace("}", ",\"a\":1.10,\"b\":1e400,\"c\":9223372036854775808}"), Note.class);

        assertThat(read.additionalProperties())
                .containsExactly(
                        Map.entry("a", new BigDecimal("1.10")),
                        Map.entry("b", new BigDecimal("1e400")),
                        Map.entry("c", new BigInteger("9223372036854775808")));
    }

    static Stream<String> numbersTooLongForArithmetic() {
        String digits = "1234567890".repeat(200);
        return Stream.of(
                digits,
                "-" + digits,
                "0." + digits,
                digits + "." + digits + "e-77",
                "1e9999999999",
                "-1.5E-9999999999",
                "1E+2147483648",
                "1e1000000",
                "1e-1000000",
                "7".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("numbersTooLongForArithmetic")
    void numberTooLongForArithmeticIsKeptUnchanged(String number) throws Exception {
        String reply = LEAST.replace("}", ",\"a\":" + number + ",\"b\":[{\"c\":" + number + "}]}");

        Note read = codec.read(reply, Note.class);

        assertThat(read.additionalProperties().get("a"))
                .isInstanceOf(Number.class)
                .hasToString(number)
                .isEqualTo(copy(read.additionalProperties()).get("a"));
        assertThat(codec.writeText(read)).isEqualTo(reply);
        assertThat(codec.writeText(codec.readUntyped(reply))).isEqualTo(reply);
    }

    private static Map<?, ?> copy(Map<?, ?> map) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(map);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Map<?, ?>) in.readObject();
        }
    }

    @Test
    void numberOfUpToAThousandDigitsIsAJdkNumber() throws Exception {
        String digits = "1234567890".repeat(100);
        Note read = codec.read(
                LEAST.replace("}", ",\"a\":" + digits + ",\"b\":-0." + digits.substring(1) + "}"), Note.class);

        assertThat(read.additionalProperties())
                .containsExactly(
                        Map.entry("a", new BigInteger(digits)),
                        Map.entry("b", new BigDecimal("-0." + digits.substring(1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "rough", "rougher", "whole", "large"})
    void numberFieldIsLimitedToAThousandDigits(String field) {
        assertThatThrownBy(() -> codec.read("{\"" + field + "\":" + "1".repeat(1001) + "}", Parcel.class))
                .hasMessageEndingWith(" at $." + field)
                .message()
                .hasSizeLessThan(300);
    }

    @Test
    void recordsWithoutUnknownFieldsShareAnEmptyMap() throws Exception {
        Note read = codec.read(LEAST, Note.class);

        assertThat(read.additionalProperties()).isEmpty();
        assertThat(read.additionalProperties()).isSameAs(note().build().additionalProperties());
    }

    @Test
    void readValuesAreUnmodifiable() throws Exception {
        Map<String, @Nullable Object> unknown = codec.read(
                        LEAST.replace("}", ",\"a\":[1],\"b\":{\"c\":1}}"), Note.class)
                .additionalProperties();

        assertThatThrownBy(unknown::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(((List<?>) unknown.get("a"))::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(((Map<?, ?>) unknown.get("b"))::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void additionalPropertiesAreWrittenAfterTheFieldsIncludingNull() {
        Note note = note().additionalProperty("z", null)
                .additionalProperty("a", Arrays.asList(1, null))
                .build();

        assertThat(codec.writeText(note))
                .isEqualTo("{\"text_required\":\"t\",\"text_or_null\":null,\"z\":null,\"a\":[1,null]}");
    }

    @Test
    void declaredFieldIsRejectedAsAdditionalProperty() {
        Note.Builder note = note().additionalProperty("seen_at", "2026-01-01T00:00:00Z");

        assertThatThrownBy(note::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'seen_at'");
    }

    @Test
    void userMapperKeepsUnknownFields() throws Exception {
        String unknown = "{\"text_required\":\"t\",\"text_or_null\":null,\"new\":{\"a\":[1,null]},\"old\":null}";
        Map<String, @Nullable Object> expected = new LinkedHashMap<>();
        expected.put("new", Map.of("a", Arrays.asList(1, null)));
        expected.put("old", null);

        Note read = json == JsonLibrary.JACKSON_2
                ? new com.fasterxml.jackson.databind.ObjectMapper().readValue(unknown, Note.class)
                : tools.jackson.databind.json.JsonMapper.shared().readValue(unknown, Note.class);

        assertThat(read.additionalProperties()).isEqualTo(expected);
        assertThat(
                        json == JsonLibrary.JACKSON_2
                                ? new com.fasterxml.jackson.databind.ObjectMapper()
                                        .setDefaultPropertyInclusion(
                                                com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
                                        .writeValueAsString(read)
                                : tools.jackson.databind.json.JsonMapper.shared()
                                        .writeValueAsString(read))
                .contains("\"new\":{\"a\":[1,null]}", "\"old\":null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "absent", textBlock = """
            3                       | 3
            3.0                     | 3
            -2e3                    | -2000
            2147483647              | 2147483647
            2147483648              | absent
            -1.5                    | absent
            1e30                    | absent
            1e1000000               | absent
            1e-1000000              | absent
            1e9999999999            | absent
            "3"                     | absent
            true                    | absent
            null                    | absent
            {}                      | absent
            [1]                     | absent
            {"line":[{"line":null}]} | absent
            """)
    void lenientFieldNeverFailsTheDocument(String line, @Nullable Integer expected) throws Exception {
        assertThat(codec.read("{\"line\":" + line + ",\"page_number\":7}", Place.class))
                .isEqualTo(new Place(7L, expected));
    }

    @Test
    void repeatedLenientFieldIsRejected() {
        assertThatThrownBy(() -> codec.read("{\"line\":\"x\",\"page_number\":7,\"line\":1}", Place.class))
                .hasMessage("Duplicate field 'line' at $.line");
        assertThatThrownBy(() -> codec.read("{\"line\":{\"a\":1,\"a\":2},\"page_number\":7}", Place.class))
                .hasMessage("Duplicate field 'a' at $.line.a");
    }

    @Test
    void lenientValueIsConvertedOnlyWithoutLoss() {
        assertThat(Lenient.value(Long.class, 3)).isEqualTo(3L);
        assertThat(Lenient.value(Long.class, new BigDecimal("9223372036854775807.0")))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(Lenient.value(Long.class, new BigInteger("9223372036854775808")))
                .isNull();
        assertThat(Lenient.value(BigDecimal.class, new BigDecimal("1.10"))).isEqualTo(new BigDecimal("1.10"));
        assertThat(Lenient.value(BigDecimal.class, 1)).isEqualTo(new BigDecimal("1"));
        assertThat(Lenient.value(Double.class, new BigDecimal("1.5"))).isEqualTo(1.5);
        assertThat(Lenient.value(Double.class, new BigDecimal("1e400"))).isNull();
        assertThat(Lenient.value(Double.class, Double.NaN)).isNull();
        assertThat(Lenient.value(Float.class, new BigDecimal("1.5"))).isEqualTo(1.5f);
        assertThat(Lenient.value(Float.class, 1e40)).isNull();
        assertThat(Lenient.value(String.class, "x")).isEqualTo("x");
        assertThat(Lenient.value(String.class, 1)).isNull();
        assertThat(Lenient.value(Boolean.class, true)).isTrue();
        assertThat(Lenient.value(Boolean.class, "true")).isNull();
        assertThat(Lenient.value(Boolean.class, null)).isNull();
    }

    private static Note.Builder note() {
        return Note.builder().textRequired("t").textOrNull(null);
    }
}
