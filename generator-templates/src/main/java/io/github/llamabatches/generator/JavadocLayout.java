package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks long lines of a Javadoc comment, and joins a short comment on one line. */
final class JavadocLayout {

    /** The maximum length of lines in generated code. */
    static final int WIDTH = 120;

    /** Matches a word; an inline tag is a single word. */
    private static final Pattern WORD = Pattern.compile("(?:\\{@[^}]*}|\\S)+");

    private JavadocLayout() {}

    /** Lays out a comment whose opening, text and end are on separate lines. */
    static String layOut(String comment) {
        List<String> lines = new ArrayList<>(comment.lines().toList());
        // An included template leaves a blank line at its end.
        lines.removeIf(String::isBlank);
        String indent = lines.get(0).substring(0, lines.get(0).indexOf("/**"));
        List<String> blocks = blocks(lines.subList(1, lines.size() - 1));
        if (blocks.size() == 1 && !blocks.get(0).startsWith("@")) {
            String line = indent + "/** " + blocks.get(0) + " */";
            if (line.length() <= WIDTH) {
                return line + "\n";
            }
        }
        StringBuilder laidOut = new StringBuilder(indent).append("/**\n");
        for (String block : blocks) {
            append(laidOut, indent + " *", block, block.startsWith("@") ? "    " : "");
        }
        return laidOut.append(indent).append(" */\n").toString();
    }

    /** Joins the lines of a paragraph or block tag. */
    private static List<String> blocks(List<String> lines) {
        List<String> blocks = new ArrayList<>();
        for (String line : lines) {
            String text = text(line);
            int last = blocks.size() - 1;
            boolean begins = text.isEmpty() || text.startsWith("@") || text.startsWith("<p>");
            if (begins || last < 0 || blocks.get(last).isEmpty()) {
                blocks.add(text);
            } else {
                blocks.set(last, blocks.get(last) + " " + text);
            }
        }
        while (!blocks.isEmpty() && blocks.get(blocks.size() - 1).isEmpty()) {
            blocks.remove(blocks.size() - 1);
        }
        return blocks;
    }

    private static String text(String line) {
        return line.strip().substring(1).strip();
    }

    private static void append(StringBuilder laidOut, String start, String text, String hanging) {
        StringBuilder line = new StringBuilder(start);
        Matcher words = WORD.matcher(text);
        String gap = " ";
        while (words.find()) {
            boolean first = line.length() == start.length();
            if (!first && line.length() + 1 + words.group().length() > WIDTH) {
                laidOut.append(line).append('\n');
                line = new StringBuilder(start).append(' ').append(hanging).append(words.group());
            } else {
                line.append(gap).append(words.group());
            }
        }
        laidOut.append(line).append('\n');
    }
}
