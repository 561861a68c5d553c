package io.github.llamabatches.generator;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Writes values of a specification as they stand in it, in JSON. */
final class JsonText {

    private JsonText() {}

    /** The text of a value of an enum, without quotes. */
    static String plain(Object value) {
        Object written = written(value);
        return written == null ? "" : written.toString();
    }

    static String of(Object value) {
        Object written = written(value);
        if (written instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        try {
            return Json.mapper().writeValueAsString(written);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Returns the text of a date that the parser has read. */
    private static @Nullable Object written(Object value) {
        if (value instanceof OffsetDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        }
        if (value instanceof Date day) {
            return DateTimeFormatter.ISO_LOCAL_DATE.format(day.toInstant().atOffset(ZoneOffset.UTC));
        }
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value;
    }
}
