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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
        keysAmong(document, "", document.written(), Set.of("rules"));
        for (Located entry : rules) {
            keysAmong(document, entry.pointer(), entry.node(), Set.of("rule", "severity", "reason"));
            Rule rule = Rule.find(entry.text("rule"))
                    .orElseThrow(() ->
                            failure(document, entry.pointer(), "there is no rule \"" + entry.text("rule") + "\""));
            String severity = entry.text("severity");
            if (!List.of("error", "warning", "note", "ignore").contains(severity)) {
                throw failure(document, entry.pointer(), "\"severity\" must be error, warning, note or ignore");
            }
            boolean off = severity.equals("ignore");
            if (!severity.equals("error") && !rule.group().canBeSuppressed()) {
                throw failure(
                        document,
                        entry.pointer(),
                        "\"" + rule + "\" is always an error, because the document can't be read with it");
            }
            if (severities.containsKey(rule)) {
                throw failure(document, entry.pointer(), "\"" + rule + "\" is listed twice");
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

    /** A misspelt key must not be ignored. */
    private static void keysAmong(SpecDocument document, String pointer, JsonNode object, Set<String> keys)
            throws GateFailure {
        for (var entry : object.properties()) {
            if (!keys.contains(entry.getKey())) {
                throw failure(
                        document,
                        SpecDocument.child(pointer, entry.getKey()),
                        "\"" + entry.getKey() + "\" is none of the keys " + new TreeSet<>(keys));
            }
        }
    }

    private static SpecDocument parse(Path file) throws GateFailure {
        if (!Files.isRegularFile(file)) {
            throw new GateFailure("there is no such configuration: " + file.toAbsolutePath());
        }
        try {
            return SpecDocument.parse(file, Files.readString(file));
        } catch (IOException e) {
            throw new GateFailure("the configuration can't be read: " + e);
        } catch (YamlEngineException | IllegalArgumentException e) {
            throw new GateFailure("the configuration can't be read as YAML: "
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
