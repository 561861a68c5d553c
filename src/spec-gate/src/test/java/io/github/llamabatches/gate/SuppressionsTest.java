package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Rule;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spec")
class SuppressionsTest {

    private static final String BROKEN =
            Specs.with("        type: parse_v2\n        id", "        type: parse_v3\n        id");
    private static final String EXAMPLE = "/components/schemas/JobReference/example/type";

    @Test
    void suppressesFindingsAtOrBelowItsLocation() {
        assertThat(Specs.only(Specs.check(BROKEN)).pointer()).isEqualTo(EXAMPLE);

        assertThat(Specs.check(suppressed("JobReference", "example-invalid", "a later value")))
                .isEmpty();
    }

    @Test
    void doesNotSuppressSiblingsAndIsUnusedThen() {
        List<Finding> findings = Specs.check(suppressed("BatchStatus", "example-invalid", "another"));

        assertThat(findings)
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(Rule.of("example-invalid"), Rule.of("suppression-unused"));
        Finding unused = findings.stream()
                .filter(finding -> finding.rule().is("suppression-unused"))
                .findAny()
                .orElseThrow();
        assertThat(unused.pointer()).isEqualTo("/components/schemas/BatchStatus/x-spec-gate-ignore/0");
        assertThat(unused.position().line())
                .isEqualTo(Specs.firstLine(suppressed("BatchStatus", "example-invalid", "another"), "- rule: "));
    }

    @Test
    void suppressedFindingDoesNotHideInvalidExample() {
        String unused = """
                    Later:
                      x-spec-gate-ignore:
                        - rule: oas3-unused-component
                          reason: It comes with the next release.
                      type: string
                      description: A text.
                """;
        String text = Specs.edit(BROKEN, "    JobReference:\n", unused + "    JobReference:\n");

        assertThat(Specs.only(Specs.check(text)).pointer()).isEqualTo(EXAMPLE);
    }

    @Test
    void reasonIsRequired() {
        for (String reason : List.of("\"\"", "\"  \"", "null", "3")) {
            Finding finding = Specs.only(Specs.check(suppressed("JobReference", "example-invalid", reason)));

            assertThat(finding.rule()).isEqualTo(Rule.of("suppression-without-reason"));
            assertThat(finding.pointer()).isEqualTo("/components/schemas/JobReference/x-spec-gate-ignore/0");
        }
    }

    @Test
    void unknownRuleIsRejected() {
        assertThat(Specs.check(suppressed("JobReference", "example-invald", "a later value")))
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(Rule.of("example-invalid"), Rule.of("suppression-unknown-rule"));
    }

    @Test
    void nonListIsRejected() {
        String text =
                Specs.with("    JobReference:\n", "    JobReference:\n      x-spec-gate-ignore: example-invalid\n");

        assertThat(Specs.only(Specs.check(text)).rule()).isEqualTo(Rule.of("suppression-unknown-rule"));
    }

    @Test
    void brokenDocumentCannotBeSuppressed() {
        String text = Specs.with(
                "    JobReference:\n      type: object", """
                    JobReference:
                      x-spec-gate-ignore:
                        - rule: oas3-schema
                          reason: because
                      maxProperties: -1
                      type: object""".indent(4).stripTrailing());

        assertThat(Specs.check(text))
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(Rule.of("oas3-schema"), Rule.of("suppression-unknown-rule"));
    }

    private static String suppressed(String schema, String rule, String reason) {
        return BROKEN.replace(
                "    " + schema + ":\n", """
                %s:
                  x-spec-gate-ignore:
                    - rule: %s
                      reason: %s
                """.formatted(schema, rule, reason).indent(4));
    }
}
