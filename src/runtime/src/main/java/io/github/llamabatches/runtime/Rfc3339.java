package io.github.llamabatches.runtime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the date-times and dates of RFC 3339. The common format has a handwritten parser, because java.time
 * takes about 25 times as long and dates are most of the work of decoding a page. Other formats are parsed by
 * java.time, which is slightly more lenient than the RFC; for example, seconds are optional.
 *
 * <p>A time without an offset is UTC. A leap second becomes the first second of the next minute.
 */
final class Rfc3339 {

    private static final int DATE_LENGTH = 10;
    private static final int DATE_AND_TIME_LENGTH = 19;
    private static final int OFFSET_LENGTH = 6;
    private static final int SECONDS_PER_DAY = 86_400;

    private Rfc3339() {}

    /**
     * Reads a date-time.
     *
     * @throws DateTimeException if the string isn't a date-time
     */
    static Instant parse(char[] text, int start, int length) {
        int end = start + length;
        char last = length == 0 ? ' ' : text[end - 1];
        if (last == 'Z' || last == 'z') {
            return parseLocal(text, start, end - 1);
        }
        int offset = end - OFFSET_LENGTH;
        if (offset <= start || text[offset + 3] != ':' || (text[offset] != '+' && text[offset] != '-')) {
            return parseLocal(text, start, end);
        }
        int hours = twoDigits(text, offset + 1);
        int minutes = twoDigits(text, offset + 4);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
            throw new DateTimeException("not an offset of RFC 3339");
        }
        int seconds = hours * 3600 + minutes * 60;
        return parseLocal(text, start, offset).plusSeconds(text[offset] == '+' ? -seconds : seconds);
    }

    /** Reads a date-time in UTC, without an offset. */
    private static Instant parseLocal(char[] text, int start, int end) {
        Instant common = parseCommonForm(text, start, end);
        return common != null
                ? common
                : LocalDateTime.parse(new String(text, start, end - start)).toInstant(ZoneOffset.UTC);
    }

    /**
     * Reads a date such as {@code 2019-12-27}.
     *
     * @throws DateTimeException if the string isn't a date
     */
    static LocalDate parseDate(char[] text, int offset, int length) {
        if (length != DATE_LENGTH) {
            throw new DateTimeException("not a date of RFC 3339");
        }
        return LocalDate.parse(new String(text, offset, length));
    }

    /**
     * Writes an {@link Instant} or a {@link LocalDate}.
     *
     * @throws IllegalArgumentException if the year is out of the range of the RFC
     */
    static String write(TemporalAccessor time) {
        String text = time.toString();
        // Other years have a sign.
        if (!isDigit(text.charAt(0))) {
            throw new IllegalArgumentException("the year of a time or date must be from 0000 to 9999");
        }
        return text;
    }

    /**
     * Reads a date-time in the format {@code 2019-12-27T18:11:19.117}, in UTC; returns null for any other format.
     *
     * @throws DateTimeException if the format matches but the date doesn't exist
     */
    static @Nullable Instant parseCommonForm(char[] text, int start, int end) {
        if (end - start < DATE_AND_TIME_LENGTH
                || text[start + 4] != '-'
                || text[start + 7] != '-'
                || !isTimeSeparator(text[start + 10])
                || text[start + 13] != ':'
                || text[start + 16] != ':') {
            return null;
        }
        int century = twoDigits(text, start);
        int yearOfCentury = twoDigits(text, start + 2);
        int month = twoDigits(text, start + 5);
        int day = twoDigits(text, start + 8);
        int hour = twoDigits(text, start + 11);
        int minute = twoDigits(text, start + 14);
        int second = twoDigits(text, start + 17);
        if ((century | yearOfCentury | month | day | hour | minute | second) < 0
                || hour > 23
                || minute > 59
                || second > 60) {
            return null;
        }
        int position = start + DATE_AND_TIME_LENGTH;
        int nanos = 0;
        if (end - position > 1 && text[position] == '.') {
            position++;
            // Digits beyond nanoseconds are multiplied by zero.
            for (int unit = 100_000_000; position < end && isDigit(text[position]); position++, unit /= 10) {
                nanos += (text[position] - '0') * unit;
            }
        }
        if (position < end) {
            return null;
        }
        long secondOfDay = hour * 3600L + minute * 60L + second;
        long epochDay = LocalDate.of(century * 100 + yearOfCentury, month, day).toEpochDay();
        return Instant.ofEpochSecond(epochDay * SECONDS_PER_DAY + secondOfDay, nanos);
    }

    private static boolean isTimeSeparator(char c) {
        return c == 'T' || c == 't' || c == ' ';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int twoDigits(char[] text, int position) {
        char tens = text[position];
        char ones = text[position + 1];
        return isDigit(tens) && isDigit(ones) ? (tens - '0') * 10 + (ones - '0') : -1;
    }
}
