package io.github.llamabatches.demo;

import java.io.PrintStream;

/**
 * Shows progress on standard error and colors text on a terminal.
 *
 * @param progress the stream to show progress on
 * @param showsProgress whether the stream is a terminal, where a line can be erased
 * @param colors whether to color text
 */
record Terminal(PrintStream progress, boolean showsProgress, boolean colors) {

    private static final String ERASE_LINE = "\r\033[K";
    private static final String RESET = "\033[0m";

    /** The text colors as escape sequences. */
    enum Color {
        GREEN("\033[32m"),
        RED("\033[31m"),
        YELLOW("\033[33m");

        private final String sequence;

        Color(String sequence) {
            this.sequence = sequence;
        }
    }

    /** Returns whether standard output and standard error are a terminal. */
    static boolean isInteractive() {
        return System.console() != null && isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }

    // Java 22 to 24 return a console for redirected streams too; Java 17 lacks the method isTerminal().
    private static boolean isTerminal() {
        try {
            return Runtime.version().feature() < 22
                    || (boolean) java.io.Console.class.getMethod("isTerminal").invoke(System.console());
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Replaces the progress line. */
    void showProgress(String text) {
        if (showsProgress) {
            progress.print(ERASE_LINE + text);
            progress.flush();
        }
    }

    /** Erases the progress line. */
    void eraseProgress() {
        showProgress("");
    }

    /** Colors a text that is already padded, because escape sequences count as characters. */
    String color(String text, Color color) {
        return colors ? color.sequence + text + RESET : text;
    }
}
