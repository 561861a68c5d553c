package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests how strings are written in each context. */
class TextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        plain "q" 'a' = ü | plain "q" 'a' = ü
        a <b> & c         | a {@literal <}b{@literal >} {@literal &} c
        */ and /*         | *&#47; and /*
        @see a@b.c {@x}   | &#64;see a@b.c {&#64;x}
        \\u002a/          | &#92;u002a/
        """)
    void javadocEscapesTagsHtmlAndEndOfComment(String text, String javadoc) {
        assertThat(JavadocText.of(text)).isEqualTo(javadoc);
    }

    @Test
    void javadocIsOneVisibleLine() {
        assertThat(JavadocText.of(" a\n\t b\u2028c\u0000d ")).isEqualTo("a b c d");
        assertThat(JavadocText.of("a\u202eb\ud800c\ud83d\ude00")).isEqualTo("a&#8238;b\ufffdc\ud83d\ude00");
    }

    @Test
    void javadocCodeFallsBackToText() {
        assertThat(JavadocText.code("GET /a/{b}")).isEqualTo("{@code GET /a/{b}}");
        assertThat(JavadocText.code("GET /a}{")).isEqualTo("GET /a}{");
        assertThat(JavadocText.code("GET /*/")).isEqualTo("GET /*&#47;");
    }

    @Test
    void literalCanContainAnyString() {
        assertThat(JavaLiteral.of("a\"b\\c")).isEqualTo("\"a\\\"b\\\\c\"");
        assertThat(JavaLiteral.of("a\n\u00001")).isEqualTo("\"a\\012\\0001\"");
        assertThat(JavaLiteral.of("größe \ud83d")).isEqualTo("\"größe \\ud83d\"");
        assertThat(JavaLiteral.of("\u202e")).isEqualTo("\"\\u202e\"");
    }

    @Test
    void defaultsAreWrittenAsJson() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        assertThat(JsonText.of(json.textNode("a\"b"))).isEqualTo("\"a\\\"b\"");
        assertThat(JsonText.of(json.numberNode(9007199254740993L))).isEqualTo("9007199254740993");
        assertThat(JsonText.of(json.numberNode(new BigDecimal("1E+3")))).isEqualTo("1000");
        assertThat(JsonText.of(json.arrayNode().add("a").add(1))).isEqualTo("[\"a\",1]");
        assertThat(JsonText.of(json.objectNode().put("k", true))).isEqualTo("{\"k\":true}");
    }

    @Test
    void shortCommentIsOnOneLine() {
        assertThat(JavadocLayout.layOut("    /**\n     * A\n     * b.\n\n     */\n"))
                .isEqualTo("    /** A b. */\n");
        assertThat(JavadocLayout.layOut("/**\n * A.\n *\n */\n")).isEqualTo("/** A. */\n");
    }

    @Test
    void longCommentIsBrokenOutsideTags() {
        String word = "123456789 ".repeat(11).strip();

        assertThat(JavadocLayout.layOut("/**\n * " + word + " {@code a b c}\n *\n * @param x " + word + "\n */\n"))
                .isEqualTo("/**\n * " + word + "\n * {@code a b c}\n *\n * @param x " + word.substring(0, 99)
                        + "\n *     123456789\n */\n");
    }

    @Test
    void codeIsOnOneLineIfItFits() {
        assertThat(CodeLayout.layOut("  f(\n      a,\n      b);\n")).isEqualTo("  f(a, b);\n");
        assertThat(CodeLayout.layOut("f(\n  " + "a".repeat(118) + ");\n"))
                .isEqualTo("f(\n  " + "a".repeat(118) + ");\n");
    }

    @Test
    void namesAndPathsArePercentEncoded() {
        assertThat(UrlText.queryName("filter[größe]&{}")).isEqualTo("filter%5Bgr%C3%B6%C3%9Fe%5D%26%7B%7D");
        assertThat(UrlText.path("/a b#c%2F%/{x.y}:do", Map.of("x.y", "{p1}"))).isEqualTo("/a%20b%23c%2F%25/{p1}:do");
        assertThat(UrlText.variables("/{a}/{b c}")).containsExactly("a", "b c");
        assertThat(UrlText.withoutVariables("/{a?}/b}")).isEqualTo("//b}");
    }
}
