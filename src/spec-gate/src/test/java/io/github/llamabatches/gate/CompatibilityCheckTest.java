package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.llamabatches.gate.internal.comparing.ApiChangelog;
import io.github.llamabatches.gate.internal.comparing.CompatibilityCheck;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.Severity;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spec")
class CompatibilityCheckTest {

    private static final String TEXT = Specs.TEXT;

    private static List<Finding> compare(String from, String to) {
        return CompatibilityCheck.compare(Specs.parse(from), Specs.parse(to));
    }

    private static List<String> rules(List<Finding> findings) {
        return findings.stream().map(finding -> finding.rule().id()).toList();
    }

    @Test
    void versionOfCurrentSpecificationIsSufficient() throws IOException {
        Path released = Specs.FILE.resolveSibling("released").resolve("batches.yaml");

        assertThat(CompatibilityCheck.compare(
                        SpecDocument.parse(released, Files.readString(released)), Specs.parse(TEXT)))
                .filteredOn(finding -> finding.severity().fails())
                .isEmpty();
    }

    static Stream<String> harmless() {
        String id = "        id:\n          type: string\n          description: Identifies the batch.\n";
        String project =
                "        project_id:\n          type: string\n          description: The project that the batch belongs to.\n";
        String jobType = TEXT.substring(TEXT.indexOf("    JobType:\n"), TEXT.indexOf("    ValidationErrorBody:\n"));
        return Stream.of(
                "# A comment.\n" + TEXT,
                TEXT.replace("\n", "\r\n"),
                Specs.edit(TEXT, "description: Identifies the batch.", "description: Names the batch."),
                Specs.edit(TEXT, id + "        config:", "        config:").replace(project, id + project),
                Specs.edit(TEXT, jobType, "").replace("    BatchPage:\n", jobType + "    BatchPage:\n"),
                Specs.edit(TEXT, "operationId: listBatches", "operationId: \"listBatches\""),
                Specs.edit(TEXT, "tags:\n        - Batches", "tags: [Batches]"),
                Specs.edit(TEXT, "        - items\n      properties", "        - 'items'\n      properties"),
                Specs.edit(TEXT, "                total_size: 0", "                total_size: 7"),
                Specs.edit(TEXT, "        - Documents are parsed.", "        - Documents become text."),
                Specs.edit(TEXT, "        - id\n        - config\n", "        - config\n        - id\n"),
                Specs.edit(
                        TEXT, "        - PENDING\n        - THROTTLED\n", "        - THROTTLED\n        - PENDING\n"),
                Specs.edit(TEXT, "summary: List batches", "summary: Lists batches"),
                Specs.edit(TEXT, "  title: LlamaCloud Batches", "  title: Batches"),
                Specs.parse(TEXT).json().toString());
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void descriptionsOrderAndFormatAreNoChange(String edited) {
        assertThat(edited).isNotEqualTo(TEXT);
        assertThat(compare(TEXT, edited)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // released, current, kind of change, accepted
        "1.0.0, 1.0.0, none, true",
        "1.0.0, 1.0.1, none, true",
        "1.0.0, 1.0.0, note, false",
        "1.0.0, 1.0.1, note, false",
        "1.0.0, 1.1.0, note, true",
        "1.0.0, 2.0.0, note, true",
        "1.0.0, 1.0.9, warning, false",
        "1.0.0, 1.1.0, warning, true",
        "1.2.3, 1.9.0, error, false",
        "1.2.3, 2.0.0, error, true",
        "1.2.3, 2.0.0-rc.1, error, true",
        "0.3.1, 0.3.2, error, false",
        "0.3.1, 0.4.0, error, true",
        "0.3.1, 0.3.1, note, false",
        "0.3.1, 0.3.2, note, true",
        "2.0.0-rc.1, 2.0.0-rc.1, error, false",
        "2.0.0-rc.2, 2.0.0-rc.10, error, true",
        "2.0.0-rc.1, 2.0.0, error, true",
        "1.1.0, 1.0.0, none, false",
        "1.0.0, 1.0.0-rc.1, none, false",
        "1.0.0, 1.0, none, false",
        "1.0.0, 01.0.0, error, false",
        "first, 1.0.0, none, false",
    })
    void versionMustMatchChanges(String from, String to, String kind, boolean accepted) {
        String edited = switch (kind) {
            case "note" ->
                Specs.edit(
                        TEXT, "        - extract_v2\n      x-", "        - extract_v2\n        - split_v1\n      x-");
            case "warning" -> Specs.edit(TEXT, "        - extract_v2\n      x-", "      x-");
            case "error" -> Specs.edit(TEXT, "operationId: listBatches", "operationId: findBatches");
            default -> TEXT;
        };
        String version = "version: 1.0.0";

        List<Finding> findings =
                compare(Specs.edit(TEXT, version, "version: " + from), Specs.edit(edited, version, "version: " + to));

        assertThat(rules(findings).contains("version-not-raised")).isEqualTo(!accepted);
        if (accepted) {
            assertThat(findings).noneMatch(finding -> finding.severity().fails());
            assertThat(findings).allMatch(finding -> finding.message().endsWith("(accepted by " + to + ")."));
        } else {
            assertThat(findings.get(0)).returns("/info/version", Finding::pointer);
            assertThat(findings.get(0).position().line()).isEqualTo(Specs.line(TEXT, version));
        }
    }

    @Test
    void insufficientVersionIsReportedWithReasonAndRequiredVersion() {
        List<Finding> findings =
                compare(TEXT, Specs.edit(TEXT, "operationId: listBatches", "operationId: findBatches"));

        assertThat(findings)
                .extracting(Finding::message, Finding::remedy)
                .containsExactly(
                        tuple(
                                "The version is still that of the release, 1.0.0, and must increase because of this change: GET '/api/v2/batches': "
                                        + "the operation 'listBatches' is renamed to 'findBatches'.",
                                "Write 'version: 2.0.0' if the API has changed this way, or undo the change."),
                        tuple(
                                "GET '/api/v2/batches': the operation 'listBatches' is renamed to 'findBatches'; "
                                        + "code that calls it by its name no longer compiles.",
                                "Change it back, or, if the API has changed this way, write 'version: 2.0.0' in 'info'."));
    }

    @Test
    void acceptedRequiredParameterIsOneNoteWithItsConsequence() {
        String parameter =
                "        - name: region\n          in: query\n          description: The region.\n          required: true\n"
                        + "          schema: {type: string}\n";
        String more = Specs.edit(TEXT, "        - name: status\n", parameter + "        - name: status\n");

        assertThat(compare(TEXT, more.replace("version: 1.0.0", "version: 2.0.0")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.of("required-parameter-added"));
                    assertThat(finding.remedy()).isEqualTo("Adapt the code that calls the API, and its tests.");
                });
    }

