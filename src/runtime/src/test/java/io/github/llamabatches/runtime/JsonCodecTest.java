package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llamabatches.runtime.Parcels.Parcel;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are read and written exactly, or rejected, without HTTP. */
@Tag("json")
@ParameterizedClass
@MethodSource("io.github.llamabatches.runtime.TestedLibraries#all")
class JsonCodecTest {

    private static final UUID ID = UUID.fromString("0b7c3a52-8d3f-4b42-9c3e-5a4f0d5f7c11");

    @Parameter
    JsonLibrary json;

    private JsonCodec codec;

    @BeforeEach
    void make() {
        codec = json.codec();
    }

    @ParameterizedTest
    @CsvSource({
        "1.10, 1.10",
        "1E+3, 1000",
        "-0.00, 0.00",
        "1E-30, 0.000000000000000000000000000001",
        "12345678901234567890123456789.123456789, 12345678901234567890123456789.123456789"
    })
    void decimalIsWrittenInPlainNotation(BigDecimal decimal, String written) throws Exception {
        assertThat(codec.writeText(decimal)).isEqualTo(written);
        assertThat(codec.write(decimal, BigDecimal.class)).asString().isEqualTo(written);
        assertThat(codec.read(written, BigDecimal.class)).isEqualTo(new BigDecimal(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-30",
                "2023-02-29",
                "2024-2-1",
                "24-02-01",
                "+2024-02-01",
                "+12345-02-01",
                "-0001-02-01",
                "2024-02-01Z",
                "2024-02-01T00:00:00Z",
                "",
                " 2024-02-01"
            })
    void invalidDateIsRejectedWithItsLocation(String date) {
        assertThatThrownBy(() -> read("\"day\":\"" + date + "\""))
                .isInstanceOf(UnreadableJsonException.class)
                .hasMessageContaining("not a full-date of RFC 3339")
                .hasMessageEndingWith(" at $.day");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0b7c3a52-8d3f-4b42-9c3e-5a4f0d5f7c1",
                "0b7c3a528d3f4b429c3e5a4f0d5f7c11",
                "b7c3a52-8d3f-4b42-9c3e-5a4f0d5f7c110",
                "1-1-1-1-1",
                "C3w6Uo0/S0KcPlpPDV98EQ==",
                ""
            })
    void invalidUuidIsRejectedWithItsLocation(String uuid) {
        assertThatThrownBy(() -> codec.read("{\"parcel_id\":\"" + uuid + "\"}", Parcel.class))
                .isInstanceOf(UnreadableJsonException.class)
                .hasMessageContaining("not a UUID of RFC 4122")
                .hasMessageEndingWith(" at $.parcel_id");
    }

    @Test
    void upperCaseUuidIsAccepted() throws Exception {
        assertThat(codec.read("{\"parcel_id\":\"0B7C3A52-8D3F-4B42-9C3E-5A4F0D5F7C11\"}", Parcel.class))
                .isEqualTo(Parcel.of(ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"day", "time", "parcel_id", "exact", "rough", "side", "bytes", "truth"})
    void valueOfAnotherTypeIsRejectedWithItsLocation(String field) {
        assertThatThrownBy(() -> codec.read("{\"" + field + "\":[7]}", Parcel.class))
                .isInstanceOf(UnreadableJsonException.class)
                .hasMessageContaining(" at $." + field);
    }

    /** Otherwise the library would compute the number for its message, in a time quadratic to its length. */
    @ParameterizedTest
    @ValueSource(strings = {"text", "bytes", "day", "truth", "whole", "exact", "rough", "side", "counts", "parts"})
    void longNumberIsRejectedWithItsLocationAndWithoutItsValue(String field) {
        String digits = "1234567890".repeat(200);
        for (String number : List.of(digits, digits + ".5", "[{\"parcel_id\":" + digits + "}]", "[" + digits + "]")) {
            assertThatThrownBy(() -> read("\"" + field + "\":" + number))
                    .isInstanceOf(UnreadableJsonException.class)
                    .hasMessageContaining(" at $." + field)
                    .message()
                    .doesNotContain("1234567890");
        }
    }

    @Test
    void numberThatWouldBeInfiniteIsRejected() throws Exception {
        for (Class<?> type : List.of(Float.class, Double.class)) {
            for (String number : List.of("1e999", "-1e999", "\"NaN\"", "\"Infinity\"")) {
                assertThatThrownBy(() -> codec.read(number, type))
                        .as(number)
                        .isInstanceOf(UnreadableJsonException.class);
            }
        }
        assertThatThrownBy(() -> codec.read("[1,1e39]", Float[].class)).hasMessageContaining(" at $[1]");
        assertThat(codec.read("1e39", Double.class)).isEqualTo(1e39);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "{\"parts\":[%s]}"})
    void longNumberInPlaceOfAnObjectIsRejectedWithoutComputingIt(String json) {
        assertThatThrownBy(() -> codec.read(json.formatted("1234567890".repeat(200)), Parcel.class))
                .isInstanceOf(UnreadableJsonException.class)
                .hasMessageContaining("more than 1000 digits")
                .message()
                .doesNotContain("1234567890");
    }

