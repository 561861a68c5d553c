package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.gate.internal.reading.Bundle;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.OpenApiVersion;
import io.github.llamabatches.gate.internal.reading.Position;
import io.github.llamabatches.gate.internal.reading.Reading;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.Severity;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecSource;
import io.github.llamabatches.gate.internal.reading.Spelling;
import io.github.llamabatches.gate.internal.reporting.Report;
import io.github.llamabatches.gate.internal.reporting.TextReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds a specification for a generator: in the form of OpenAPI 3.0 regardless of its version, with referenced files
 * included, and with the location of each element.
 *
 * <p>Every schema reference targets {@code components/schemas}; other references target components of their kind, or
 * are replaced by their targets.
 */
public final class Specification {

    private final Bundle bundle;
    private final @Nullable String name;

    Specification(Bundle bundle, @Nullable String name) {
        this.bundle = bundle;
        this.name = name;
    }

    /**
     * Reads a specification.
     *
     * @param file YAML or JSON
     * @return the specification
     * @throws IOException if the file can't be read
     * @throws UnreadableSpecificationException if it isn't OpenAPI 3.0 or 3.1
     */
    public static Specification read(Path file) throws IOException {
        Reading reading = SpecSource.read(file);
        SpecDocument document = reading.document();
        List<Finding> problems = reading.findings().stream()
                .filter(finding -> document == null || finding.rule().group() == Rule.Group.DOCUMENT)
                .toList();
        if (document == null || !problems.isEmpty()) {
            throw new UnreadableSpecificationException(
                    problems.stream().map(TextReport::of).collect(Collectors.joining("\n")));
        }
        return new Specification(Bundle.of(document), null);
    }

    /**
     * Reads a specification without a file.
     *
     * @param json the specification
     * @param name the name in messages, which have no line numbers
     * @return the specification
     * @throws UnreadableSpecificationException if it isn't OpenAPI 3.0 or 3.1
     */
    public static Specification of(JsonNode json, String name) {
        SpecDocument document = SpecDocument.parse(Path.of(""), json.toString());
        for (Finding finding : OpenApiVersion.check(document)) {
            throw new UnreadableSpecificationException(TextReport.of(TextReport.printable(name), finding));
        }
        return new Specification(Bundle.of(document), name);
    }

    /**
     * Returns the document, which the caller may modify.
     *
     * @return the document in the form of OpenAPI 3.0
     */
    public ObjectNode json() {
        return bundle.json().deepCopy().without("webhooks");
    }

    /**
     * Returns the original document, without referenced files. The caller must not modify it.
     *
     * @return the document, in its own version
     */
    public JsonNode written() {
        return bundle.main().written();
    }

    /**
     * Returns the most similar of some names, if it is likely the intended one.
     *
     * @param written the misspelled name
     * @param names the existing names
     * @return the most similar name; empty if none is similar
     */
    public static Optional<String> similar(String written, Collection<String> names) {
        return Spelling.nearest(written, names);
    }

    /**
     * Formats a location like compilers.
     *
     * @param pointer a JSON pointer (RFC 6901) into {@link #written}
     * @return the file with line and column; only the name if there is no file
     */
    public String place(String pointer) {
        SpecDocument document = bundle.main();
        Position position = document.atWritten(pointer);
        return name == null
                ? Report.path(document.file()) + ":" + position.line() + ":" + position.column()
                : TextReport.printable(name);
    }

    /**
     * Formats a finding like the gate, with its location in the file.
     *
     * @param error true for an error, false for a note
     * @param rule the id of the rule
     * @param pointer the location: a JSON pointer (RFC 6901) into {@link #json}
     * @param message the problem, as a sentence
     * @param remedy the remedy, as a sentence
     * @return the lines, without a line break at the end
     */
    public String finding(boolean error, String rule, String pointer, String message, String remedy) {
        Severity severity = error ? Severity.ERROR : Severity.NOTE;
        Finding finding = bundle.finding(Rule.of(rule), severity, pointer, message, remedy);
        return name == null ? TextReport.of(finding) : TextReport.of(TextReport.printable(name), finding);
    }
}
