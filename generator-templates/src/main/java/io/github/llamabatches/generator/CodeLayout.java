package io.github.llamabatches.generator;

import java.util.List;

/** Joins the lines of a statement if they fit on one line. */
final class CodeLayout {

    private CodeLayout() {}

    static String layOut(String code) {
        List<String> lines = code.lines().filter(line -> !line.isBlank()).toList();
        StringBuilder joined = new StringBuilder(lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            boolean spaced =
                    joined.charAt(joined.length() - 1) != '(' && line.strip().charAt(0) != '.';
            joined.append(spaced ? " " : "").append(line.strip());
        }
        return (joined.length() <= JavadocLayout.WIDTH ? joined : String.join("\n", lines)) + "\n";
    }
}