    @Test
    void nullAndInvalidUtf8AreRejected() {
        assertThatThrownBy(() -> codec.read("null", Parcel.class)).hasMessage("it is null");
        assertThatThrownBy(() -> codec.read(new byte[] {'"', (byte) 0xff, '"'}, 3, String.class))
                .hasMessage("the body is not UTF-8");
    }

    @Test
    void bytesBeyondTheLengthAreIgnored() throws Exception {
        assertThat(codec.read("7 and more".getBytes(StandardCharsets.UTF_8), 1, Integer.class))
                .isEqualTo(7);
    }

    static Stream<Arguments> unwritable() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        return Stream.of(
                Arguments.of(Map.of("a", List.of(1, Double.NaN)), "$.a[1]", "not finite"),
                Arguments.of(Map.of("a", Float.NEGATIVE_INFINITY), "$.a", "not finite"),
                Arguments.of(List.of(Instant.parse("+12345-01-01T00:00:00Z")), "$[0]", "from 0000 to 9999"),
                Arguments.of(List.of(Instant.parse("-0001-12-31T23:59:59Z")), "$[0]", "from 0000 to 9999"),
                Arguments.of(Map.of("day", LocalDate.of(12345, 1, 1)), "$.day", "from 0000 to 9999"),
                Arguments.of(Map.of("day", LocalDate.of(-1, 1, 1)), "$.day", "from 0000 to 9999"),
                Arguments.of(Map.of("a", new Object()), "$.a", "java.lang.Object"),
                Arguments.of(Map.of("a", new Failing()), "$.a.value", "IllegalStateException"),
                Arguments.of(endless, "$", ""));
    }

    @ParameterizedTest
    @MethodSource("unwritable")
    void unwritableValueIsRejectedWithLocationAndWithoutValue(Object value, String place, String problem) {
        List<ThrowingWrite> ways = List.of(() -> codec.writeText(value), () -> codec.write(value, value.getClass()));
        for (ThrowingWrite way : ways) {
            assertThatThrownBy(way::write)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasNoCause()
                    .hasMessageStartingWith("the value cannot be written as JSON: ")
                    .hasMessageContaining(problem)
                    .hasMessageContaining(" at " + place)
                    .message()
                    .doesNotContain("12345", "secret");
        }
    }

    interface ThrowingWrite {
        Object write();
    }

    static final class Failing {
        public String getValue() {
            throw new IllegalStateException("secret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "\ude00\ud83d", "x\ud83dx"})
    void unpairedSurrogateIsRejected(String half) {
        Map<String, Object> inText = Map.of("a", List.of("whole \ud83d\ude00", Map.of("b", half)));

        assertThatThrownBy(() -> codec.write(inText, Map.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("a string contains an unpaired surrogate at $.a[1].b");
        assertThatThrownBy(() -> codec.write(Map.of(half, 1), Map.class))
                .hasMessageContaining("an unpaired surrogate at $.");
    }

    @Test
    void jvmErrorIsNotBlamedOnTheValue() {
        Object value = new Object() {
            public String getValue() {
                throw new NoClassDefFoundError("missing");
            }
        };

        assertThatThrownBy(() -> codec.writeText(value)).isInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void firstAndLastYearAreWritten() throws Exception {
        for (String time : List.of("0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z")) {
            assertThat(codec.writeText(Instant.parse(time))).isEqualTo('"' + time + '"');
            assertThat(codec.read('"' + time + '"', Instant.class)).isEqualTo(Instant.parse(time));
        }
        assertThat(codec.writeText(List.of(LocalDate.of(0, 1, 1), LocalDate.of(9999, 12, 31))))
                .isEqualTo("[\"0000-01-01\",\"9999-12-31\"]");
    }

    @Test
    void nullableFieldIsWrittenAsItsValue() {
        assertThat(codec.writeText(Arrays.asList(JsonNullable.of("x"), JsonNullable.of(null), null)))
                .isEqualTo("[\"x\",null,null]");
    }

    private Object read(String field) throws UnreadableJsonException {
        return codec.read("{\"parcel_id\":\"" + ID + "\"," + field + "}", Parcel.class);
    }
}