    @Test
    void renamedSchemaIsOneFinding() {
        assertThat(compare(TEXT, TEXT.replace("BatchJob", "BatchWork").replace("version: 1.0.0", "version: 2.0.0")))
                .extracting(Finding::rule, Finding::pointer)
                .containsExactly(tuple(Rule.of("schema-renamed"), "/components/schemas/BatchWork"));
    }

    @Test
    void newValueOfClosedEnumIsBreaking() {
        String closed = Specs.edit(TEXT, "documents.\n      x-extensible-enum: true\n", "documents.\n");
        String more = Specs.edit(
                closed, "        - extract_v2\n      x-", "        - extract_v2\n        - split_v1\n      x-");

        assertThat(rules(compare(closed, more))).containsExactly("version-not-raised", "closed-enum-value-added");
    }

    @Test
    void renamedPathParameterIsSamePath() {
        String old = path("{id}", "id");
        List<Finding> findings = compare(old, path("{batch_id}", "batch_id"));

        assertThat(rules(findings)).containsExactly("parameter-renamed");
    }

    private static String path(String template, String name) {
        return Specs.edit(TEXT, "\ncomponents:\n", """

                  /api/v2/batches/%s:
                    get:
                      operationId: getBatch
                      tags: [Batches]
                      parameters:
                        - name: %s
                          in: path
                          required: true
                          schema: {type: string}
                      responses:
                        "200":
                          description: The batch.
                components:
                """.formatted(template, name));
    }

    @Test
    void sharedParameterIsReportedOnce() {
        String shared = Specs.edit(
                TEXT,
                "components:\n",
                "components:\n  parameters:\n    Id:\n      name: id\n      in: path\n      required: true\n      schema: {type: string}\n");
        String twice = shared.replace("\ncomponents:\n", """

                  /a/{id}:
                    parameters: [{$ref: "#/components/parameters/Id"}]
                    get: {operationId: getA, tags: [Batches], responses: {"200": {description: A}}}
                    put: {operationId: putA, tags: [Batches], responses: {"200": {description: A}}}
                components:
                """);
        String edited = Specs.edit(
                twice,
                "      in: path\n      required: true\n      schema: {type: string}",
                "      in: path\n      required: true\n      schema: {type: integer}");

        assertThat(rules(compare(twice, edited))).containsExactly("version-not-raised", "type-changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"swagger: \"2.0\"", "openapi: 4.0.0", "openapi: [3]", "title: x"})
    void baselineOfOtherVersionIsFailure(String start) {
        List<Finding> findings = compare(Specs.edit(TEXT, "openapi: 3.0.3", start), TEXT);

        assertThat(rules(findings)).containsExactly("comparison-possible");
        assertThat(findings.get(0).severity()).isEqualTo(Severity.ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "text", "{}", "openapi: 3.0.3"})
    void nonSpecificationIsFailureOnEitherSide(String broken) {
        assertThat(rules(compare(broken, TEXT))).isNotEmpty().containsOnly("comparison-possible");
        assertThat(rules(compare(TEXT, broken))).isNotEmpty().containsOnly("comparison-possible");
        assertThat(rules(compare(broken, broken))).isNotEmpty().containsOnly("comparison-possible");
        assertThatThrownBy(() -> ApiChangelog.between(Specs.parse(broken), Specs.parse(TEXT)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void brokenReferenceIsFailure() {
        String edited = Specs.edit(TEXT, "schemas/BatchConfig\"", "schemas/Nothing\"");

        assertThat(compare(edited, edited))
                .extracting(Finding::rule, finding -> finding.position().line())
                .containsOnly(tuple(Rule.of("comparison-possible"), Specs.line(edited, "schemas/Nothing")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"schemas/BatchPage\"", "\npaths:", "\ninfo:"})
    void aMistakeThatPreventsTheComparisonHasOneFinding(String part) {
        String broken = Specs.with(part, part.substring(0, part.length() - 2) + part.substring(part.length() - 1));

        assertThat(SpecGate.check(Specs.parse(broken), Specs.parse(Specs.TEXT), Generation.OF_ALL).stream()
                        .filter(finding -> finding.severity() == Severity.ERROR))
                .hasSize(1);
    }
}
