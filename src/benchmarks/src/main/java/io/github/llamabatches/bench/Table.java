package io.github.llamabatches.bench;

import java.util.Locale;

/** Writes a Markdown table. */
final class Table {

    private final StringBuilder text = new StringBuilder();

    Table(String... columns) {
        row((Object[]) columns);
        text.append("|---".repeat(columns.length)).append("|\n");
    }

    Table row(Object... cells) {
        for (Object cell : cells) {
            text.append("| ").append(cell).append(' ');
        }
        text.append("|\n");
        return this;
    }

    /** Formats an integer with thousands separators. */
    static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    static String ratio(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    @Override
    public String toString() {
        return text.append('\n').toString();
    }
}
