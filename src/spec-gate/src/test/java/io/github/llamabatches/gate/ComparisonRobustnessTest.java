package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.llamabatches.gate.internal.comparing.Comparability;
import io.github.llamabatches.gate.internal.comparing.CompatibilityCheck;
import io.github.llamabatches.gate.internal.comparing.SpecComparison;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Tests that comparisons of any two documents end and report their findings. */
@Tag("spec")
class ComparisonRobustnessTest {

    private static final String HEAD = """
            openapi: 3.0.3
            info: {title: x, version: 1.0.0}
            paths:
            """;

    @Test
    void recursiveSchemasAreCompared() {
        String tree = HEAD + """
                  /trees:
                    get:
                      operationId: getTree
                      tags: [Trees]
                      responses:
                        "200":
                          description: x
                          content: {application/json: {schema: {$ref: "#/components/schemas/Tree"}}}
                components:
                  schemas:
                    Tree:
                      type: object
                      properties:
                        name: {type: string}
                        left: {$ref: "#/components/schemas/Tree"}
                        forest: {$ref: "#/components/schemas/Forest"}
                    Forest: {type: array, items: {$ref: "#/components/schemas/Tree"}}
                    Endless: {type: array, items: {$ref: "#/components/schemas/Endless"}}
                """;
        String edited = Specs.edit(tree, "name: {type: string}", "name: {type: integer}");

        List<Finding> findings = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> CompatibilityCheck.compare(Specs.parse(tree), Specs.parse(edited)));

        assertThat(findings)
                .extracting(Finding::pointer)
                .containsExactly("/info/version", "/components/schemas/Tree/properties/name/type");
    }

    @Test
    void infinitelyNestedTypeHasName() {
        String text = HEAD + """
                  /a:
                    get: {responses: {"200": {description: A, content: {application/json: {schema: {$ref: "#/components/schemas/Endless"}}}}}}
                components:
                  schemas:
                    Endless: {type: array, items: {$ref: "#/components/schemas/Endless"}}
                """;
        String edited =
                Specs.edit(text, "{type: array, items: {$ref: \"#/components/schemas/Endless\"}}", "{type: string}");

        assertThat(CompatibilityCheck.compare(Specs.parse(text), Specs.parse(edited)))
                .extracting(Finding::rule)
                .containsExactly(Rule.of("version-not-raised"), Rule.of("type-changed"));
    }

    @Test
    void circularReferenceIsFailure() {
        String circle = Specs.edit(
                Specs.TEXT,
                "    JobType:\n",
                "    One: {$ref: \"#/components/schemas/Two\"}\n    Two: {$ref: \"#/components/schemas/One\"}\n    JobType:\n");

        assertThat(CompatibilityCheck.compare(Specs.parse(circle), Specs.parse(circle)))
                .isNotEmpty()
                .allMatch(finding -> finding.rule().is("comparison-possible"));
    }

    @Test
    void largeSpecificationIsComparedWithinSeconds() {
        String large = large("string");
        String edited = Specs.edit(
                large,
                "    S77:\n      type: object\n      properties:\n        name: {type: string}",
                "    S77:\n      type: object\n      properties:\n        name: {type: boolean}");

        List<Finding> findings = assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> CompatibilityCheck.compare(Specs.parse(large), Specs.parse(edited)));

        assertThat(findings)
                .extracting(Finding::pointer)
                .containsExactly("/info/version", "/components/schemas/S77/properties/name/type");
    }

    private static String large(String type) {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i < 300; i++) {
            text.append("""
                      /things%1$d/{id}:
                        get:
                          operationId: getThing%1$d
                          tags: [Things]
                          parameters:
                            - {name: id, in: path, required: true, schema: {type: string}}
                            - {name: filter, in: query, schema: {$ref: "#/components/schemas/S%2$d"}}
                          responses:
                            "200":
                              description: x
                              content: {application/json: {schema: {$ref: "#/components/schemas/S%1$d"}}}
                    """.formatted(i, (i * 7) % 300));
        }
        text.append("components:\n  schemas:\n");
        for (int i = 0; i < 300; i++) {
            text.append("""
                        S%d:
                          type: object
                          properties:
                            name: {type: %s}
                            next: {$ref: "#/components/schemas/S%d"}
                            others: {type: array, items: {$ref: "#/components/schemas/S%d"}}
                    """.formatted(i, type, (i + 1) % 300, (i * 3) % 300));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void mutatedDocumentsAreEqualToThemselves(long seed) {
        Random random = new Random(seed);
        List<SpecDocument> documents = new ArrayList<>();
        while (documents.size() < 25) {
            try {
                documents.add(Specs.parse(mutate(Specs.TEXT, random)));
            } catch (YamlEngineException e) {
                // Only YAML can be compared.
            }
        }
        for (int i = 1; i < documents.size(); i++) {
            SpecDocument one = documents.get(i - 1);
            SpecDocument other = documents.get(i);
            for (Finding finding : CompatibilityCheck.compare(one, other)) {
                assertThat(finding.message()).isNotBlank();
                assertThat(finding.remedy()).isNotBlank();
                assertThat(finding.position().line()).isPositive();
            }
            if (Comparability.check(one).isEmpty()) {
                assertThat(SpecComparison.changes(one, one)).isEmpty();
            }
        }
    }

    /** Deletes, duplicates and swaps lines, and replaces values. */
    private static String mutate(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        String[] values = {"[]", "{}", "null", "5", "true", "text", "[{a: b}]", "{$ref: x}", "1e999"};
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            switch (random.nextInt(4)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, line);
                case 2 -> lines.set(at, lines.set(random.nextInt(lines.size()), line));
                default ->
                    lines.set(
                            at,
                            line.contains(":")
                                    ? line.substring(0, line.indexOf(':') + 1) + " "
                                            + values[random.nextInt(values.length)]
                                    : line);
            }
        }
        return String.join("\n", lines);
    }
}
