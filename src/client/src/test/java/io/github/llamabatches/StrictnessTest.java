package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.runtime.JsonLibrary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the strictness of the decoder systematically; {@link DecodingTest} has examples over HTTP. */
@Tag("wire")
@Tag("json")
@ParameterizedClass
@MethodSource("io.github.llamabatches.Pages#jsonLibraries")
class StrictnessTest {

    @Parameter
    JsonLibrary json;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> VALUES = List.of("7", "1.5", "true", "\"text\"", "[]", "[\"text\"]", "{}");

    @Test
    void runsOnTheJacksonVersionOfTheBuild() {
        assertThat(PackageVersion.VERSION).hasToString(System.getProperty("expected.jackson.version"));
        assertThat(tools.jackson.databind.cfg.PackageVersion.VERSION)
                .hasToString(System.getProperty("expected.jackson3.version"));
    }

    /** Combines each field of the example with each value of another type. */
    static Stream<Arguments> fieldsAndWrongValues() {
        return fields().flatMap(pointer ->
                VALUES.stream().filter(value -> !isRight(pointer, value)).map(value -> Arguments.of(pointer, value)));
    }

    private static Stream<String> fields() {
        Stream<String> ofTheBatch = Stream.of(
                        "",
                        "/id",
                        "/config",
                        "/config/job",
                        "/config/job/configuration_id",
                        "/config/job/type",
                        "/project_id",
                        "/source_directory_id",
                        "/status",
                        "/created_at",
                        "/updated_at",
                        "/results",
                        "/results/0",
                        "/results/0/source_directory_file_id",
                        "/results/0/error_message",
                        "/results/0/job_reference",
                        "/results/0/job_reference/id",
                        "/results/0/job_reference/type")
                .map(field -> "/items/0" + field);
        return Stream.concat(Stream.of("/items", "/next_page_token"), ofTheBatch);
    }

    private static boolean isRight(String pointer, String value) {
        if (pointer.endsWith("_at")) {
            return false;
        }
        if (pointer.equals("/items") || pointer.endsWith("/results")) {
            return value.equals("[]");
        }
        return value.equals("\"text\"") && Pages.example().at(pointer).isTextual();
    }

