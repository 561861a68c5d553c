package io.github.llamabatches.gate.internal.comparing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A sentence with names in it, which a console and Markdown show in different ways.
 *
 * @param format the sentence, with a {@code %s} for each name
 * @param names what the document calls things
 */
public record Text(String format, List<String> names) {

    private static final int LONGEST_NAME = 120;

    public static Text of(String format, String... names) {
        return new Text(format, List.of(names));
    }

    /** The same sentence, going on. */
    public Text then(Text more) {
        List<String> all = new ArrayList<>(names);
        all.addAll(more.names);
        return new Text(format + more.format, all);
    }

    public String plain() {
        return with(name -> "'" + name + "'");
    }

    String markdown() {
        return with(Text::codeSpan);
    }

    /** A code span shows everything as it is, if its fence is longer than any run of backticks within. */
    static String codeSpan(String name) {
        String fence = "`";
        while (name.contains(fence)) {
            fence += "`";
        }
        String gap = fence.length() > 1 || name.isBlank() ? " " : "";
        return fence + gap + name + gap + fence;
    }

    private String with(UnaryOperator<String> quote) {
        Object[] quoted = names.stream().map(Text::oneLine).map(quote).toArray();
        return String.format(format, quoted);
    }

    private static String oneLine(String name) {
        String line = name.replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME) + "…";
    }
}
