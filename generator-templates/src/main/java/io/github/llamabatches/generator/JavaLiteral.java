package io.github.llamabatches.generator;

/** Writes a string as a Java literal. */
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
            // Octal if possible: the compiler replaces \\u000a before it reads the literal.
            literal.append(String.format(c < 0x100 ? "\\%03o" : "\\u%04x", (int) c));
        } else {
            literal.append(c);
        }
    }

    /** Excludes characters that change the direction of text, and unpaired surrogates, which can't be encoded. */
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
