package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests schemas that the gate rejects or that are easily misread, but whose code is correct. */
class AcceptedSchemaTest {

    @TempDir
    private Path folder;

    @Test
    void fieldRequiredByAnotherPartIsRequired() throws IOException {
        Map<String, String> files = Accepted.generated(folder, """
            components:
              schemas:
                B: {type: object, properties: {k: {type: string}}}
                A:
                  type: object
                  properties:
                    one: {allOf: [{$ref: '#/components/schemas/B'}], required: [k]}
                    two: {allOf: [{$ref: '#/components/schemas/B'}, {required: [k]}]}
                    three: {allOf: [{$ref: '#/components/schemas/B'}], description: As it is.}
            """);

        String required = "@JsonProperty(\"k\") String k";
        assertThat(Accepted.oneLine(files, "model/AOne")).contains(required);
        assertThat(Accepted.oneLine(files, "model/ATwo")).contains(required);
        assertThat(Accepted.oneLine(files, "model/B")).contains("@JsonProperty(\"k\") @Nullable String k");
        assertThat(Accepted.oneLine(files, "model/A"))
                .contains("@Nullable AOne one")
                .contains("@Nullable ATwo two")
                .contains("@Nullable B three");
    }

    @Test
    void onlyPartOfComponentIsNoClassOfItsOwn() throws IOException {
        Map<String, String> files = Accepted.generated(folder, """
            components:
              schemas:
                A: {allOf: [{properties: {k: {type: string}}}]}
            """);

        assertThat(files)
                .containsKey("src/main/java/com/example/model/A.java")
                .doesNotContainKey("src/main/java/com/example/model/A2.java");
    }

