package io.github.llamabatches.gate.internal.reporting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Rule;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Findings as the XML that Surefire writes and every CI reads: a test case for each rule. */
public final class JUnitReport {

    private static final String SUITE = "spec";

    private JUnitReport() {}

    /** Rules that weren't looked at are not in it. */
    public static String of(List<Rule> rules, List<Finding> findings) {
        Map<Rule, List<Finding>> byRule = findings.stream()
                .filter(finding -> finding.severity().fails())
                .collect(Collectors.groupingBy(Finding::rule, LinkedHashMap::new, Collectors.toList()));
        return write(xml -> {
            begin(xml, rules.size(), byRule.size(), 0);
            for (Rule rule : rules) {
                beginCase(xml, rule.id());
                List<Finding> broken = byRule.getOrDefault(rule, List.of());
                if (!broken.isEmpty()) {
                    xml.writeStartElement("failure");
                    xml.writeAttribute("type", rule.id());
                    xml.writeAttribute("message", printable(message(broken)));
                    xml.writeCharacters(printable(details(broken)));
                    xml.writeEndElement();
                }
                xml.writeEndElement();
            }
        });
    }

    /** The gate couldn't do its work, which must not look like a clean run. */
    public static String error(String message) {
        return write(xml -> {
            begin(xml, 1, 0, 1);
            beginCase(xml, "gate");
            xml.writeStartElement("error");
            xml.writeAttribute("type", "gate");
            xml.writeAttribute("message", printable(message));
            xml.writeCharacters(printable(message));
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    public static List<Rule> rules(boolean forGeneration) {
        return Rule.all().stream()
                .filter(rule -> !forGeneration || rule.group().mattersForGeneration())
                .toList();
    }

    private static String message(List<Finding> findings) {
        Finding first = findings.get(0);
        String place = Report.path(first.file()) + ":" + first.position().line() + ": ";
        return place + first.message() + (findings.size() == 1 ? "" : " (and " + (findings.size() - 1) + " more)");
    }

    private static String details(List<Finding> findings) {
        return "\n" + TextReport.of(findings.get(0).file(), findings);
    }

    private static void begin(XMLStreamWriter xml, int tests, int failures, int errors) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", SUITE);
        xml.writeAttribute("time", "0");
        xml.writeAttribute("tests", String.valueOf(tests));
        xml.writeAttribute("errors", String.valueOf(errors));
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("failures", String.valueOf(failures));
    }

    private static void beginCase(XMLStreamWriter xml, String name) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", name);
        xml.writeAttribute("classname", SUITE);
        xml.writeAttribute("time", "0");
    }

    private interface Body {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static String write(Body body) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            body.write(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.append('\n').toString();
    }

    /** XML 1.0 can't hold these characters, not even as references. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .forEach(c -> printable.appendCodePoint(
                        c == '\n' || c >= 0x20 && c < 0xD800 || c > 0xDFFF && c < 0xFFFE || c > 0xFFFF ? c : 0xFFFD));
        return printable.toString();
    }
}
