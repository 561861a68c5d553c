package io.github.llamabatches.generator;

/** Writes any text as a string literal of Java, from which no text can break out. */
final class JavaLiteral {

    private JavaLiteral() {}

    static String of(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(c -> append(literal, (char) c));
        return literal.append('"').toString();
    }

    private static void append(StringBuilder literal, char c) {
        if (c == '"' || c == '\\') {
            literal.append('\\').append(c);
        } else if (c < ' ' || (c >= 0x7f && !isVisible(c))) {
            // Octal where it can be: the compiler replaces \\u000a before it looks for the end of the literal.
            literal.append(String.format(c < 0x100 ? "\\%03o" : "\\u%04x", (int) c));
        } else {
            literal.append(c);
        }
    }

    /** Excludes characters that change the direction of a line, and halves of surrogate pairs, which no file holds. */
    private static boolean isVisible(char c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.UNASSIGNED;
    }
}