    @ParameterizedTest
    @MethodSource("fieldsAndWrongValues")
    void valueOfAnotherTypeIsRejectedWithItsLocation(String pointer, String value) throws IOException {
        JsonNode page = Pages.example();
        String parent = pointer.substring(0, pointer.lastIndexOf('/'));
        String name = pointer.substring(parent.length() + 1);
        if (page.at(parent) instanceof ObjectNode object) {
            object.set(name, MAPPER.readTree(value));
        } else {
            ((ArrayNode) page.at(parent)).set(Integer.parseInt(name), MAPPER.readTree(value));
        }
        String place = "$" + pointer.replaceAll("/(\\d+)", "[$1]").replace('/', '.');

        assertThatThrownBy(() -> decode(page.toString()))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C0AF",
                "C1BF",
                "E080AF",
                "EDA080",
                "EDBFBF",
                "F0808080",
                "F48FBFC0",
                "F4908080",
                "F8888080",
                "80",
                "BF",
                "C3",
                "C328",
                "E282",
                "E28228",
                "F09F98",
                "FE",
                "FF"
            })
    void invalidUtf8IsRejectedInReadAndSkippedFields(String hex) {
        for (String field : List.of("next_page_token", "unknown")) {
            String page = field.equals("unknown") ? withUnknown("abcdefgh^x") : Pages.page("abcdefgh^x");
            byte[] body = damaged(page, HexFormat.of().parseHex(hex));

            assertThatThrownBy(() -> Pages.decode(json, body))
                    .isInstanceOf(MalformedResponseException.class)
                    .hasMessageContaining("the body is not UTF-8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
    void otherEncodingsOfJacksonAreRejected(String charset) {
        byte[] body = Pages.page(null).getBytes(Charset.forName(charset));

        assertThatThrownBy(() -> Pages.decode(json, body))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("the body is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "€", "😀", "\u0800", "\uFFFF", "\uD7FF", "\uE000", "\uDBFF\uDFFF"})
    void allUtf8IsReadExactly(String text) throws IOException {
        for (int padding = 0; padding < 9; padding++) {
            String token = "x".repeat(padding) + text + "y".repeat(8200);

            assertThat(decode(Pages.page(token)).nextPageToken()).isEqualTo(token);
        }
    }

    @Test
    void messageHasTheLocationAndBeginningOfInvalidJson() {
        assertThatThrownBy(() -> decode("{\"items\":[}"))
                .hasMessageStartingWith("the response with status 200 is not a BatchPage: Unexpected close marker '}'")
                .hasMessageEndingWith(" at $.items");
        assertThatThrownBy(() -> decode("<html>" + "é".repeat(300)))
                .hasMessageContaining(" at byte ")
                .hasMessageEndingWith("; it begins with: <html>" + "é".repeat(194) + "…");
        assertThatThrownBy(() -> decode("")).message().doesNotContain("begins");
    }

    @Test
    void messageHasTheLocationButNoDataOfAPage() {
        String page = Pages.page(null, "private").replace("\"PENDING\"", "null");

        assertThatThrownBy(() -> decode(page))
                .hasMessageContaining("$.items[0].status")
                .message()
                .doesNotContain("private")
                .doesNotContain("begins");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void nestingBeyondTheLimitIsRejected(String opening) {
        String nested = Pages.page(null)
                .replaceFirst("}$", ",\"new\":" + opening.repeat(5000).replace("{", "\\{"));

        assertThatThrownBy(() -> decode(nested))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("1000");
    }

    @ParameterizedTest
    @CsvSource({
        "/items, []",
        "/next_page_token, null",
        "/items/0/id, '\"b\"'",
        "/items/0/status, '\"RUNNING\"'",
        "/items/0/config/job,"
    })
    void repeatedFieldIsRejectedEverywhere(String pointer, @Nullable String other) throws IOException {
        String page = Pages.page("t", "a");
        String field = pointer.substring(pointer.lastIndexOf('/') + 1);
        String value = MAPPER.readTree(page).at(pointer).toString();
        String once = '"' + field + "\":" + value;
        assertThat(page).contains(once);
        String twice = '"' + field + "\":" + (other == null ? value : other) + ',' + once;

        assertThatThrownBy(() -> decode(page.replace(once, twice)))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("Duplicate")
                .hasMessageContaining("'" + field + "'");
    }

    @Test
    void fieldRepeatedAfterAllOthersIsRejected() {
        String page = Pages.page("t").replaceFirst("}$", ",\"total_size\":1,\"items\":[]}");

        assertThatThrownBy(() -> decode(page))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("Duplicate field 'items'");
    }

    @Test
    void repeatedUnknownFieldIsRejected() {
        String page =
                Pages.page(null).replaceFirst("\\{", "{\"new\":1,").replaceFirst("}$", ",\"new\":{\"items\":[1]}}");

        assertThatThrownBy(() -> decode(page))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("Duplicate field 'new' at $.new");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"id\":{\"id\":1},\"config\":[{\"id\":1},{\"id\":2}],\"status\":{}}', ",
        "'{\"id\":{\"id\":1,\"id\":2}}', $.items[1].new.id.id",
        "'{\"id\":{\"id\":1},\"id\":2}', $.items[1].new.id",
        "'[{\"id\":1},{\"id\":1,\"x\":{},\"id\":2}]', $.items[1].new[1].id"
    })
    void objectsInUnknownFieldsBetweenDeclaredOnesAreCheckedSeparately(String value, @Nullable String repeated)
            throws IOException {
        String batch = Pages.batch("b");
        String others = IntStream.range(0, 10)
                .mapToObj(i -> "\"other" + i + "\":{\"id\":1},")
                .collect(Collectors.joining());
        String extended = batch.replace("\"config\":", others + "\"new\":" + value + ",\"config\":");
        assertThat(extended).isNotEqualTo(batch);
        String page = Pages.page("t", "a", "b", "c").replace(batch, extended);

        if (repeated == null) {
            assertThat(decode(page).items()).extracting(Batch::id).containsExactly("a", "b", "c");
        } else {
            assertThatThrownBy(() -> decode(page))
                    .isInstanceOf(MalformedResponseException.class)
                    .hasMessageContaining("Duplicate field 'id' at " + repeated);
        }
    }

    @RepeatedTest(20)
    void fieldsAreReadInAnyOrder(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        String page = MAPPER.writeValueAsString(shuffled(Pages.example(), random));

        assertThat(decode(page)).isEqualTo(decode(Pages.example().toString()));
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node.isArray()) {
            ArrayNode items = MAPPER.createArrayNode();
            node.forEach(item -> items.add(shuffled(item, random)));
            return items;
        }
        if (!node.isObject()) {
            return node;
        }
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(node.properties());
        Collections.shuffle(fields, random);
        ObjectNode object = MAPPER.createObjectNode();
        fields.forEach(field -> object.set(field.getKey(), shuffled(field.getValue(), random)));
        return object;
    }

    @Tag("slow")
    @Test
    void textBeyondTheLimitIsRejected() {
        String limit = "x".repeat(20_000_001);

        assertThatThrownBy(() -> decode(Pages.page(limit)))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("20000000")
                .message()
                .hasSizeLessThan(1000);
    }

    private BatchPage decode(String body) throws IOException {
        return Pages.decode(json, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String withUnknown(String text) {
        return Pages.page(null).replaceFirst("}$", ",\"unknown\":\"" + text + "\"}");
    }

    /** Replaces the circumflex in the text with bytes. */
    private static byte[] damaged(String text, byte[] damage) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(text.substring(0, text.indexOf('^')).getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(damage);
        all.writeBytes(text.substring(text.indexOf('^') + 1).getBytes(StandardCharsets.US_ASCII));
        return all.toByteArray();
    }
}
