package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.gate.Specification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IgnoredElementsTest {

    private static final String SPECIFICATION = """
            openapi: 3.2.0
            info: {title: T, version: 1.0.0}
            jsonSchemaDialect: https://example.com/dialect
            webhooks: {one: {post: {responses: {}}}, two: {post: {responses: {}}}}
            paths:
              /a:
                servers: [{url: https://a.example.com}]
                get:
                  operationId: read
                  parameters:
                    - {name: accept, in: header, schema: {type: string}}
                    - {name: Authorization, in: header, schema: {type: string}}
                    - {name: q, in: query, schema: {type: string, format: colour}}
                  requestBody: {content: {application/json: {schema: {type: object}}}}
                  callbacks: {done: {'{$request.query.q}': {post: {responses: {}}}}}
                  responses:
                    '200':
                      description: D
                      links: {next: {operationId: read}}
                      content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}
              /b:
                get:
                  operationId: unwanted
                  callbacks: {done: {'{$request.query.q}': {post: {responses: {}}}}}
                  responses: {'200': {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}}}
            components:
              schemas:
                A:
                  type: object
                  gte: 1
                  x-own: 1
                  properties:
                    if: {type: string, embed: true, "a\\u001bb": 1}
                    format: {type: string, format: shade}
                    t: {type: array, prefixItems: [{type: string, format: colour}]}
                    p: {type: object, patternProperties: {a: {type: string}}, propertyNames: {minLength: 1}}
                    l: {type: array, contains: {type: string}, items: {type: string}}
                    e: {type: object, default: {links: {}, format: x, if: 1}}
                B: {type: object, other: 1, properties: {b: {type: string, format: b}}}
            """;

    @TempDir
    private Path folder;

    @Test
    void eachKindHasANoteWithItsCountAndFirstLocation() throws IOException {
        assertThat(notes(SPECIFICATION, "read"))
                .containsExactly(
                        ":1:1: note: ignored: OpenAPI 3.2: read as 3.1.",
                        ":3:1: note: ignored: `jsonSchemaDialect`: schemas are read in the dialect of OpenAPI.",
                        ":4:12: note: ignored: 2 times `webhooks`: no code: a client receives no requests.",
                        ":15:19: note: ignored: `callbacks`: no code: a client receives no requests.",
                        ":19:19: note: ignored: `links`: no code.",
                        ":7:5: note: ignored: `servers` of a path or an operation: no code: a client has one base URL.",
                        ":11:11: note: ignored: 2 times headers `Accept`, `Content-Type` and `Authorization`: set by the media types and your request interceptor.",
                        ":14:7: note: ignored: an empty body of GET, HEAD or TRACE: no body is sent.",
                        ":35:26: note: ignored: `prefixItems`: a list of any JSON.",
                        ":36:27: note: ignored: `patternProperties`: values are any JSON.",
                        ":36:67: note: ignored: 2 times `if`, `dependent…`, `contains`, `propertyNames`, `unevaluated…`: no code: the server validates values.",
                        ":30:7: note: ignored: 3 times unknown keywords (\"gte\", \"embed\", \"a\\033b\"): no code.",
                        ":13:55: note: ignored: 3 times unknown formats (\"colour\", \"shade\"): the type without a format.");
    }

    @Test
    void noNoteIfNothingIsIgnored() throws IOException {
        assertThat(notes("""
            openapi: 3.0.3
            info: {title: T, version: 1.0.0}
            servers: [{url: https://a.example.com}]
            paths:
              /a:
                get:
                  operationId: read
                  parameters: [{name: q, in: query, schema: {type: string, format: date}}]
                  responses: {'204': {description: D}}
            """)).isEmpty();
    }

    private List<String> notes(String yaml, String... operations) throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), yaml);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ClientReader(Specification.read(file), new PrintStream(out, true, StandardCharsets.UTF_8))
                .packages("com.example.api", "com.example.model")
                .operations(List.of(operations))
                .read();
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("^.*?a\\.yaml", ""))
                .toList();
    }
}
