package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonUnionTest {

    private static final JsonCodec JSON = JsonLibrary.present().codec();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "a"                   | string
        1                     | integer
        -3000000000           | integer
        9223372036854775808   | integer
        1.0                   | number
        1e2                   | number
        true                  | boolean
        [1]                   | array
        {"a":1}               | object
        null                  | null
        """)
    void typeOfEachValue(String json, String type) throws Exception {
        assertThat(JsonUnion.type(JSON.readUntyped(json))).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
        {"t":"a","u":"b"}  | a
        {"t":1}            | 1
        {"t":1.0}          | ''
        {"t":true}         | ''
        {"t":["a"]}        | ''
        {"t":null}         | ''
        {"u":"a"}          | ''
        ["t"]              | ''
        "t"                | ''
        """)
    void tagIsAStringOrAnInteger(String json, String tag) throws Exception {
        assertThat(JsonUnion.tag(JSON.readUntyped(json), "t")).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"b":1,"c":2}  | b
        {"a":null}     | a
        {"a":1,"b":2}  | ''
        {"c":1}        | ''
        ["a"]          | ''
        "a"            | ''
        """)
    void onlyFieldOfAVariantIsItsMark(String json, String mark) throws Exception {
        assertThat(JsonUnion.mark(JSON.readUntyped(json), "a", "b")).isEqualTo(mark);
    }

    @Test
    void valueOfAnotherTypeIsRejected() {
        assertThat(JsonUnion.read("a", String.class)).isEqualTo("a");
        assertThatThrownBy(() -> JsonUnion.read("a", Integer.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JsonUnion.read(null, String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it is null");
    }
}
