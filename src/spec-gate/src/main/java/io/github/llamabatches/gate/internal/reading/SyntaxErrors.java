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
                    file, Position.START, "The file is not YAML: " + oneLine(e.getMessage()), "Correct the syntax.");
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
        Optional<Finding> line = ofLine(file, text, problem, context, marked);
        if (line.isPresent()) {
            return line.get();
        }
        if (context.contains("quoted scalar")
                || context.contains("flow sequence")
                || context.contains("flow mapping")) {
            String what = context.contains("quoted scalar")
                    ? "The quote that begins here is never closed, or holds what it must not: "
                    : "The bracket that begins here is never closed, or a comma is missing in it";
            return finding(
                    file,
                    SpecDocument.position(contextMark.or(() -> problemMark).orElse(null)),
                    what + at(position),
                    context.contains("quoted scalar")
                            ? "Close the quote, and write a backslash in double quotes as \\\\."
                            : "Close the bracket, and put a comma between two entries.");
        }
        return finding(file, position, message(problem, context), remedy(problem));
    }

    /** Finds the line that is wrong, where the parser only noticed it in a later one. */
    private static Optional<Finding> ofLine(
            Path file, String text, String problem, String context, MarkedYamlEngineException marked) {
        Position at = SpecDocument.position(marked.getProblemMark().orElse(null));
        Position start = SpecDocument.position(marked.getContextMark().orElse(null));
        if (problem.contains("mapping values are not allowed")) {
            return keyWithoutColon(text, at)
                    .map(place -> withoutColon(file, place, line(text, place).strip()));
        }
        if (problem.contains("could not find expected ':'")) {
            return Optional.of(withoutColon(file, start, line(text, start).strip()));
        }
        Optional<Position> object = objectBefore(text, at);
        if (problem.contains("expected <block end>") && object.isPresent()) {
            return Optional.of(finding(
                    file,
                    object.get(),
                    "An object begins here, and goes on in line " + at.line() + " as a list.",
                    "Put a dash before the first key of the object, or take the dash out of line " + at.line() + "."));
        }
        if (problem.contains("cannot start any token")) {
            String value = line(text, at).substring(at.column() - 1).strip();
            boolean plain = line(text, at).substring(0, at.column() - 1).matches("\\s*(- )?\\w+:\\s*");
            return Optional.of(finding(
                    file,
                    at,
                    "A text without quotes can't begin with " + value.substring(0, 1) + " in YAML.",
                    !plain || value.contains("\"") || value.contains(" #") || value.contains("\\")
                            ? "Write the text in quotes."
                            : "Write \"" + value + "\"."));
        }
        boolean flow = context.contains("flow sequence") || context.contains("flow mapping");
        int quote = flow && at.line() > start.line() ? openQuote(line(text, start), start.column() - 1) : -1;
        return quote < 0
                ? Optional.empty()
                : Optional.of(finding(
                        file,
                        new Position(start.line(), quote + 1),
                        "The quote that begins here is not closed in this line.",
                        "Close the quote."));
    }

    private static Finding withoutColon(Path file, Position place, String line) {
        boolean words = line.matches("\\w+ [^:#]*");
        return finding(
                file,
                place,
                "The line has no \":\", so it is no key with a value.",
                words
                        ? "Write \"" + line.replaceFirst(" ", ": ") + "\", or indent the line if it belongs to the text"
                                + " before it."
                        : "Write \"key: value\", or indent the line if it belongs to the text before it.");
    }

    /** The first key of an object that stands where the entries of a list do, of which the next begins at a place. */
    private static Optional<Position> objectBefore(String text, Position at) {
        String entry = line(text, at);
        int first = at.line();
        while (first > 1 && indent(line(text, new Position(first - 1, 1))) > indent(entry)) {
            first--;
        }
        String key = line(text, new Position(first, 1));
        boolean object = entry.strip().startsWith("- ")
                && first < at.line()
                && !key.strip().startsWith("- ");
        return object ? Optional.of(new Position(first, 1 + indent(key))) : Optional.empty();
    }

    /** A line without a colon among the keys of an object, directly before the line where the parser gives up. */
    private static Optional<Position> keyWithoutColon(String text, Position at) {
        String next = line(text, at);
        Position before = new Position(at.line() - 1, 1 + indent(next));
        String line = line(text, before);
        return at.line() > 1 && indent(line) == indent(next) && line.strip().matches("\\w[^:#'\"{}\\[\\]]*")
                ? Optional.of(before)
                : Optional.empty();
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** The index of the quote that is open at the end of a line; -1 if there is none. */
    private static int openQuote(String line, int from) {
        int open = -1;
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (open < 0
                    ? c == '"' || c == '\'' && " [{,:".indexOf(line.charAt(Math.max(0, i - 1))) >= 0
                    : c == line.charAt(open)) {
                open = open < 0 ? i : -1;
            }
        }
        return open;
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
        return "The file is not YAML: " + problem + (context.isEmpty() ? "" : ", " + context) + ".";
    }

    private static String remedy(String problem) {
        if (problem.contains("mapping values are not allowed")) {
            return "Quote the value if the \":\" belongs to it, or indent the line like its neighbours.";
        }
        if (problem.contains("expected <block end>")) {
            return "Indent the line exactly like the others of its object or list.";
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
