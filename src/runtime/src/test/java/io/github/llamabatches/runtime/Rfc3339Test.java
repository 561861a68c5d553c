package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    private static final long YEAR_ZERO = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long YEAR_TEN_THOUSAND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond() - 86_400;

    @Test
    @Tag("slow")
    void agreesWithJavaTimeOnRandomTimes() {
        Random random = new Random(3339);
        for (int i = 0; i < 100_000; i++) {
            long second = YEAR_ZERO + 86_400 + random.nextLong(YEAR_TEN_THOUSAND - YEAR_ZERO - 86_400);
            Instant instant = Instant.ofEpochSecond(second, random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2 * 18 * 60 + 1) - 18 * 60));
            OffsetDateTime time = instant.atOffset(offset);

            assertCommon(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time), instant);
        }
    }

    @Test
    @Tag("slow")
    void agreesWithJavaTimeOnEveryDay() {
        for (long day = -719_528; day < 100_000; day++) {
            Instant instant = Instant.ofEpochSecond(day * 86_400);
            assertCommon(instant.toString(), instant);
        }
    }

    /** The format of the handwritten parser, compared with equivalent ones. */
    @ParameterizedTest
    @CsvSource({
        "2019-12-27t18:11:19z, 2019-12-27T18:11:19Z",
        "2019-12-27 18:11:19Z, 2019-12-27T18:11:19Z",
        "2019-12-27T18:11:19, 2019-12-27T18:11:19Z",
        "2019-12-27T18:11:19.0009, 2019-12-27T18:11:19.000900Z",
        "2019-12-27T18:11:19.1234567899Z, 2019-12-27T18:11:19.123456789Z",
        "2000-02-29T00:00:00Z, 2000-02-29T00:00:00Z",
        "2019-12-27T18:11:19+23:59, 2019-12-26T18:12:19Z",
        "2019-12-27T18:11:19-23:59, 2019-12-28T18:10:19Z",
        "2019-12-27T23:59:59+00:00, 2019-12-27T23:59:59Z"
    })
    void readsTheCommonFormWithoutHelp(String text, Instant expected) {
        assertCommon(text, expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2019-12-27T18:11:19.117Z, 2019-12-27T18:11:19.117Z",
        "2019-12-27t18:11:19z, 2019-12-27T18:11:19Z",
        "2019-12-27 18:11:19Z, 2019-12-27T18:11:19Z",
        "2019-12-27T18:11:19, 2019-12-27T18:11:19Z",
        "2019-12-27T18:11:19.5, 2019-12-27T18:11:19.500Z",
        "2019-12-27T18:11:19-00:00, 2019-12-27T18:11:19Z",
        "2019-12-27T18:11:19.1234567890123Z, 2019-12-27T18:11:19.123456789Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "1937-01-01T12:00:27.87+00:20, 1937-01-01T11:40:27.870Z",
        "2019-12-27T18:11+01:00, 2019-12-27T17:11:00Z",
        "+12019-12-27T18:11:19Z, +12019-12-27T18:11:19Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z"
    })
    void readsEveryFormOfADateTime(String text, String expected) {
        assertThat(parse(text)).isEqualTo(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2019-12-27",
                "2019-13-01T00:00:00Z",
                "2019-00-01T00:00:00Z",
                "2019-02-29T00:00:00Z",
                "2019-01-00T00:00:00Z",
                "2019-04-31T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2019-01-01T24:00:00Z",
                "2019-01-01T00:60:00Z",
                "2019-01-01T00:00:61Z",
                "2019-01-01T00:00:00ZZ",
                "2019-01-01T00:00:00+25:00",
                "2019-01-01T00:00:00+01",
                "2019-01-01T00:00:00+01:00:30",
                "2019-01-01T00:00:00+24:00",
                "2019-01-01T00:00:00+00:60",
                "2019-01-01T00:00:00+0a:00",
                "2019-01-01T00:00:00+00:0a",
                "2019-01-01T00:00:00x00:00",
                "2019-01-01T00:00:00+00-00",
                "2019-01-01T00:00:00Y",
                "2019-01-01T00:00:00+01:00[Europe/Paris]",
                "2019-01-01x00:00:00Z",
                "2100-02-29T00:00:00Z",
                "2019/01/01T00:00:00Z",
                "٢٠١٩-01-01T00:00:00Z",
                "yesterday",
                "1577470279"
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(DateTimeException.class);
    }

    private static void assertCommon(String text, Instant expected) {
        assertThat(parse(text)).isEqualTo(expected);
        char[] local = text.replaceFirst("([Zz]|[+-]\\d\\d:\\d\\d)$", "").toCharArray();
        assertThat(Rfc3339.parseCommonForm(local, 0, local.length)).isNotNull();
    }

    private static Instant parse(String text) {
        char[] surrounded = ("99" + text + "99").toCharArray();
        return Rfc3339.parse(surrounded, 2, text.length());
    }
}
