package io.github.llamabatches.bench;

import java.io.IOException;

/** What was to be reached, and whether it was. */
final class Targets {

    private static final double MAX_CLASS_PATH_MEGABYTES = 2.9;

    private final Table table = new Table("target", "at most", "measured", "");

    static Table table(Comparison listing, ColdStart coldStart, ClassPaths classPaths, LatencyHiding latency)
            throws IOException {
        Targets targets = new Targets();
        targets.ratio("time per batch, ratio to the floor", 1.35, listing.time(Contender.THIS, Contender.FLOOR));
        targets.ratio("time per batch, ratio to stock Feign", 0.5, listing.time(Contender.THIS, Contender.STOCK_FEIGN));
        targets.number("bytes per batch, ratio to the floor", 2.2, listing.bytes(Contender.THIS, Contender.FLOOR));
        targets.ratio(
                "cold start, a whole process, ratio to JDK HttpClient and the parser",
                0.85,
                coldStart.wholeProcess(Contender.THIS, Contender.JDK_HTTP_CLIENT));
        targets.number("runtime class path, MB", MAX_CLASS_PATH_MEGABYTES, classPaths.size(Contender.THIS) / 1e6);
        targets.ratio("`readAhead(1)`, ratio to the slower of network and consumer", 1.15, latency.readAheadToSlower());
        return targets.table;
    }

    private void ratio(String what, double most, Ratios ratios) {
        table.row(what, most, ratios, verdict(ratios.median() <= most));
    }

    private void number(String what, double most, double measured) {
        table.row(what, most, Table.ratio(measured), verdict(measured <= most));
    }

    private static String verdict(boolean met) {
        return met ? "met" : "**missed**";
    }
}
