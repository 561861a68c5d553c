package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Param;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the expanders that Feign calls for parameters. */
class ParameterTextTest {

    private static final String UNRESERVED = "azAZ09-._~";

    /** In the form of generated code. */
    static final class Session extends CookieExpander {

        Session() {
            super("session");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "azAZ09-._~, azAZ09-._~",
        "'', ''",
        "a b, a%20b",
        "a%2Bb, a%252Bb",
        "é, %C3%A9",
        "😀, %F0%9F%98%80",
        "`{@[/:, %60%7B%40%5B%2F%3A",
        "a<b~, a%3Cb~"
    })
    void allButUnreservedCharactersAreEncoded(String value, String encoded) {
        assertThat(new PercentEncoder().expand(value)).isEqualTo(encoded);
    }

    @Test
    void numberOfAnyTypeIsWrittenInPlainNotation() {
        assertThat(new PercentEncoder().expand(-19666240.5)).isEqualTo("-19666240.5");
        assertThat(new PercentEncoder().expand(1e-5f)).isEqualTo("0.000010");
        assertThat(new HeaderText().expand(1e21)).isEqualTo("1000000000000000000000");
        assertThat(new PercentEncoder().expand("1E+2")).isEqualTo("1E%2B2");
    }

    @Test
    void decimalIsWrittenInPlainNotation() {
        BigDecimal hundred = new BigDecimal("1E+2");

        assertThat(new PercentEncoder().expand(hundred)).isEqualTo("100");
        assertThat(new HeaderText().expand(hundred)).isEqualTo("100");
        assertThat(new Session().expand(hundred)).isEqualTo("session=100");
    }

    @Test
    void timeAndDateAreWrittenInTheFormatOfRfc3339() {
        assertThat(new PercentEncoder().expand(Instant.parse("9999-12-31T23:59:59Z")))
                .isEqualTo("9999-12-31T23%3A59%3A59Z");
        assertThat(new HeaderText().expand(LocalDate.of(0, 1, 2))).isEqualTo("0000-01-02");
    }

    @Test
    void otherTypesOfJavaTimeAreWrittenAsTheirText() {
        assertThat(new PercentEncoder().expand(DayOfWeek.MONDAY)).isEqualTo("MONDAY");
        assertThat(new HeaderText().expand(ZoneOffset.ofHours(2))).isEqualTo("+02:00");
    }

    static Stream<Temporal> unwritableTimes() {
        return Stream.of(
                Instant.MAX,
                Instant.parse("-0001-12-31T23:59:59Z"),
                LocalDate.of(10_000, 1, 1),
                LocalDate.of(-1, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("unwritableTimes")
    void yearThatHasNotFourDigitsIsRejected(Temporal time) {
        for (Param.Expander expander : List.of(
                new PercentEncoder(),
                new ListItem(),
                new PathSegment(),
                new HeaderText(),
                new HeaderItem(),
                new JsonParameter(),
                new Session())) {
            assertThatThrownBy(() -> expander.expand(time))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the year of a time or date must be from 0000 to 9999");
        }
    }

    @Test
    void numberThatIsNotFiniteIsRejected() {
        assertThatThrownBy(() -> new PercentEncoder().expand(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a number is not finite");
        assertThatThrownBy(() -> new HeaderText().expand(Float.NEGATIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new PercentEncoder().expand(new BigDecimal("1e309"))).hasSize(310);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\ude00b"})
    void unpairedSurrogateIsRejected(String value) {
        assertThatThrownBy(() -> new PercentEncoder().expand(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("surrogate");
    }

    @Test
    void pathValueIsEncoded() {
        assertThat(new PathSegment().expand("a/b")).isEqualTo("a%2Fb");
        assertThat(new PathSegment().expand("...")).isEqualTo("...");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void valueThatChangesThePathIsRejected(String value) {
        assertThatThrownBy(() -> new PathSegment().expand(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a value of a path cannot be \"" + value + "\"");
    }

    @Test
    void listItemIsEncodedAndMustNotBeEmpty() {
        assertThat(new ListItem().expand("a,b")).isEqualTo("a%2Cb");
        assertThat(new CommaSeparatedItem().expand("a b")).isEqualTo("a%20b");
        assertThatThrownBy(() -> new ListItem().expand("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CommaSeparatedItem().expand("")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "a,b"})
    void itemWithTheSeparatorIsRejected(String value) {
        assertThatThrownBy(() -> new CommaSeparatedItem().expand(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("commas");
    }

    @ParameterizedTest
    @ValueSource(strings = {UNRESERVED, "a b", "!", "a%2fb", "%2", "\"a\",\\;"})
    void headerIsSentUnchanged(String value) {
        assertThat(new HeaderText().expand(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", " "})
    void emptyHeaderOrTrailingSpaceIsRejected(String value) {
        assertThatThrownBy(() -> new HeaderText().expand(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty, or begin or end with a space");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab\u001f", "ab\u007f", "abé", "ab{", "ab}c", "ab%2Fc"})
    void headerThatWouldBeChangedIsRejectedWithThePosition(String value) {
        assertThatThrownBy(() -> new HeaderText().expand(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the value of a header holds a character that cannot be sent, at position 3");
    }

    @Test
    void cookieIsWrittenWithItsName() {
        assertThat(new Session().expand(UNRESERVED)).isEqualTo("session=" + UNRESERVED);
        assertThat(new Session().expand("")).isEqualTo("session=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\"", "a,", "a;", "a\\", "a{", "a}", "a%2F", "aé"})
    void cookieThatWouldBeChangedIsRejectedWithItsName(String value) {
        assertThatThrownBy(() -> new Session().expand(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the cookie session holds a character that cannot be sent, at position 2");
    }

    @Test
    void nullIsNotAddedToAQuery() {
        Map<String, @Nullable String> entries = new HashMap<>();
        entries.put("a", null);

        assertThat(new QueryFields()
                        .exploded(entries)
                        .exploded(null)
                        .deepObject("d", entries)
                        .deepObject("d", null)
                        .joined("l", new CommaSeparatedItem(), null))
                .isEmpty();
    }

    @Test
    void equalNamesOfAQueryAreAllSent() {
        assertThat(new QueryFields().exploded(Map.of("d[a b]", 1)).deepObject("d", Map.of("a b", 2)))
                .containsExactly(Map.entry("d%5Ba%20b%5D", List.of("1", "2")));
    }

    @Test
    void entryThatAQueryCannotHoldIsRejected() {
        QueryFields fields = new QueryFields();
        Map<String, Object> list = Map.of("a", List.of("x"));
        Map<String, Object> map = Map.of("a", Map.of());
        Map<String, Object> nameless = Map.of("", "x");

        assertThatThrownBy(() -> fields.exploded(list)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fields.exploded(map)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fields.exploded(nameless)).isInstanceOf(IllegalArgumentException.class);
    }
}
