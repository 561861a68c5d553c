package io.github.llamabatches.generator;

/** Escapes a string for Javadoc. */
final class JavadocText {

    private JavadocText() {}

    /** Returns the string on one line, to be broken later. */
    static String of(String text) {
        String line = text.strip().replaceAll("[\\s\\p{Z}\\p{Cc}]+", " ");
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            char before = i == 0 ? ' ' : line.charAt(i - 1);
            switch (c) {
                case '<', '>', '&' -> escaped.append("{@literal ").append(c).append('}');
                case '\\' -> escaped.append("&#92;");
                case '/' -> escaped.append(before == '*' ? "&#47;" : "/");
                case '@' -> escaped.append(Character.isLetterOrDigit(before) ? "@" : "&#64;");
                default -> appendVisible(escaped, line, i);
            }
        }
        return escaped.toString();
    }

    /** Returns the string as code if it needs no escapes, which {@code @code} doesn't support. */
    static String code(String text) {
        boolean plain = text.chars().allMatch(c -> c > ' ' && c < 0x7f && "\\@<>&*".indexOf(c) < 0 || c == ' ');
        return plain && isBalanced(text) ? "{@code " + text + "}" : of(text);
    }

    private static boolean isBalanced(String text) {
        int open = 0;
        for (int i = 0; i < text.length() && open >= 0; i++) {
            open += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
        }
        return open == 0;
    }

    /** Escapes characters that change the direction of text, and replaces unpaired surrogates. */
    private static void appendVisible(StringBuilder escaped, String line, int index) {
        char c = line.charAt(index);
        int type = Character.getType(line.codePointAt(index));
        if (type == Character.FORMAT) {
            escaped.append("&#").append((int) c).append(';');
        } else if (Character.isSurrogate(c) && !isInPair(line, index)) {
            escaped.append('\ufffd');
        } else {
            escaped.append(c);
        }
    }

    private static boolean isInPair(String line, int index) {
        return Character.isHighSurrogate(line.charAt(index))
                ? index + 1 < line.length() && Character.isLowSurrogate(line.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(line.charAt(index - 1));
    }
}
