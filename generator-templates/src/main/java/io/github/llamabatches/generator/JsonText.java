package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.JsonNode;

/** Writes values of a specification as they stand in it, in JSON. */
final class JsonText {

    private JsonText() {}

    /** The text of a value of an enum, without quotes. */
    static String plain(JsonNode value) {
        return value.isTextual() ? value.textValue() : of(value);
    }

    static String of(JsonNode value) {
        return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.toString();
    }
}
