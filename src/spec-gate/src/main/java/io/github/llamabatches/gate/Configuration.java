package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Located;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.Severity;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reporting.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Holds the severities of rules in a project, from a file with a list {@code rules} of {@code rule}, {@code severity}
 * (error, warning, note, ignore) and {@code reason}, which is required for ignored rules.
 */
final class Configuration {

    static final Configuration NONE = new Configuration(Map.of());

    private final Map<Rule, Optional<Severity>> severities;

    private Configuration(Map<Rule, Optional<Severity>> severities) {
        this.severities = severities;
    }

    static Configuration read(Path file) throws GateFailure {
        SpecDocument document = parse(file);
        Map<Rule, Optional<Severity>> severities = new TreeMap<>();
        List<Located> rules = new Located(document.written(), "").child("rules").items();
        if (rules.isEmpty()) {
            throw failure(document, "", "there is no list \"rules\"");
        }
        for (Located entry : rules) {
            Rule rule = Rule.find(entry.text("rule"))
                    .orElseThrow(() ->
                            failure(document, entry.pointer(), "there is no rule \"" + entry.text("rule") + "\""));
            String severity = entry.text("severity");
            if (!List.of("error", "warning", "note", "ignore").contains(severity)) {
                throw failure(document, entry.pointer(), "\"severity\" must be error, warning, note or ignore");
            }
            boolean off = severity.equals("ignore");
            if (off && !rule.group().canBeSuppressed()) {
                throw failure(
                        document, entry.pointer(), "\"" + rule + "\" can't be ignored: the document must be readable");
            }
            JsonNode reason = entry.node().path("reason");
            if (off && reason.asText().isBlank()) {
                throw failure(document, entry.pointer(), "\"" + rule + "\" is ignored without a \"reason\"");
            }
            severities.put(
                    rule, off ? Optional.empty() : Optional.of(Severity.valueOf(severity.toUpperCase(Locale.ROOT))));
        }
        return new Configuration(severities);
    }

    private static SpecDocument parse(Path file) throws GateFailure {
        try {
            return SpecDocument.parse(file, Files.readString(file));
        } catch (IOException e) {
            throw new GateFailure("the configuration can't be read: " + e);
        } catch (YamlEngineException | IllegalArgumentException e) {
            throw new GateFailure("the configuration is no YAML: "
                    + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    /** Applies the severities to findings and removes those of ignored rules. Accepted changes remain notes. */
    List<Finding> apply(List<Finding> findings) {
        List<Finding> configured = new ArrayList<>();
        for (Finding finding : findings) {
            Optional<Severity> severity = severities.getOrDefault(finding.rule(), Optional.of(finding.severity()));
            boolean raised = finding.rule().group() == Rule.Group.COMPATIBILITY && finding.severity() == Severity.NOTE;
            severity.ifPresent(other -> configured.add(raised ? finding : finding.with(other)));
        }
        return configured;
    }

    private static GateFailure failure(SpecDocument document, String pointer, String problem) {
        return new GateFailure(
                Report.path(document.file()) + ":" + document.atWritten(pointer).line() + ": " + problem);
    }
}
