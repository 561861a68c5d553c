package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {type: string}                                       | String
        {type: string, format: uri}                          | String
        {type: string, format: date-time}                    | Instant
        {type: string, format: date}                         | LocalDate
        {type: string, format: uuid}                         | UUID
        {type: string, format: byte}                         | Base64Text
        {type: integer}                                      | Integer
        {type: integer, format: int64}                       | Long
        {type: number}                                       | BigDecimal
        {type: number, format: float}                        | Float
        {type: number, format: double}                       | Double
        {type: boolean}                                      | Boolean
        {type: object}                                       | Object
        {type: array, items: {type: string}}                 | List<String>
        {type: array, items: {type: string, nullable: true}} | List<@Nullable String>
        {type: array, items: {}}                             | List<@Nullable Object>
        {type: object, items: {type: string}}                | Object
        {type: array, uniqueItems: true, items: {type: integer}} | List<Integer>
        {type: object, additionalProperties: {type: array, items: {$ref: '#/components/schemas/Sort'}}} | Map<String, List<Sort>>
        {type: object, additionalProperties: true}           | Map<String, @Nullable Object>
        {$ref: '#/components/schemas/Sort'}                  | Sort
        {$ref: '#/components/schemas/Thing'}                 | Thing
        {$ref: '#/components/schemas/Words'}                 | List<String>
        {allOf: [{$ref: '#/components/schemas/Sort'}], description: A kind.} | Sort
        {allOf: [{$ref: '#/components/schemas/Sort'}, {description: A kind.}]} | Sort
        {allOf: [{$ref: '#/components/schemas/Sort'}, {type: string, description: A kind.}]} | Sort
        {type: string, allOf: [{$ref: '#/components/schemas/Sort'}]} | Sort
        {type: array, allOf: [{$ref: '#/components/schemas/Words'}, {type: array, maxItems: 3}]} | List<String>
        {type: object, allOf: [{$ref: '#/components/schemas/Thing'}]} | Thing
        {type: object, allOf: [{oneOf: [{$ref: '#/components/schemas/Thing'}, {$ref: '#/components/schemas/Other'}]}]} | ThingX
        {type: string, allOf: [{$ref: '#/components/schemas/Thing'}]} | ThingX
        {additionalProperties: {allOf: [{}, {description: Any value.}]}} | Map<String, @Nullable Object>
        {type: string, enum: [a]}                            | ThingX
        {type: object, properties: {a: {type: string}}}      | ThingX
        {allOf: [{$ref: '#/components/schemas/Other'}, {properties: {a: {type: string}}}]} | ThingX
        {oneOf: [{$ref: '#/components/schemas/Sort'}]}       | Sort
        {anyOf: [{type: string}, {$ref: '#/components/schemas/Sort'}]} | Sort
        {anyOf: [{type: string, enum: [a]}, {$ref: '#/components/schemas/Sort'}]} | ThingX
        {anyOf: [{type: string, format: uuid}, {type: string}]} | String
        {anyOf: [{type: integer}, {type: number}]}           | BigDecimal
        {anyOf: [{type: integer}, {type: integer, format: int64}]} | Long
        {anyOf: [{type: string}, {type: integer}]}           | ThingX
        {anyOf: [{type: string}, {}]}                        | Object
        {anyOf: [{type: string}, {type: array, items: {type: string}}]} | List<String>
        {anyOf: [{$ref: '#/components/schemas/Other'}, {type: array, items: {$ref: '#/components/schemas/Other'}}]} | List<Other>
        {type: array, items: {oneOf: [{$ref: '#/components/schemas/Other'}, {type: boolean}]}} | List<ThingXInner>
        {type: string, oneOf: [{format: email}, {pattern: x}]} | String
        {type: string, anyOf: [{$ref: '#/components/schemas/Sort'}, {pattern: x}]} | Sort
        {not: {type: string}}                                | Object
        {type: integer, enum: [1, 2]}                        | ThingX
        {type: integer, enum: [1]}                           | Integer
        {type: integer, enum: [10000000000]}                 | Long
        {enum: [1.5]}                                        | BigDecimal
        {enum: [true]}                                       | Boolean
        """)
    void schemaBecomesType(String schema, String type) {
        assertThat(thing(schema).get("x").type().text().replace("com.example.model.", ""))
                .isEqualTo(type);
    }

    @Test
    void nullableIsInheritedThroughReferencesAndAllOf() {
        Map<String, Field> fields = thing("""
            {$ref: '#/components/schemas/MaybeSort'}
                  y: {allOf: [{$ref: '#/components/schemas/MaybeSort'}], description: A kind.}
                  z: {allOf: [{$ref: '#/components/schemas/Sort'}], nullable: true}
                  n: {$ref: '#/components/schemas/Sort'}\
            """);

        assertThat(fields.get("x").componentType()).isEqualTo("JsonNullable<com.example.model.MaybeSort>");
        assertThat(fields.get("y").componentType()).isEqualTo("JsonNullable<com.example.model.MaybeSort>");
        assertThat(fields.get("z").componentType()).isEqualTo("JsonNullable<com.example.model.Sort>");
        assertThat(fields.get("n").componentType()).isEqualTo("@Nullable com.example.model.Sort");
    }

    @Test
    void listedNullIsAllowedWithoutAType() {
        Map<String, Field> fields = thing("""
            {enum: [a, null]}
                  y: {type: string, enum: [a, null]}
                  z: {enum: [a, 1, null]}\
            """);

        assertThat(fields.get("x").componentType()).isEqualTo("JsonNullable<com.example.model.ThingX>");
        assertThat(fields.get("y").componentType()).isEqualTo("@Nullable com.example.model.ThingY");
        assertThat(fields.get("z").componentType()).isEqualTo("JsonNullable<com.example.model.ThingZ>");
    }

    @Test
    void aliasOfSchemaIsSameType() {
        Client client = Clients.of("""
            paths:
              /a:
                get:
                  operationId: read
                  responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Alias'}}}}}
            components:
              schemas:
                Alias: {$ref: '#/components/schemas/Other'}
                Other: {$ref: '#/components/schemas/Thing'}
                Thing: {properties: {kind: {$ref: '#/components/schemas/AliasOfKind'}}}
                AliasOfKind: {$ref: '#/components/schemas/Kind'}
                Kind: {type: string, enum: [a]}
            """);

        assertThat(client.interfaces().get("DefaultApi").operations().get(0).resultType())
                .isEqualTo("com.example.model.Thing");
        assertThat(client.records().get("Thing").fields().get(0).type().text()).isEqualTo("com.example.model.Kind");
    }

    @Test
    void allOfBecomesOneRecord() {
        Client client = Clients.of("""
            components:
              schemas:
                Base: {properties: {a: {type: string}, b: {type: string}}, required: [a]}
                Whole:
                  required: [b]
                  allOf: [{$ref: '#/components/schemas/Base'}, {properties: {c: {type: string}}}]
                  properties: {d: {type: string}}
            """);

        assertThat(client.records().get("Whole").fields())
                .extracting(Field::name)
                .containsExactly("a", "b", "c", "d");
        assertThat(client.records().get("Whole").fields())
                .extracting(Field::required)
                .containsExactly(true, true, false, false);
    }

    @Test
    void inlineSchemasHaveUniqueNames() {
        Client client = Clients.of("""
            components:
              schemas:
                First: {properties: {second: {properties: {x: {type: string}}}}}
                FirstSecond: {properties: {y: {type: string}}}
                Third: {properties: {second: {properties: {x: {type: string}}}}}
            """);

        assertThat(client.records().keySet())
                .containsExactly("First", "FirstSecond", "FirstSecond2", "Third", "ThirdSecond");
        assertThat(client.records().get("FirstSecond").fields())
                .extracting(Field::name)
                .containsExactly("y");
    }

    @Test
    void inlineSchemasKeepTheirNamesAfterAdditions() {
        String before = """
            paths:
              /a:
                post:
                  operationId: send
                  requestBody: {content: {application/json: {schema: {properties: {x: {properties: {y: {type: string}}}}}}}}
                  responses: {'200': {content: {application/json: {schema: {properties: {x: {type: string}}}}}}}
            """;
        String after = """
            paths:
              /0:
                post:
                  operationId: first
                  requestBody: {content: {application/json: {schema: {properties: {x: {type: string}}}}}}
                  responses: {'200': {content: {application/json: {schema: {properties: {x: {type: string}}}}}}}
            """ + before.replace("paths:\n", "").replace("{y:", "{z: {properties: {x: {type: string}}}, y:");

        assertThat(Clients.of(before).models()).containsExactly("Send200Response", "SendRequest", "SendRequestX");
        assertThat(Clients.of(after).models()).containsAll(Clients.of(before).models());
    }

    @Test
    void tagsThatDifferInCaseShareInterface() {
        Client client = Clients.of("""
            paths:
              /a:
                get: {operationId: a, tags: [pets, PETS], responses: {}}
                post: {operationId: b, tags: [Pets, Dogs & Cats], responses: {}}
                put: {operationId: c, tags: [PETS, dogs-CATS], responses: {}}
            tags: [{name: PETS, description: Pets.}]
            """);

        assertThat(client.interfaces().keySet()).containsExactly("DogsCATSApi", "PetsApi");
        assertThat(client.interfaces().get("PetsApi").operations())
                .extracting(ApiOperation::name)
                .containsExactly("a", "b", "c");
    }

    @Test
    void schemaKeepsItsNameUnlessItIsTaken() {
        Client client = Clients.of("""
            components:
              schemas:
                File: {properties: {x: {type: string}}}
                String: {properties: {x: {$ref: '#/components/schemas/File'}}}
                List: {properties: {x: {type: string}}}
                Builder: {properties: {x: {type: string}}}
                order: {properties: {x: {type: string}}}
                Order: {properties: {x: {type: string}}}
                ORDER: {properties: {x: {type: string}}}
            """);
        assertThat(client.models())
                .containsExactlyInAnyOrder("File", "String", "List", "Builder2", "Order", "Order2", "ORDER3");
        assertThat(client.records().get("String").fields().get(0).type().text()).isEqualTo("com.example.model.File");
    }

    @Test
    void operationIsInInterfaceOfEachTagOnce() {
        Client client = Clients.of("""
            paths:
              /a:
                get: {operationId: getIt, tags: [One, Two, One], parameters: [{name: q, in: query, schema: {type: string}}], responses: {}}
                post: {operationId: GETIt, tags: [用户], responses: {}}
                put: {responses: {}}
            """);

        assertThat(client.interfaces().keySet()).containsExactly("DefaultApi", "OneApi", "TwoApi", "用户Api");
        assertThat(client.interfaces().get("OneApi").operations()).hasSize(1);
        assertThat(client.parameterRecords().get("GetItQuery").interfaces()).containsExactly("OneApi", "TwoApi");
        assertThat(client.interfaces().get("用户Api").operations().get(0).name()).isEqualTo("getItPost");
        assertThat(client.interfaces().get("DefaultApi").operations().get(0).name())
                .isEqualTo("putA");
    }

    @Test
    void operationParameterReplacesPathParameter() {
        Client client = Clients.of("""
            paths:
              /a/{id}:
                parameters:
                  - {name: id, in: path, required: true, schema: {type: string}}
                  - {name: q, in: query, schema: {type: string}}
                get:
                  parameters:
                    - {name: r, in: query, schema: {type: string}}
                    - {name: q, in: query, schema: {type: integer}}
                    - {name: id, in: query, schema: {type: string}}
                  responses: {}
            """);

        ApiOperation operation =
                client.interfaces().get("DefaultApi").operations().get(0);
        assertThat(operation.parameters()).extracting(ApiParameter::name).containsExactly("id", "r", "q", "id2");
        assertThat(operation.parameters().get(2).declaredType()).isEqualTo("@Nullable Integer");
    }

    @Test
    void metadataListsUsedTypesOnce() {
        Client client = Clients.of("""
            paths:
              /a/{id}:
                get:
                  operationId: get
                  parameters:
                    - {name: id, in: path, required: true, schema: {type: string}}
                    - {name: c, in: cookie, schema: {type: string}}
                  responses: {}
            components:
              schemas:
                A: {properties: {x: {type: string, format: byte}}}
                B: {properties: {x: {type: string, nullable: true}}}
            """);

        assertThat(new NativeMetadata(client).entries())
                .extracting(entry -> entry.get(0)
                        .replace("io.github.llamabatches.runtime", "runtime")
                        .replace("com.example.", ""))
                .containsExactly(
                        "\"type\": \"runtime.PathSegment\"",
                        "\"type\": \"runtime.Base64Text\"",
                        "\"type\": \"runtime.JsonNullable\"",
                        "\"type\": \"runtime.JsonNullable$Absent\"",
                        "\"type\": { \"proxy\": [\"api.DefaultApi\"] }",
                        "\"type\": \"api.DefaultApi\"",
                        "\"type\": \"api.DefaultApi$GetCCookie\"",
                        "\"type\": \"model.A$Builder\"",
                        "\"type\": \"model.A\"",
                        "\"type\": \"model.B$Builder\"",
                        "\"type\": \"model.B\"");
    }

    private static Map<String, Field> thing(String schema) {
        return Clients.of("""
            components:
              schemas:
                Thing:
                  type: object
                  properties:
                    x: %s
                Sort: {type: string, enum: [a, b]}
                MaybeSort: {type: string, enum: [a, b], nullable: true}
                Words: {type: array, items: {type: string}}
                Other: {type: object, properties: {o: {type: string}}}
            """.formatted(schema.replace("\n      ", "\n        ")))
                .records()
                .get("Thing")
                .fields()
                .stream()
                .collect(Collectors.toMap(Field::name, field -> field));
    }
}
