package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests a document as large as those of large public APIs (4 MB, 500 operations, 1,000 schemas). */
@Tag("spec")
class LargeDocumentTest {

    private static final int OPERATIONS = 500;
    private static final int SCHEMAS = 1000;
    private static final int FIELDS = 16;

    private static String document() {
        StringBuilder json = new StringBuilder(4_500_000);
        json.append("{\"openapi\": \"3.0.3\", \"info\": {\"title\": \"Large\", \"version\": \"1.0.0\"},")
                .append("\"servers\": [{\"url\": \"https://api.example.com\"}], \"paths\": {\n");
        for (int i = 0; i < OPERATIONS; i++) {
            json.append("""
                    "/v1/things_%1$d/{id}": {"get": {"operationId": "getThing%1$d", "summary": "Gets a thing.",
                      "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string", "maxLength": 5000}}],
                      "responses": {"200": {"description": "A thing.", "content": {"application/json": {
                        "schema": {"$ref": "#/components/schemas/Thing%2$d"}}}}}}}%3$s
                    """.formatted(i, i * 7 % SCHEMAS, i < OPERATIONS - 1 ? "," : ""));
        }
        json.append("}, \"components\": {\"schemas\": {\n");
        for (int i = 0; i < SCHEMAS; i++) {
            json.append(
                    "\"Thing%d\": {\"type\": \"object\", \"description\": \"A thing.\", \"required\": [\"field_0\"], \"properties\": {\n"
                            .formatted(i));
            for (int k = 0; k < FIELDS; k++) {
                json.append("\"field_%d\": ".formatted(k)).append(field(i, k)).append(k < FIELDS - 1 ? ",\n" : "}}");
            }
            json.append(i < SCHEMAS - 1 ? ",\n" : "}}}");
        }
        return json.toString();
    }

    private static String field(int schema, int field) {
        String other = "{\"$ref\": \"#/components/schemas/Thing" + (schema * 31 + field * 17) % SCHEMAS + "\"}";
        String words = "The field " + field + " of the thing " + schema + ", in as many words as such documents have. "
                + "It is described at a length that makes the document a large one, and repeats itself a little.";
        return switch (field % 4) {
            case 0 -> "{\"type\": \"string\", \"maxLength\": 5000, \"description\": \"" + words + "\"}";
            case 1 -> "{\"type\": \"array\", \"description\": \"" + words + "\", \"items\": " + other + "}";
            case 2 ->
                "{\"nullable\": true, \"description\": \"" + words + "\", \"anyOf\": [{\"type\": \"string\"}, " + other
                        + "]}";
            default -> "{\"allOf\": [" + other + "], \"description\": \"" + words + "\"}";
        };
    }

    @Test
    @Timeout(240)
    void largeDocumentIsCheckedAndCompared(@TempDir Path folder) throws IOException {
        String text = document();
        String edited = text.replace("\"/v1/things_77/{id}\": {\"get\"", "\"/v1/things_77/{id}\": {\"put\"");
        Path released = Files.writeString(folder.resolve("released.json"), text);
        Path file = Files.writeString(folder.resolve("large.json"), edited);

        String output = SpecCommand.output("check", file.toString(), "--released", released.toString());

        assertThat(text.length()).isGreaterThan(4_000_000);
        assertThat(output.lines().filter(line -> line.contains(": error [")))
                .hasSize(2)
                .anyMatch(line -> line.contains("[version-not-raised]"))
                .anyMatch(line -> line.contains("[operation-moved] PUT '/v1/things_77/{id}'"));
    }
}
