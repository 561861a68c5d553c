package io.github.llamabatches.gate.internal.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds mistakes in the lines of a file that a YAML parser misreads, or detects only much later. They are removed from
 * the text without changing the number of lines, so that other mistakes can be found.
 */
final class TextTraps {

    private static final Pattern MARKER = Pattern.compile("(<{7}|>{7}|={7})( .*)?");
    private static final Pattern BAD_INDENT =
            Pattern.compile("[ ]*[\\u00A0\\u2007\\u202F\\u3000][\\s\\u00A0\\u2007\\u202F\\u3000]*");
    private static final Pattern BLOCK = Pattern.compile(".*(: |- )[|>][-+0-9]*\\s*(#.*)?");
    private static final Pattern QUOTE = Pattern.compile("([- ]*(?:[\\w$./{}-]+: +)?)([\"'])(.*)");
    private static final Pattern COMMENT = Pattern.compile(
            "[- ]*(?:description|summary|title|example|default|pattern): +(?![\"'|>#&*!])(\\S[^#]*?) +(#\\S.*)");

    private final Path file;
    private final String[] lines;
    private final List<Finding> findings = new ArrayList<>();
    private final boolean json;

    TextTraps(Path file, String text) {
        this.file = file;
        this.lines = text.split("\n", -1);
        this.json = text.stripLeading().startsWith("{");
        marks();
        if (!json) {
            conflicts();
            quotes();
        }
    }

    List<Finding> findings() {
        return findings;
    }

    /** Returns the corrected text. */
    String text() {
        return String.join("\n", lines);
    }

    private void add(String name, int line, int column, Object... values) {
        findings.add(Finding.at(file, new Position(line + 1, column + 1), "", name, values));
    }

    /** Removes invisible characters: a byte order mark within the text, and no-break spaces in the indentation. */
    private void marks() {
        boolean marked = false;
        for (int i = 0; i < lines.length; i++) {
            int mark = lines[i].indexOf('\uFEFF');
            if (mark >= 0) {
                if (!marked) {
                    add(isLast('\uFEFF', i) ? "byte-order-mark/within" : "byte-order-mark/further", i, mark);
                }
                marked = true;
                lines[i] = lines[i].replace("\uFEFF", "");
            }
            Matcher indent = BAD_INDENT.matcher(lines[i]);
            if (!json && indent.lookingAt()) {
                String spaces = " ".repeat(indent.end());
                add("yaml-syntax/no-break-space", i, 0);
                lines[i] = spaces + lines[i].substring(indent.end());
            }
        }
    }

    private boolean isLast(char mark, int line) {
        for (int i = line + 1; i < lines.length; i++) {
            if (lines[i].indexOf(mark) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Keeps the first side of a merge conflict and removes the second. */
    private void conflicts() {
        boolean theirs = false;
        for (int i = 0; i < lines.length; i++) {
            Matcher marker = MARKER.matcher(lines[i].stripTrailing());
            boolean isMarker = marker.matches();
            if (isMarker && lines[i].startsWith("<")) {
                add("yaml-syntax/conflict", i, 0);
            }
            boolean ends = isMarker && lines[i].startsWith(">");
            if (isMarker && lines[i].startsWith("=")) {
                theirs = true;
            }
            if (isMarker || theirs) {
                lines[i] = "";
            }
            theirs &= !ends;
        }
    }

    /**
     * Finds quotation marks that aren't closed in their line or a continuation line, and strings that end at a comment.
     */
    private void quotes() {
        int block = -1;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (line.isBlank()) {
                continue;
            }
            if (block >= 0 && indent(line) > block) {
                continue;
            }
            block = BLOCK.matcher(line).matches() ? indent(line) : -1;
            if (block >= 0) {
                emptyBlock(i);
            }
            Matcher comment = COMMENT.matcher(line);
            if (comment.matches()) {
                add("unquoted-comment", i, comment.start(2), shortened(comment.group(2)));
            }
            Matcher quote = QUOTE.matcher(line);
            if (quote.matches() && !isClosed(quote.group(2), quote.group(3))) {
                int end = closing(i, quote.group(2));
                if (end >= 0) {
                    i = end;
                    continue;
                }
                String closed = quote.group(2) + quote.group(3).stripTrailing() + quote.group(2);
                add("yaml-syntax/quote", i, quote.start(2), shortened(closed));
                lines[i] = line.stripTrailing() + quote.group(2);
            }
        }
    }

    /** Removes the spaces in a block without text, because the parser compares them with the next element. */
    private void emptyBlock(int start) {
        int next = start + 1;
        while (next < lines.length && lines[next].isBlank()) {
            next++;
        }
        String key = lines[start].replaceFirst("^[- ]*", "");
        int outer = key.matches("[|>].*") ? indent(lines[start]) : lines[start].length() - key.length();
        if (next == lines.length || indent(lines[next]) <= outer) {
            Arrays.fill(lines, start + 1, next, "");
        }
    }

    /** Returns the line in which a multi-line quoted string ends; negative if another element begins before. */
    private int closing(int start, String quote) {
        int outer = indent(lines[start]);
        if (lines[start].strip().startsWith(quote)) {
            int key = start - 1;
            while (key >= 0 && (lines[key].isBlank() || lines[key].strip().startsWith("#"))) {
                key--;
            }
            outer = key < 0 ? -1 : Math.min(outer, indent(lines[key]));
        }
        for (int i = start + 1; i < lines.length; i++) {
            if (!lines[i].isBlank() && indent(lines[i]) <= outer) {
                return -1;
            }
            if (isClosed(quote, lines[i])) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isClosed(String quote, String rest) {
        for (int i = 0; i < rest.length(); i++) {
            if (quote.equals("\"") && rest.charAt(i) == '\\') {
                i++;
            } else if (rest.startsWith("''", i) && quote.equals("'")) {
                i++;
            } else if (rest.startsWith(quote, i)) {
                return true;
            }
        }
        return false;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
