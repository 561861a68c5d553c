package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.gate.internal.linting.Lint;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the lint of any file ends and reports existing locations. */
@Tag("spec")
@Timeout(120)
class MalformedTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "1e99999",
                "\"text\"",
                "[[null], {}]",
                "{\"$ref\": null, \"a\": 1}",
                "{\"$ref\": \"#/components/schemas/Batch\"}",
            })
    void anyValueAnywhereIsHandled(String value) throws JsonProcessingException {
        JsonNode replacement = MAPPER.readTree(value);
        JsonNode document = Specs.parse(Specs.TEXT).json();
        for (JsonPointer pointer : pointers(document, JsonPointer.empty(), new ArrayList<>())) {
            SpecDocument broken = Specs.parse(replaced(document, pointer, replacement));

            assertThat(new Lint().check(broken))
                    .as("%s at %s", value, pointer)
                    .allSatisfy(finding -> assertPointsToWhatIsThere(broken, finding));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "text",
                "[]",
                "{}",
                "[{}]",
                "openapi: 3.0.3",
                "swagger: \"2.0\"",
                "a: &x [1]\nb: 2",
                "paths: {'/{a}/{': {get: {parameters: [{$ref: '#/paths/~1{a}~1{/get/parameters/0'}]}}}",
                "{components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}}}",
                "{components: {schemas: {A: {allOf: [{$ref: '#/components/schemas/A'}], required: [a]}}}}",
                "{components: {schemas: {A: {allOf: [{$ref: '#/components/schemas/A/allOf/0'}], required: [a]}}}}",
                "{components: {schemas: {A: {$ref: '#/x-a'}}}, x-a: {items: {$ref: '#/x-a/items'}, $ref: '#/x-a/items'}}",
                "{components: {schemas: {A: {$ref: '#%zz'}, B: {$ref: '#/%2F~3'}, C: {$ref: '#x'}, D: {$ref: 'a.yaml#/A'}}}}",
            })
    void nonSpecificationIsHandled(String text) {
        SpecDocument document = Specs.parse(text);

        assertThat(new Lint().check(document)).allSatisfy(finding -> assertPointsToWhatIsThere(document, finding));
    }

    @Test
    void longChainOfSchemasIsHandled() {
        StringBuilder text = new StringBuilder("components:\n  schemas:\n");
        for (int i = 0; i < 5_000; i++) {
            text.append("    A" + i + ": {allOf: [{$ref: '#/components/schemas/A" + (i + 1) + "'}]}\n");
        }

        assertThatCode(() -> Specs.check(text.toString())).doesNotThrowAnyException();
    }

    @Test
    void fiveMegabytesAreChecked() {
        StringBuilder text = new StringBuilder(Specs.TEXT);
        for (int i = 0; text.length() < 5_000_000; i++) {
            text.append("    Unused").append(i).append(": {type: strng, description: A word.}\n");
        }

        assertThat(Specs.check(text.toString()))
                .filteredOn(finding -> finding.rule().is("schema-type"))
                .hasSizeGreaterThan(50_000);
    }

    private static void assertPointsToWhatIsThere(SpecDocument document, Finding finding) {
        assertThat(document.written().at(finding.pointer()).isMissingNode())
                .as("%s", finding)
                .isFalse();
        assertThat(finding.message()).isNotBlank();
    }

    private static List<JsonPointer> pointers(JsonNode node, JsonPointer pointer, List<JsonPointer> pointers) {
        pointers.add(pointer);
        node.properties()
                .forEach(entry -> pointers(entry.getValue(), pointer.appendProperty(entry.getKey()), pointers));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            pointers(node.path(i), pointer.appendIndex(i), pointers);
        }
        return pointers;
    }

    private static String replaced(JsonNode document, JsonPointer pointer, JsonNode value) {
        if (pointer.matches()) {
            return value.toString();
        }
        JsonNode copy = document.deepCopy();
        JsonNode holder = copy.at(pointer.head());
        if (holder instanceof ObjectNode object) {
            object.set(pointer.last().getMatchingProperty(), value);
        } else {
            ((ArrayNode) holder).set(pointer.last().getMatchingIndex(), value);
        }
        return copy.toString();
    }
}