    @Test
    void mergedMembersOfAnchors() throws IOException {
        Map<String, String> files = Accepted.generated(folder, """
            components:
              schemas:
                B: {type: object, properties: &b {k: &e {type: string, enum: [a]}}}
                A: {type: object, properties: {<<: *b, 'on': *e}}
            """);

        assertThat(Accepted.oneLine(files, "model/A"))
                .contains("@JsonProperty(\"k\")")
                .contains("@JsonProperty(\"on\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "{}", "{description: Anything.}"})
    void recordKeepsAdditionalPropertiesInAnyCase(String further) throws IOException {
        String schema = "components: {schemas: {A: {type: object, %s properties: {k: {type: string}}}}}";

        assertThat(Accepted.generated(folder, schema.formatted("additionalProperties: " + further + ",")))
                .isEqualTo(Accepted.generated(folder, schema.formatted("")));
    }

    @Test
    void nullInNestedListsAndMaps() throws IOException {
        Map<String, String> files = Accepted.generated(folder, """
            components:
              schemas:
                N: {type: string, nullable: true}
                A:
                  type: object
                  properties:
                    l: {type: array, items: {type: array, items: {type: string, nullable: true}}}
                    n: {type: array, items: {type: array, nullable: true, items: {$ref: '#/components/schemas/N'}}}
                    m: {additionalProperties: {nullable: true, additionalProperties: {type: string}}}
            """);

        assertThat(Accepted.oneLine(files, "model/A"))
                .contains("@JsonProperty(\"l\") @Nullable List<List<@Nullable String>> l")
                .contains("@JsonProperty(\"n\") @Nullable List<@Nullable List<@Nullable String>> n")
                .contains("@JsonProperty(\"m\") @Nullable Map<String, @Nullable Map<String, String>> m");
    }

    @Test
    void referenceToInlineSchemaSharesItsClass() throws IOException {
        Map<String, String> files = Accepted.generated(folder, """
            paths:
              /b:
                get:
                  operationId: getB
                  parameters: [{name: q, in: query, schema: {type: string, enum: [a]}}]
                  responses: {'204': {description: D}}
            components:
              schemas:
                B: {type: object, properties: {k: {type: object, properties: {l: {type: string}}}}}
                A:
                  type: object
                  properties:
                    one: {$ref: '#/components/schemas/B/properties/k'}
                    two: {$ref: '#/paths/~1b/get/parameters/0/schema'}
            """);

        assertThat(Accepted.oneLine(files, "model/A")).contains("@Nullable BK one");
        assertThat(Accepted.oneLine(files, "model/B")).contains("@Nullable BK k");
        String two = Accepted.oneLine(files, "model/A").replaceFirst(".*@Nullable (\\w+) two.*", "$1");
        assertThat(Accepted.oneLine(files, "api/GetBQuery")).contains("@Nullable " + two + " q");
    }

    @Test
    void valuesAreReadAsYaml12() throws IOException {
        Map<String, String> files = Accepted.generated(folder, """
            components:
              schemas:
                A: {type: string, enum: [no, yes, on, 2020-01-01, 12:30:45]}
                B: {type: object, properties: {n: {type: string}, on: {type: string}, 012: {type: string}}}
                C: {type: string, format: byte, enum: ['YQ==']}
                D: {type: string, format: uuid, enum: ['6F9619FF-8B86-D011-B42D-00CF4FC964FF']}
                E: {type: string, format: date-time, enum: ['2020-01-01T00:00:00.000Z']}
            """);

        assertThat(Accepted.oneLine(files, "model/A"))
                .contains("new A(\"no\",")
                .contains("new A(\"yes\",")
                .contains("new A(\"on\",")
                .contains("new A(\"2020-01-01\",")
                .contains("new A(\"12:30:45\",");
        assertThat(Accepted.oneLine(files, "model/B"))
                .contains("@JsonProperty(\"n\")")
                .contains("@JsonProperty(\"on\")")
                .contains("@JsonProperty(\"012\")");
        assertThat(Accepted.oneLine(files, "model/C")).contains("new C(\"YQ==\",");
        assertThat(Accepted.oneLine(files, "model/D")).contains("new D(\"6F9619FF-8B86-D011-B42D-00CF4FC964FF\",");
        assertThat(Accepted.oneLine(files, "model/E")).contains("new E(\"2020-01-01T00:00:00.000Z\",");
    }

    @Test
    void nullInListOrMap() throws IOException {
        Map<String, String> files = Accepted.generated(folder, """
            components:
              schemas:
                A:
                  type: object
                  properties:
                    l: {type: array, items: {type: string, nullable: true}}
                    m: {type: object, additionalProperties: {type: string, nullable: true}}
            """);

        assertThat(Accepted.oneLine(files, "model/A"))
                .contains("@JsonProperty(\"l\") @Nullable List<@Nullable String> l")
                .contains("@JsonProperty(\"m\") @Nullable Map<String, @Nullable String> m");
    }

    @Test
    void enumValuesAreStringsAsWritten() throws IOException {
        Map<String, String> files = Accepted.generated(folder, """
            components:
              schemas:
                A: {type: string, enum: ['*/', "a\\nb", 'yes', '1.10', 'null', '{}', plain, 'pl"ain']}
                B: {type: string, nullable: true, enum: [a, null]}
                C: {type: string, format: date, enum: ['2020-01-01']}
                D: {type: string, format: password, enum: [a]}
            """);

        assertThat(Accepted.oneLine(files, "model/A"))
                .contains("new A(\"*/\",")
                .contains("new A(\"a\\012b\",")
                .contains("new A(\"yes\",")
                .contains("new A(\"1.10\",")
                .contains("new A(\"null\",")
                .contains("new A(\"{}\",")
                .contains("new A(\"plain\",")
                .contains("new A(\"pl\\\"ain\",");
        assertThat(Accepted.oneLine(files, "model/B")).contains("new B(\"a\",").doesNotContain("new B(\"null\"");
        assertThat(Accepted.oneLine(files, "model/C")).contains("new C(\"2020-01-01\",");
        assertThat(Accepted.oneLine(files, "model/D")).contains("new D(\"a\",");
    }

    @ParameterizedTest
    @CsvSource({"array", "Set", "object", "DateTime", "UUID", "file", "int", "binary", "AnyType", "map", "number"})
    void schemaWithNameOfGeneratedType(String name) throws IOException {
        Map<String, String> files = Accepted.generated(folder, """
            components:
              schemas:
                %1$s: {type: object, properties: {k: {type: string}}}
                Holder: {type: object, properties: {h: {$ref: '#/components/schemas/%1$s'}}}
            """.formatted(name));

        String type = Accepted.oneLine(files, "model/Holder")
                .replaceFirst(".*@JsonProperty\\(\"h\"\\) (?:com.example.model.)?@Nullable (\\w+) h.*", "$1");
        assertThat(type).startsWithIgnoringCase(name);
        assertThat(Accepted.oneLine(files, "model/" + type)).contains("@JsonProperty(\"k\") @Nullable String k");
    }

    @Test
    void referencesToAnotherFile() throws IOException {
        Files.writeString(
                folder.resolve("other.yaml"),
                "Thing: {type: object, properties: {k: {type: string, enum: [a]}, n: {$ref: '#/Next'}}}\n"
                        + "Next: {type: object, properties: {l: {type: string}}}\n");

        Map<String, String> files = Accepted.generated(
                folder,
                "components: {schemas: {A: {type: object, properties:" + " {t: {$ref: 'other.yaml#/Thing'}}}}}");

        assertThat(Accepted.oneLine(files, "model/A")).contains("@Nullable Thing t");
        assertThat(Accepted.oneLine(files, "model/Thing"))
                .contains("@Nullable ThingK k")
                .contains("@Nullable Next n");
        assertThat(Accepted.oneLine(files, "model/Next")).contains("@Nullable String l");
    }
}
