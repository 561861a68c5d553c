package io.github.llamabatches.gate.internal.reading;

import java.nio.file.Path;
import java.util.Map;

/**
 * A problem or a note.
 *
 * @param rule the rule
 * @param severity the severity
 * @param file the file
 * @param position the position in the file
 * @param pointer the location in the document: a JSON pointer (RFC 6901), empty for the whole document
 * @param message the problem, as a sentence with the name of the element
 * @param remedy the remedy, as a sentence
 */
public record Finding(
        Rule rule, Severity severity, Path file, Position position, String pointer, String message, String remedy) {

    /** Returns a finding with the texts of a case. */
    static Finding of(Path file, Position position, String pointer, Case words, Map<String, String> values) {
        return new Finding(
                words.rule(),
                words.severity(),
                file,
                position,
                pointer,
                words.text("message", values),
                words.text("remedy", values));
    }

    /** Returns a finding at a position of a file; the name is that of a rule or case. */
    static Finding at(Path file, Position position, String pointer, String name, Object... values) {
        return of(file, position, pointer, Case.of(name), Case.numbered(values));
    }

    /** Returns a finding at a location of a document; the name is that of a rule or case. */
    public static Finding at(SpecDocument document, String pointer, String name, Object... values) {
        return at(document, pointer, Case.of(name), Case.numbered(values));
    }

    public static Finding at(SpecDocument document, String pointer, Case words, Map<String, String> values) {
        SpecDocument.Place place = document.place(pointer);
        return of(place.file(), place.position(), place.pointer(), words, values);
    }

    /** Returns a finding at a location of the original document, regardless of its version. */
    public static Finding atWritten(SpecDocument document, String pointer, String name, Object... values) {
        return atWritten(document, pointer, Case.of(name), Case.numbered(values));
    }

    public static Finding atWritten(SpecDocument document, String pointer, Case words, Map<String, String> values) {
        return of(document.file(), document.atWritten(pointer), pointer, words, values);
    }

    public Finding with(Severity other) {
        return new Finding(rule, other, file, position, pointer, message, remedy);
    }

    public static Finding at(Path file, Position position, String pointer, Rule rule, String message, String remedy) {
        return new Finding(rule, rule.severity(), file, position, pointer, message, remedy);
    }
}
