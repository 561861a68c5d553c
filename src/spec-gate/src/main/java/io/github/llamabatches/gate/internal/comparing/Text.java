package io.github.llamabatches.gate.internal.comparing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A sentence with names, which the console and Markdown format differently.
 *
 * @param format the sentence, with {@code %s} for each name
 * @param names the names from the documents
 */
public record Text(String format, List<String> names) {

    private static final int LONGEST_NAME = 120;

    public static Text of(String format, String... names) {
        return new Text(format, List.of(names));
    }

    /** Returns the sentence with an addition. */
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

    /** A code span shows its content unchanged if its fence is longer than any run of backticks in it. */
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
