package io.github.llamabatches.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the tables about many listings at once. */
final class ManyTables {

    private static final Contender BASE = Contender.JDK_HTTP_CLIENT;

    private final ManyListings many;

    private ManyTables(ManyListings many) {
        this.many = many;
    }

    /**
     * Returns a table for each number of listings and kind of threads, and one with memory and threads of the
     * processes.
     */
    static String all(ManyListings many) {
        ManyTables tables = new ManyTables(many);
        StringBuilder text = new StringBuilder();
        List<String> titles =
                many.scenarios().stream().map(Scenario::title).distinct().toList();
        for (String title : titles) {
            List<Scenario> scenarios = many.scenarios().stream()
                    .filter(scenario -> scenario.title().equals(title))
                    .toList();
            text.append("### ").append(title.substring(0, 1).toUpperCase(Locale.ROOT));
            text.append(title.substring(1)).append("\n\n").append(tables.table(scenarios));
        }
        return text.append("### Memory and threads with 500 listings\n\n")
                .append(Words.PROBES)
                .append(tables.probes())
                .toString();
    }

    private Table table(List<Scenario> scenarios) {
        List<String> columns = new ArrayList<>(List.of("client"));
        for (Scenario scenario : scenarios) {
            columns.add(scenario.label() + ": warm; cold");
            columns.add("handshakes warm; cold");
        }
        columns.add("processor time");
        columns.add("batches per second");
        Table table = new Table(columns.toArray(String[]::new));
        for (Contender contender : Contender.atOnce()) {
            List<Object> cells = new ArrayList<>(List.of(contender.label()));
            for (Scenario scenario : scenarios) {
                cells.add(throughput(contender, scenario));
                cells.add(many.handshakes(contender, scenario, true) + "; "
                        + many.handshakes(contender, scenario, false));
            }
            Scenario first = scenarios.get(0);
            cells.add(Table.ratio(many.processor(contender, BASE, first).median()));
            cells.add(Table.count(many.batchesPerSecond(contender, first, true)));
            table.row(cells.toArray());
        }
        return table;
    }

    private String throughput(Contender contender, Scenario scenario) {
        int failed = many.failed(contender, scenario);
        return Table.ratio(many.throughput(contender, BASE, scenario, true).median()) + "; "
                + Table.ratio(many.throughput(contender, BASE, scenario, false).median())
                + (failed == 0 ? "" : " (" + failed + " listings failed)");
    }

    private Table probes() {
        Table table = new Table("client", "heap, MB", "afterwards, MB", "threads other than those of the listings");
        for (Contender contender : Contender.atOnce()) {
            Pass probe = many.probe(contender);
            table.row(
                    contender.label(),
                    Table.count(probe.heapDuring() / 1e6),
                    Table.count(probe.heapAfter() / 1e6),
                    probe.threads().isEmpty() ? "none" : probe.threads());
        }
        return table;
    }
}
