package io.github.llamabatches.generator;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks the lines of a Javadoc comment that are too long, and writes a short comment on one line. */
final class JavadocLayout implements Mustache.Lambda {

    private static final int WIDTH = 120;

    /** A word; what stands in an inline tag is one with the characters beside it. */
    private static final Pattern WORD = Pattern.compile("(?:\\{@[^}]*}|\\S)+");

    @Override
    public void execute(Template.Fragment fragment, Writer out) throws IOException {
        out.write(layOut(fragment.execute()));
    }

    /** Lays a comment out that has its opening, its text and its end on lines of their own. */
    static String layOut(String comment) {
        // A template that is included leaves a blank line behind.
        List<String> lines =
                new ArrayList<>(comment.lines().filter(line -> !line.isBlank()).toList());
        String indent = lines.get(0).substring(0, lines.get(0).indexOf("/**"));
        lines.remove(lines.size() - 1);
        lines.remove(0);
        String only = lines.size() == 1 ? text(lines.get(0)) : "@";
        if (!only.startsWith("@") && indent.length() + only.length() + "/**  */".length() <= WIDTH) {
            return indent + "/** " + only + " */\n";
        }
        StringBuilder laidOut = new StringBuilder(indent).append("/**\n");
        String hanging = "";
        for (String line : lines) {
            String text = text(line);
            hanging = text.startsWith("@") ? "    " : "";
            append(laidOut, indent + " *", text, hanging);
        }
        return laidOut.append(indent).append(" */\n").toString();
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
