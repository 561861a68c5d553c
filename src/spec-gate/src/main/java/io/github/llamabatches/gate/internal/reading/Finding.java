package io.github.llamabatches.gate.internal.reading;

import java.nio.file.Path;
import java.util.Map;

/**
 * One thing that is wrong, or worth a note.
 *
 * @param rule what was broken
 * @param severity how bad it is here
 * @param file where
 * @param position where in the file
 * @param pointer where in the document: a JSON pointer (RFC 6901), empty for all of it
 * @param message what is wrong, as one sentence that names the thing
 * @param remedy how to mend it, as one sentence
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

    /** Returns a finding at a place of a file; the name is that of a rule or a case. */
    static Finding at(Path file, Position position, String pointer, String name, Object... values) {
        return of(file, position, pointer, Case.of(name), Case.numbered(values));
    }

    /** Returns a finding at a place of a document; the name is that of a rule or a case. */
    public static Finding at(SpecDocument document, String pointer, String name, Object... values) {
        return at(document, pointer, Case.of(name), Case.numbered(values));
    }

    public static Finding at(SpecDocument document, String pointer, Case words, Map<String, String> values) {
        return of(document.file(), document.at(pointer), document.written(pointer), words, values);
    }

    /** Returns a finding at a place of a document as it is written, whatever its version. */
    public static Finding atWritten(SpecDocument document, String pointer, String name, Object... values) {
        return of(document.file(), document.atWritten(pointer), pointer, Case.of(name), Case.numbered(values));
    }

    /** A finding at a place of a document, as bad as its rule says. */
    public static Finding at(SpecDocument document, String pointer, Rule rule, String message, String remedy) {
        return at(document.file(), document.at(pointer), document.written(pointer), rule, message, remedy);
    }

    /** A finding at a place of a document as it is written, whatever its version. */
    public static Finding atWritten(SpecDocument document, String pointer, Rule rule, String message, String remedy) {
        return at(document.file(), document.atWritten(pointer), pointer, rule, message, remedy);
    }

    public Finding with(Severity other) {
        return new Finding(rule, other, file, position, pointer, message, remedy);
    }

    public static Finding at(Path file, Position position, String pointer, Rule rule, String message, String remedy) {
        return new Finding(rule, rule.severity(), file, position, pointer, message, remedy);
    }
}
