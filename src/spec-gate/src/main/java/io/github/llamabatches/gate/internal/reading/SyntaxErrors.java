package io.github.llamabatches.gate.internal.reading;

import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Explains errors of the YAML parser. */
final class SyntaxErrors {

    private SyntaxErrors() {}

    static Finding finding(Path file, String text, YamlEngineException e) {
        if (e instanceof ReaderException reader) {
            int offset =
                    text.offsetByCodePoints(0, Math.min(reader.getPosition(), text.codePointCount(0, text.length())));
            return finding(
                    file,
                    SpecSource.end(text.substring(0, offset)),
                    "The character U+%04X is not allowed in YAML.".formatted(reader.getCodePoint()),
                    "Remove the character, or write it as an escape in double quotes.");
        }
        if (!(e instanceof MarkedYamlEngineException marked)) {
            return finding(
                    file,
                    Position.START,
                    "The file is not YAML: " + oneLine(e.getMessage()),
                    "Mend the file's syntax.");
        }
        String problem = oneLine(marked.getProblem());
        String context = oneLine(marked.getContext());
        Optional<Mark> problemMark = marked.getProblemMark();
        Optional<Mark> contextMark = marked.getContextMark();
        Position position =
                SpecDocument.position(problemMark.or(() -> contextMark).orElse(null));
        if (isIndentedWithTab(text, position)) {
            return Finding.at(
                    file,
                    new Position(position.line(), 1 + line(text, position).indexOf('\t')),
                    "",
                    Rule.of("yaml-tab"),
                    "The line is indented with a tab, which YAML forbids.",
                    "Indent with spaces.");
        }
        boolean ends = problem.contains("<stream end>") || problem.contains("unexpected end of stream");
        if (ends && !context.contains("quoted scalar")) {
            return finding(
                    file,
                    SpecDocument.position(contextMark.or(() -> problemMark).orElse(null)),
                    "The file ends before the bracket that begins here is closed.",
                    "Add the rest of the file, or close the bracket.");
        }
        if (problem.startsWith("found undefined alias")) {
            String alias = problem.replaceFirst("found undefined alias *", "");
            return finding(
                    file,
                    position,
                    "The alias *" + alias + " stands for nothing, because no anchor has this name.",
                    "Write \"*" + alias + "\" with the quotes if it is text, else the value itself.");
        }
        if (context.contains("quoted scalar")
                || context.contains("flow sequence")
                || context.contains("flow mapping")) {
            String what = context.contains("quoted scalar")
                    ? "The quote that begins here is never closed, or holds what it must not: "
                    : "The bracket that begins here is never closed, or a comma is missing in it: ";
            return finding(
                    file,
                    SpecDocument.position(contextMark.or(() -> problemMark).orElse(null)),
                    what + problem + at(position),
                    context.contains("quoted scalar")
                            ? "Close the quote, and write a backslash in double quotes as \\\\."
                            : "Close the bracket, and put a comma between two entries.");
        }
        return finding(file, position, message(problem, context), remedy(problem));
    }

    private static Finding finding(Path file, Position position, String message, String remedy) {
        return Finding.at(file, position, "", Rule.of("yaml-syntax"), message, remedy);
    }

    private static String message(String problem, String context) {
        if (problem.contains("mapping values are not allowed")) {
            return "A \":\" stands where no key can be: the line has two of them, or its indentation is wrong.";
        }
        if (problem.contains("expected <block end>")) {
            return "The line doesn't line up with the lines before it.";
        }
        if (problem.contains("could not find expected ':'")) {
            return "A key without a \":\" behind it stands on the line before, or a text goes on without indentation.";
        }
        return "The file is not YAML: " + problem + (context.isEmpty() ? "" : ", " + context) + ".";
    }

    private static String remedy(String problem) {
        if (problem.contains("mapping values are not allowed")) {
            return "Quote the value if the \":\" belongs to it, or indent the line like its neighbours.";
        }
        if (problem.contains("expected <block end>")) {
            return "Indent the line exactly like the others of its object or list.";
        }
        if (problem.contains("could not find expected ':'")) {
            return "Write \"key: value\", or indent the text below its key.";
        }
        if (problem.contains("cannot start any token")) {
            return "Quote the value, because it begins with a character that means something in YAML.";
        }
        return "Mend the syntax at this place.";
    }

    private static String at(Position position) {
        return " (noticed in line " + position.line() + ").";
    }

    private static boolean isIndentedWithTab(String text, Position position) {
        String line = line(text, position);
        return !line.isBlank()
                && line.substring(0, line.length() - line.stripLeading().length())
                                .indexOf('\t')
                        >= 0;
    }

    private static String line(String text, Position position) {
        return text.lines().skip(position.line() - 1L).findFirst().orElse("");
    }

    private static String oneLine(String text) {
        String line = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }
}
