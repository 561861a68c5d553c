package io.github.llamabatches.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Draws a bar chart as SVG, with a background so that it is readable on any page. */
final class Chart {

    private static final int WIDTH = 820;
    private static final int TOP = 56;
    private static final int ROW = 34;
    private static final int BAR = 20;
    private static final int LEFT = 330;
    private static final int RIGHT = 190;
    private static final String OURS = "#1a7f5a";
    private static final String OTHERS = "#8c959f";

    private final StringBuilder svg = new StringBuilder();
    private final int height;
    private final double scale;

    private Chart(int rows, double largest) {
        height = TOP + rows * ROW + 40;
        scale = (WIDTH - LEFT - RIGHT) / largest;
    }

    /** Returns the chart with the shortest bar first. */
    static String of(String title, String note, List<Contender> contenders, Function<Contender, Ratios> ratios) {
        List<Contender> sorted = contenders.stream()
                .sorted((one, other) -> Double.compare(
                        ratios.apply(one).median(), ratios.apply(other).median()))
                .toList();
        double largest = ratios.apply(sorted.get(sorted.size() - 1)).median();
        Chart chart = new Chart(sorted.size(), largest);
        chart.open(title, note, sorted, ratios);
        for (int i = 0; i < sorted.size(); i++) {
            chart.bar(i, sorted.get(i), ratios.apply(sorted.get(i)));
        }
        return chart.svg.append("</svg>\n").toString();
    }

    private void open(String title, String note, List<Contender> contenders, Function<Contender, Ratios> ratios) {
        StringBuilder description = new StringBuilder();
        contenders.forEach(contender -> description
                .append(name(contender))
                .append(": ")
                .append(ratios.apply(contender))
                .append(". "));
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " aria-labelledby=\"title description\" font-family=\"system-ui, sans-serif\" font-size=\"14\">",
                WIDTH, height, WIDTH, height);
        line("  <title id=\"title\">%s</title>", title);
        line("  <desc id=\"description\">%s%s</desc>", description, note);
        line("  <rect width=\"100%%\" height=\"100%%\" rx=\"8\" fill=\"#f6f8fa\"/>");
        text(20, 34, "font-size=\"17\" font-weight=\"600\"", title);
        text(20, height - 16, "font-size=\"12\"", note);
    }

    private void bar(int row, Contender contender, Ratios ratios) {
        int y = TOP + row * ROW;
        boolean ours = contender == Contender.THIS || contender == Contender.THIS_ON_JACKSON_3;
        String weight = ours ? "font-weight=\"600\"" : "";
        text(20, y + 15, weight, name(contender));
        line(
                "  <rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"3\" fill=\"%s\"/>",
                LEFT, y, ratios.median() * scale, BAR, ours ? OURS : OTHERS);
        text((int) (LEFT + ratios.median() * scale) + 8, y + 15, weight, ratios.toString());
    }

    private void text(int x, int y, String attributes, String text) {
        line("  <text x=\"%d\" y=\"%d\" fill=\"#1f2328\" %s>%s</text>", x, y, attributes, text);
    }

    private void line(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String name(Contender contender) {
        return contender.label().replaceAll("[*`]", "");
    }
}
