package io.github.llamabatches.gate.internal.reading;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Explains errors of the YAML parser. */
final class SyntaxErrors {

    /** A key or a dash with its value, but without the blank between them. */
    private static final Pattern NO_BLANK = Pattern.compile("\\s*((?:- +)?[\\w$]+:|-)([^\\s/-].*)");

    /** A value that begins with an indicator, behind its key or dash. */
    private static final Pattern INDICATOR = Pattern.compile("(\\s*(?:- +)?(?:[\\w$]+: +)?)(([*&|>!%@{\\['\"]).*)");

    private static final Pattern ESCAPE = Pattern.compile("found unknown escape character (.).*");

    /** The escapes of YAML that most readers don't know. */
    private static final Map<String, String> SEPARATORS = Map.of("L", "\\u2028", "P", "\\u2029");

    private final Path file;
    private final String text;
    private final String problem;
    private final String context;
    private final Position at;
    private final Position start;

    private SyntaxErrors(Path file, String text, MarkedYamlEngineException e) {
        this.file = file;
        this.text = text;
        this.problem = oneLine(e.getProblem());
        this.context = oneLine(e.getContext());
        this.at = position(e.getProblemMark().or(e::getContextMark));
        this.start = position(e.getContextMark().or(e::getProblemMark));
    }

    private static Position position(Optional<Mark> mark) {
        return SpecDocument.position(mark.orElse(null));
    }

    static Finding finding(Path file, String text, YamlEngineException e) {
        if (e instanceof ReaderException reader) {
            int offset =
                    text.offsetByCodePoints(0, Math.min(reader.getPosition(), text.codePointCount(0, text.length())));
            Position position = SpecSource.end(text.substring(0, offset));
            return Finding.at(file, position, "", "yaml-syntax/character", "%04X".formatted(reader.getCodePoint()));
        }
        return e instanceof MarkedYamlEngineException marked
                ? new SyntaxErrors(file, text, marked).finding()
                : Finding.at(file, Position.START, "", "yaml-syntax", oneLine(e.getMessage()));
    }

    private Finding finding() {
        boolean quoted = context.contains("quoted scalar");
        boolean flow = context.contains("flow sequence") || context.contains("flow mapping");
        int tab = line(at).substring(0, indent(line(at))).indexOf('\t');
        if (tab >= 0 && !line(at).isBlank()) {
            return Finding.at(file, new Position(at.line(), 1 + tab), "", "yaml-tab");
        }
        if ((problem.contains("<stream end>") || problem.contains("unexpected end of stream")) && !quoted) {
            return finding(start, "end");
        }
        if (problem.startsWith("found undefined alias")) {
            return finding(at, "alias", problem.replaceFirst("found undefined alias *", ""));
        }
        Matcher escape = ESCAPE.matcher(problem);
        if (escape.matches()) {
            String remedy = SEPARATORS.getOrDefault(escape.group(1), "\\\\" + escape.group(1));
            return finding(new Position(at.line(), Math.max(1, at.column() - 1)), "escape", escape.group(1), remedy);
        }
        boolean colon = problem.contains("mapping values are not allowed");
        boolean noColon = problem.contains("could not find expected ':'");
        boolean outdented = problem.contains("expected <block end>");
        Position joined = noColon ? start : before(at);
        Matcher blank = NO_BLANK.matcher(line(joined));
        if ((colon || noColon || outdented) && blank.matches()) {
            String value = blank.group(2).replaceFirst("^[\\s\u00A0]+", "");
            return finding(
                    new Position(joined.line(), 1 + indent(line(joined))), "blank", blank.group(1) + " " + value);
        }
        Matcher indicator = INDICATOR.matcher(line(at));
        boolean within = outdented && at.column() > 1 + indent(line(at))
                || context.matches(".*scanning an? (alias|anchor|block scalar|tag|directive).*");
        if (within && indicator.matches()) {
            return startOfValue(
                    new Position(at.line(), 1 + indicator.group(1).length()), indicator.group(3), indicator.group(2));
        }
        Optional<Position> key = colon ? keyWithoutColon() : Optional.empty();
        if (key.isPresent()) {
            return withoutColon(key.get());
        }
        if (noColon) {
            return withoutColon(start);
        }
        Optional<Position> object = objectBefore();
        if (outdented && object.isPresent()) {
            return finding(object.get(), "list", at.line());
        }
        if (problem.contains("cannot start any token")) {
            String value = line(at).substring(at.column() - 1).strip();
            boolean plain = line(at).substring(0, at.column() - 1).matches("\\s*(- )?\\w+:\\s*")
                    && !value.matches(".*(\"| #|\\\\).*");
            return finding(at, plain ? "start-of-value" : "start", value.substring(0, 1), value);
        }
        int quote = flow && at.line() > start.line() ? openQuote(line(start), start.column() - 1) : -1;
        if (quote >= 0) {
            return finding(new Position(start.line(), quote + 1), "quote-in-list");
        }
        if (quoted || flow) {
            return finding(start, quoted ? "quoted" : "bracket", at.line());
        }
        if (colon || outdented) {
            return finding(at, colon ? "colon" : "indent");
        }
        return finding(at, "here", problem + (context.isEmpty() ? "" : ", " + context));
    }

    /** The line before, without comments. */
    private Position before(Position position) {
        int line = position.line() - 1;
        while (line > 1 && line(new Position(line, 1)).strip().matches("(#.*)?")) {
            line--;
        }
        return new Position(line, 1);
    }

    private Finding startOfValue(Position place, String indicator, String written) {
        boolean quote = "'\"".contains(indicator);
        String value = quote ? written.strip().substring(1) : written.strip();
        value = quote && value.endsWith(indicator) ? value.substring(0, value.length() - 1) : value;
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");
        return finding(place, quote ? "quote-within" : "start-of-value", indicator, escaped);
    }

    private Finding withoutColon(Position place) {
        String line = line(place).strip();
        return finding(
                place, "no-colon", line.matches("\\w+( [^:#]*)?") ? line.replaceFirst("( |$)", ":$1") : "key: value");
    }

    /**
     * The first key of an object that stands where the entries of a list do, of which the next begins at the problem.
     */
    private Optional<Position> objectBefore() {
        String entry = line(at);
        int first = at.line();
        while (first > 1 && indent(line(new Position(first - 1, 1))) > indent(entry)) {
            first--;
        }
        String key = line(new Position(first, 1));
        boolean object = entry.strip().startsWith("- ")
                && first < at.line()
                && !key.strip().startsWith("- ");
        return object ? Optional.of(new Position(first, 1 + indent(key))) : Optional.empty();
    }

    /** A line without a colon among the keys of an object, directly before the line where the parser gives up. */
    private Optional<Position> keyWithoutColon() {
        int indent = indent(line(at));
        String line = line(before(at));
        boolean key = indent(line) == indent && line.strip().matches("\\w[^:#'\"{}\\[\\]]*")
                || indent(line) < indent && line.strip().matches("\\w+");
        return at.line() > 1 && key ? Optional.of(new Position(before(at).line(), 1 + indent(line))) : Optional.empty();
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

    private Finding finding(Position position, String name, Object... values) {
        return Finding.at(file, position, "", "yaml-syntax/" + name, values);
    }

    private String line(Position position) {
        return text.lines().skip(Math.max(0, position.line() - 1L)).findFirst().orElse("");
    }

    private static String oneLine(String text) {
        String line = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }
}
