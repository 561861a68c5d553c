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
 * A specification as a generator reads it: in the form of OpenAPI 3.0 whatever its version, with the files that it
 * refers to, and with the place of everything in it.
 *
 * <p>Every reference to a schema is one to {@code components/schemas}; others are to components of their kind, or what
 * they lead to stands in their place.
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
     * Reads a specification that is no file.
     *
     * @param json the specification
     * @param name its name in messages, which have no lines
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
     * Returns the document, which the caller may change.
     *
     * @return the document in the form of OpenAPI 3.0
     */
    public ObjectNode json() {
        return bundle.json().deepCopy();
    }

    /**
     * Returns the document as it is written, without the files that it refers to. The caller must not change it.
     *
     * @return the document, whatever its version
     */
    public JsonNode written() {
        return bundle.main().written();
    }

    /**
     * Returns the most similar of some names, if it is similar enough to be a correction.
     *
     * @param written the name as it is written
     * @param names the existing names
     * @return the most similar name; empty if none is similar
     */
    public static Optional<String> similar(String written, Collection<String> names) {
        return Spelling.nearest(written, names);
    }

    /**
     * Names a place as compilers do.
     *
     * @param pointer a JSON pointer (RFC 6901) into {@link #written}
     * @return the file with line and column; the name alone of what is no file
     */
    public String place(String pointer) {
        SpecDocument document = bundle.main();
        Position position = document.atWritten(pointer);
        return name == null
                ? Report.path(document.file()) + ":" + position.line() + ":" + position.column()
                : TextReport.printable(name);
    }

    /**
     * Writes a finding as the gate writes it, with its place in the file.
     *
     * @param error whether it is an error, else a note
     * @param rule the id of the rule that is broken
     * @param pointer where: a JSON pointer (RFC 6901) into {@link #json}
     * @param message what is wrong, as one sentence
     * @param remedy how to mend it, as one sentence
     * @return lines of text, without a line break at the end
     */
    public String finding(boolean error, String rule, String pointer, String message, String remedy) {
        Severity severity = error ? Severity.ERROR : Severity.NOTE;
        Finding finding = bundle.finding(Rule.of(rule), severity, pointer, message, remedy);
        return name == null ? TextReport.of(finding) : TextReport.of(TextReport.printable(name), finding);
    }
}
