package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.JsonNode;

/** Formats values of a specification as JSON. */
final class JsonText {

    private JsonText() {}

    /** Formats a value of an enum, without quotes. */
    static String plain(JsonNode value) {
        return value.isTextual() ? value.textValue() : of(value);
    }

    static String of(JsonNode value) {
        return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.toString();
    }
}
