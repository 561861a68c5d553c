package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that valid edits have no findings. */
@Tag("spec")
class HarmlessTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest(name = "{0}")
    @MethodSource({"edits", "layouts"})
    void validEditHasNoFindings(String name, String text) {
        assertThat(text).isNotEqualTo(Specs.TEXT);
        assertThat(Specs.check(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void layoutDoesNotMatter(String name, String text) {
        assertThat(Specs.parse(text).json()).isEqualTo(Specs.parse(Specs.TEXT).json());
    }

    @Test
    void mistakeInJsonIsFound() throws Exception {
        JsonNode document = Specs.parse(Specs.TEXT).json();
        ((ObjectNode) document.at("/components/schemas/Batch/properties/id")).remove("description");

        assertThat(Specs.check(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document)))
                .singleElement()
                .extracting(Finding::rule, Finding::pointer)
                .containsExactly(Rule.of("property-description"), "/components/schemas/Batch/properties/id");
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                edit("other wording", "Identifies the batch.", "The id of the batch, which never changes."),
                edit(
                        "another field",
                        "        config:\n          allOf",
                        "        owner:\n          type: string\n          nullable: true\n          readOnly: true\n"
                                + "          description: Who.\n"
                                + "        config:\n          allOf"),
                edit(
                        "another parameter",
                        "        - name: session\n",
                        "        - {name: owner, in: query, description: Whose., schema: {type: string}}\n"
                                + "        - name: session\n"),
                edit(
                        "a header in its usual spelling",
                        "        - name: session\n",
                        "        - {name: X-Request-Id, in: header, description: An id., schema: {type: string}}\n"
                                + "        - name: session\n"),
                edit("an extension of somebody else", "info:\n", "x-tool: {anything: [1, {desciption: a}]}\ninfo:\n"),
                edit(
                        "a property that is called like a keyword of 3.1",
                        "        msg:\n",
                        "        const: {type: string, description: A value.}\n        msg:\n"),
                edit(
                        "a number and a boolean with a single value",
                        "        msg:\n",
                        "        version: {type: integer, format: int32, enum: [1], description: A version.}\n"
                                + "        exact: {type: boolean, enum: [true], description: Always.}\n        msg:\n"),
                edit(
                        "leniency of an optional number",
                        "        total_size:\n          type: integer\n",
                        "        total_size:\n          type: integer\n          x-ignore-unreadable: true\n"),
                edit(
                        "further properties beside those that are listed",
                        "    BatchPage:\n      type: object\n",
                        "    BatchPage:\n      type: object\n      additionalProperties: true\n"),
                edit(
                        "an example that looks like a schema",
                        "      example:\n        type: parse_v2\n",
                        "      example:\n        type: parse_v2\n        $ref: nowhere\n"),
                edit(
                        "required properties of an included schema",
                        "          description: What the batch runs, as it was when the batch was created.\n",
                        "          required: [job]\n          description: What the batch runs.\n"),
                edit(
                        "a schema that refers back to itself",
                        "        error_message:\n",
                        "        cause:\n          allOf: [{$ref: \"#/components/schemas/BatchResult\"}]\n"
                                + "          description: What came before.\n        error_message:\n"),
                edit(
                        "a redirect as the only success",
                        "        \"200\":\n          description: One",
                        "        \"302\": {description: Elsewhere.}\n        \"200\":\n          description: One"),
                edit("a loopback server", "  - url: https://api.cloud.llamaindex.ai\n", "  - url: http://[::1]:8080\n"),
                edit(
                        "a deprecation that says what to use",
                        "          description: Identifies the batch.\n",
                        "          deprecated: true\n          description: Deprecated; use key instead.\n"));
    }

    static Stream<Arguments> layouts() throws Exception {
        JsonNode document = Specs.parse(Specs.TEXT).json();
        String text = Specs.TEXT;
        return Stream.of(
                edit("comments", "      responses:\n", "      # What comes back.\n      responses: # by status\n"),
                Arguments.of("blank lines", text.replaceAll("(?m)^(  [a-z])", "\n\n$1")),
                Arguments.of("line ends of Windows", text.replace("\n", "\r\n")),
                Arguments.of("no line end at the end", text.stripTrailing()),
                Arguments.of(
                        "twice the indentation",
                        text.replaceAll("(?m)^( +)", "$1$1").replaceAll("(?m)^( +-) ", "$1   ")),
                edit("double quotes", "operationId: listBatches", "\"operationId\": \"listBatches\""),
                edit("single quotes", "summary: List batches", "'summary': 'List batches'"),
                edit(
                        "flow style",
                        "      enum:\n        - parse_v2\n        - extract_v2\n",
                        "      enum: [parse_v2, extract_v2]\n"),
                edit(
                        "a folded line",
                        "description: Identifies the batch.",
                        "description:\n            Identifies\n            the batch."),
                edit(
                        "a quoted text below its key",
                        "description: Identifies the batch.",
                        "description:\n            \"Identifies\n            the batch.\""),
                edit("a document start", "openapi: 3.0.3\n", "---\nopenapi: 3.0.3\n"),
                Arguments.of("another order of all keys", reversed(document).toPrettyString()),
                Arguments.of("JSON over many lines", document.toPrettyString()),
                Arguments.of("JSON in one line", MAPPER.writeValueAsString(document)));
    }

    private static Arguments edit(String name, String before, String after) {
        assertThat(Specs.TEXT).contains(before);
        return Arguments.of(name, Specs.TEXT.replace(before, after));
    }

    private static Arguments edit(String name, String before, String after, String secondBefore, String secondAfter) {
        String text = (String) edit(name, before, after).get()[1];
        assertThat(text).contains(secondBefore);
        return Arguments.of(name, text.replace(secondBefore, secondAfter));
    }

    private static JsonNode reversed(JsonNode node) {
        if (node.isObject()) {
            List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(node.properties());
            Collections.reverse(entries);
            ObjectNode reversed = MAPPER.createObjectNode();
            entries.forEach(entry -> reversed.set(entry.getKey(), reversed(entry.getValue())));
            return reversed;
        }
        return node.isArray()
                ? MAPPER.createArrayNode()
                        .addAll(Stream.iterate(0, i -> i + 1)
                                .limit(node.size())
                                .map(i -> reversed(node.path(i)))
                                .toList())
                : node;
    }
}
