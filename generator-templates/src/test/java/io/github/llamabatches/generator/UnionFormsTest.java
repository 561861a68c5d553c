package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which alternatives can be distinguished, and by which field. */
@Tag("json")
class UnionFormsTest {

    private static final String OBJECTS = """
            Cat: {type: object, required: [sort], properties: {sort: {type: string, enum: [cat]}, meows: {type: boolean}}}
            Dog: {type: object, required: [barks], properties: {sort: {type: string, enum: [dog, wolf]}, barks: {type: boolean}}}
            Cow: {type: object, properties: {sort: {type: string}, moos: {type: boolean}}}
            Fish: {type: object, required: [swims, hidden], properties: {hidden: {type: string, writeOnly: true}, swims: {type: boolean}}}
            Bird: {type: object, required: [hidden], properties: {hidden: {type: string, writeOnly: true}, flies: {type: boolean}}}
            Size: {type: object, required: [sort], properties: {sort: {type: integer, enum: [1]}, size: {type: integer}}}
            Width: {type: object, properties: {sort: {type: integer, enum: [2, 3]}}}
            Share: {type: object, properties: {sort: {type: number, enum: [0.5]}}}
            Count: {type: object, properties: {sort: {type: integer}}}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Cat, Dog       |                                                    | sort | cat; dog, wolf
        Cat, Cow       | {propertyName: sort}                               | sort | cat; Cow
        Cat, Cow       | {propertyName: sort, mapping: {kitten: Cat, '#/': Cow}} | sort | kitten, cat; #/
        Cow, Fish      | {propertyName: sort, mapping: {c: '#/components/schemas/Cow', f: Fish}} | sort | c; f
        Dog, Fish      |                                                    |      | barks; swims
        Size, Width    |                                                    | sort | 1; 2, 3
        Size, Width    | {propertyName: sort}                               | sort | 1; 2, 3
        Size, Width    | {propertyName: sort, mapping: {'7': Size}}         | sort | 7, 1; 2, 3
        """)
    void distinguishableObjects(String objects, String discriminator, String key, String keys) {
        UnionClass union = union(objects, discriminator);

        assertThat(union.decided()).isTrue();
        assertThat(union.key()).isEqualTo(key == null ? "" : key);
        assertThat(String.join(
                        "; ",
                        union.variants().stream()
                                .map(variant -> String.join(", ", variant.keys()))
                                .toList()))
                .isEqualTo(keys);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Cat, Cow       |                                                                | neither a constant nor a field of its own
        Cow, Fish      |                                                                | one requires nothing
        Fish, Bird     |                                                                | only a field that nobody reads
        Size, Share    |                                                                | a tag with a fraction
        Cat, Count     | {propertyName: sort}                                           | any integer, never the name of the schema
        Cow, Size      | {propertyName: sort, mapping: {a: Cow, '': Size}}              | a tag without a text
        """)
    void indistinguishableObjects(String objects, String discriminator, String reason) {
        assertThat(union(objects, discriminator).decided()).as(reason).isFalse();
    }

    @Test
    void tagThatCanBeNullIsAField() {
        Client client = client("""
            Bee: {type: object, properties: {sort: {type: string, enum: [bee], nullable: true}}}
            One: {oneOf: [{$ref: '#/components/schemas/Bee'}, {$ref: '#/components/schemas/Cat'}], discriminator: {propertyName: sort}}
            """);

        assertThat(client.unions().get("One").key()).isEqualTo("sort");
        assertThat(client.records().get("Bee").tags()).isEmpty();
        assertThat(client.records().get("Bee").fields())
                .extracting(Field::componentType)
                .containsExactly("JsonNullable<com.example.model.BeeSort>");
    }

    @Test
    void listsAndMapsAreCreatedByMethodsOfTheirOwn() {
        Client client = client("""
            Cats: {oneOf: [{type: array, items: {$ref: '#/components/schemas/Cat'}}, {type: array, items: {type: string}}]}
            Deep: {oneOf: [{$ref: '#/components/schemas/Cow'}, {$ref: '#/components/schemas/Deeper'}, {$ref: '#/components/schemas/Maps'}]}
            Deeper: {type: object, additionalProperties: {type: array, items: {type: integer, format: int64}}}
            Maps: {type: object, additionalProperties: {$ref: '#/components/schemas/Cat'}}
            String: {type: object, properties: {a: {type: string}}}
            Same: {oneOf: [{type: array, items: {$ref: '#/components/schemas/String'}}, {type: array, items: {type: string}}]}
            """);

        assertThat(factories(client, "Cats")).containsExactly("ofListOfCat", "ofListOfString");
        assertThat(factories(client, "Deep")).containsExactly("of", "ofMapOfListOfLong", "ofMapOfCat");
        assertThat(factories(client, "Same")).containsExactly("ofListOfString", "ofListOfString2");
    }

    private static List<String> factories(Client client, String union) {
        return client.unions().get(union).factories().stream()
                .map(UnionClass.Factory::name)
                .toList();
    }

    @Test
    void objectWritesConstantStringTag() {
        Client client = client("""
            One: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Cow'}], discriminator: {propertyName: sort}}
            Two: {oneOf: [{$ref: '#/components/schemas/Dog'}, {$ref: '#/components/schemas/Cow'}], discriminator: {propertyName: sort, mapping: {other: Cow}}}
            """);

        assertThat(client.records().get("Cat").tags()).containsExactly(new RecordClass.Tag("sort", "sort", "cat"));
        assertThat(client.records().get("Cat").unions()).containsExactly("com.example.model.One");
        assertThat(client.records().get("Cow").tags()).isEmpty();
        assertThat(client.records().get("Cow").unions())
                .containsExactly("com.example.model.One", "com.example.model.Two");
        assertThat(client.records().get("Cow").fields()).extracting(Field::name).contains("sort");
        assertThat(client.enums()).doesNotContainKey("CatSort").containsKey("DogSort");
    }

    @Test
    void nestedUnionWithOtherTagIsJson() {
        Client client = client("""
            Inner: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Cow'}], discriminator: {propertyName: sort}}
            Outer:
              oneOf: [{$ref: '#/components/schemas/Inner'}, {$ref: '#/components/schemas/Bird'}]
              discriminator: {propertyName: group, mapping: {inner: '#/components/schemas/Inner', bird: '#/components/schemas/Bird'}}
            """);

        assertThat(client.unions().get("Inner").decided()).isTrue();
        assertThat(client.unions().get("Outer").decided()).isFalse();
    }

    @Test
    void schemasWithNamesOfTypesAreVariants() throws IOException {
        Map<String, String> files = Accepted.generated(folder, """
            components:
              schemas:
                List: {type: object, properties: {a: {type: string}}}
                Mixed: {anyOf: [{type: array, items: {type: string}}, {$ref: '#/components/schemas/List'}]}
            """);

        assertThat(Accepted.oneLine(files, "model/Mixed"))
                .contains("case \"array\" -> OfList.class; case \"object\" -> OfList2.class;");
    }

    @Test
    void circularPartsEnd() throws IOException {
        assertThat(Accepted.generated(folder, """
            components:
              schemas:
                A: {allOf: [{$ref: '#/components/schemas/B'}], properties: {x: {type: string}}}
                B: {allOf: [{$ref: '#/components/schemas/A'}]}
                C: {type: object, required: [b], properties: {b: {$ref: '#/components/schemas/B'}}}
            """)).isNotEmpty();
    }

    @Test
    void listsOfSeveralTypesAreJson() {
        Client client = client("""
            Lists: {anyOf: [{type: string}, {type: array, items: {type: string}}, {type: array, items: {type: integer}}]}
            Maps: {anyOf: [{$ref: '#/components/schemas/Cat'}, {type: object}]}
            """);

        assertThat(client.unions().get("Lists").decided()).isFalse();
        assertThat(client.unions().get("Maps").decided()).isFalse();
    }

    @Test
    void baseWithoutSubtypesIsRecord() {
        Client client = client("""
            Base: {type: object, properties: {sort: {type: string}}, discriminator: {propertyName: sort}}
            """);

        assertThat(client.records().get("Base").fields())
                .extracting(Field::name)
                .containsExactly("sort");
    }

    @Test
    void baseWithSubtypeIsUnion() {
        Client client = client("""
            Base: {type: object, properties: {sort: {type: string}}, discriminator: {propertyName: sort}}
            Only: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {a: {type: string}}}]}
            """);

        assertThat(client.unions().get("Base").variants())
                .extracting(UnionClass.Variant::keys)
                .containsExactly(List.of("Only"));
    }

    @Test
    void subtypeWithoutFieldsOfItsOwnIsAlternative() {
        Client client = client("""
            Base: {type: object, properties: {sort: {type: string}}, discriminator: {propertyName: sort}}
            One: {allOf: [{$ref: '#/components/schemas/Base'}]}
            Two: {type: object, allOf: [{$ref: '#/components/schemas/Base'}]}
            """);

        assertThat(client.unions().get("Base").variants())
                .extracting(UnionClass.Variant::keys)
                .containsExactly(List.of("One"), List.of("Two"));
    }

    @Test
    void circularAlternativesEnd() {
        Client client = client("""
            Self: {anyOf: [{$ref: '#/components/schemas/Self'}, {type: string}, {type: array, items: {$ref: '#/components/schemas/Self'}}]}
            There: {oneOf: [{$ref: '#/components/schemas/Back'}, {type: boolean}]}
            Back: {oneOf: [{$ref: '#/components/schemas/There'}, {type: integer}]}
            """);

        assertThat(types(client.unions())).containsEntry("There", List.of("integer", "boolean"));
        assertThat(types(client.unions())).containsEntry("Back", List.of("boolean", "integer"));
        assertThat(types(client.unions())).containsEntry("Self", List.of("string", "array"));
    }

    private static Map<String, List<String>> types(Map<String, UnionClass> unions) {
        return unions.values().stream()
                .collect(java.util.stream.Collectors.toMap(
                        UnionClass::name,
                        union -> union.variants().stream()
                                .map(UnionClass.Variant::jsonType)
                                .toList()));
    }

    private static UnionClass union(String objects, String discriminator) {
        String references = objects.replaceAll("(\\w+)", "{\\$ref: '#/components/schemas/$1'}");
        Client client = client("Choice: {oneOf: [" + references + "]"
                + (discriminator == null ? "" : ", discriminator: " + discriminator) + "}\n");
        return client.unions().get("Choice");
    }

    private static Client client(String schemas) {
        return Clients.of("components:\n  schemas:\n" + (schemas + OBJECTS).indent(4));
    }
}
