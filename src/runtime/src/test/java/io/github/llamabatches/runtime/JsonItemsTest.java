package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("json")
@ParameterizedClass
@MethodSource("io.github.llamabatches.runtime.TestedLibraries#all")
class JsonItemsTest {

    @Parameter
    JsonLibrary json;

    @Test
    void itemsOfTheFirstListAreLocatedExactly() throws Exception {
        String document = """
                {"a":[9],"b":{"items":[8]}, "items" : [ {"items":[1,[2]]} , "é]", [ ],12 ,null,-1.0e2],
                "c":[7],"items":[6]}
                """;

        assertThat(items(document)).containsExactly("{\"items\":[1,[2]]}", "\"é]\"", "[ ]", "12", "null", "-1.0e2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"items\":[]}", "{\"items\":{\"a\":1}}", "{\"items\":1}", "{\"Items\":[1]}"})
    void documentWithoutItemsHasNone(String document) throws Exception {
        assertThat(items(document)).isEmpty();
    }

    @Test
    void bytesAfterTheDocumentAreIgnored() throws Exception {
        byte[] bytes = "{\"items\":[1]},\"items\":[2]}".getBytes(StandardCharsets.UTF_8);

        assertThat(texts(json.codec().items(bytes, "{\"items\":[1]}".length(), "items")))
                .containsExactly("1");
    }

    @Test
    void truncatedDocumentIsRejected() {
        assertThatThrownBy(() -> items("{\"items\":[1,2")).isInstanceOf(UnreadableJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16BE"})
    void documentThatIsNotUtf8IsRejected(String charset) {
        byte[] bytes = "{\"items\":[\"é\"]}".getBytes(Charset.forName(charset));

        assertThatThrownBy(() -> json.codec().items(bytes, bytes.length, "items"))
                .isInstanceOf(UnreadableJsonException.class);
    }

    private List<String> items(String document) throws UnreadableJsonException {
        byte[] utf8 = document.getBytes(StandardCharsets.UTF_8);
        return texts(json.codec().items(utf8, utf8.length, "items"));
    }

    private static List<String> texts(List<ByteBuffer> items) {
        return items.stream()
                .map(item -> StandardCharsets.UTF_8.decode(item).toString())
                .toList();
    }
}
