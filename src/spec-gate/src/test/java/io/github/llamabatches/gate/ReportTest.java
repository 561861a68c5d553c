package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Position;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.Severity;
import io.github.llamabatches.gate.internal.reporting.GitHubAnnotations;
import io.github.llamabatches.gate.internal.reporting.JUnitReport;
import io.github.llamabatches.gate.internal.reporting.TextReport;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

@Tag("spec")
class ReportTest {

    private static final Path FILE = Path.of("openapi/a,b.yaml").toAbsolutePath();

    private static final Finding ERROR = Finding.at(
            FILE,
            new Position(12, 7),
            "/a/b",
            Rule.of("oas3-schema"),
            "\"b\" is 100 % <wrong>\u0000.",
            "Write \"c\" & go.");

    private static final Finding NOTE =
            new Finding(Rule.of("unquoted-date"), Severity.NOTE, FILE, Position.START, "", "A note.", "Nothing to do.");

    @Test
    void textHasFormatOfCompilers() {
        assertThat(TextReport.of(FILE, List.of(ERROR, NOTE))).isEqualTo("""
                openapi/a,b.yaml:12:7: error [oas3-schema] "b" is 100 %% <wrong>\\u0000.
                    at /a/b
                    fix: Write "c" & go.
                openapi/a,b.yaml:1:1: note [unquoted-date] A note.
                    fix: Nothing to do.
                openapi/a,b.yaml: 1 error, 1 note
                """.formatted());
        assertThat(TextReport.of(FILE, List.of())).isEqualTo("openapi/a,b.yaml: no findings\n");
    }

    @Test
    void githubCommandsAreEscapedAndRelative() {
        assertThat(GitHubAnnotations.of(List.of(ERROR, NOTE))).isEqualTo("""
                ::error file=openapi/a%2Cb.yaml,line=12,col=7,title=oas3-schema::"b" is 100 %25 <wrong>\u0000.%0AWrite "c" & go.
                ::notice file=openapi/a%2Cb.yaml,line=1,col=1,title=unquoted-date::A note.%0ANothing to do.
                """);
        assertThat(GitHubAnnotations.areWanted(Map.of("GITHUB_ACTIONS", "true")))
                .isTrue();
        assertThat(GitHubAnnotations.areWanted(Map.of("GITHUB_ACTIONS", "false")))
                .isFalse();
        assertThat(GitHubAnnotations.areWanted(Map.of())).isFalse();
    }

    @Test
    void junitHasCaseForEachRuleAndFailureWithDetails() throws Exception {
        Document xml = parse(JUnitReport.of(JUnitReport.rules(false), List.of(ERROR, ERROR, NOTE)));

        assertThat(xml.getElementsByTagName("testcase").getLength())
                .isEqualTo(Rule.all().size());
        assertThat(xml.getDocumentElement().getAttribute("tests"))
                .isEqualTo(String.valueOf(Rule.all().size()));
        assertThat(xml.getDocumentElement().getAttribute("failures")).isEqualTo("1");
        assertThat(xml.getDocumentElement().getAttribute("errors")).isEqualTo("0");
        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
        Element failure = (Element) xml.getElementsByTagName("failure").item(0);
        assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("oas3-schema");
        assertThat(failure.getAttribute("message")).contains("openapi/a,b.yaml:12: ", "<wrong>", "(and 1 more)");
        assertThat(failure.getTextContent()).contains("12:7", "at /a/b", "fix: Write \"c\" & go.");
    }

    @Test
    void junitOfCleanRunHasNoFailure() throws Exception {
        Document xml = parse(JUnitReport.of(JUnitReport.rules(true), List.of()));

        assertThat(xml.getElementsByTagName("failure").getLength()).isZero();
        assertThat(xml.getElementsByTagName("testcase").getLength())
                .isPositive()
                .isLessThan(Rule.all().size());
    }

    @Test
    void junitOfFailedGateHasError() throws Exception {
        Document xml = parse(JUnitReport.error("no \u0001 memory \uD800"));

        assertThat(xml.getDocumentElement().getAttribute("errors")).isEqualTo("1");
        assertThat(((Element) xml.getElementsByTagName("error").item(0)).getAttribute("message"))
                .startsWith("no ");
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }
}
