package io.github.llamabatches.bench;

import io.github.llamabatches.SafeguardBenchmark.Part;
import io.github.llamabatches.bench.DecodingBenchmark.Reader;

/** Calculates the share of each safeguard in the time of a page. */
final class Safeguards {

    private static final String STRICTNESS =
            "strictness, including repeated fields: the decoder compared with one that isn't strict, without the UTF-8 check";

    private Safeguards() {}

    /**
     * Returns a table of the safeguards, each measured separately in memory.
     *
     * @param pageNanos the time of a page over TLS
     */
    static Table table(Comparison parts, Comparison decoding, double pageNanos) {
        double plain = decoding.nanos(Reader.NOT_STRICT) * BenchPages.BATCHES_PER_PAGE;
        double strictness =
                plain * (decoding.time(Reader.THIS, Reader.NOT_STRICT).median() - 1);
        Table table = new Table("safeguard", "ns per page", "share of a page");
        for (Part part : Part.values()) {
            row(table, part.label(), parts.nanos(part), pageNanos);
        }
        row(table, STRICTNESS, strictness - parts.nanos(Part.UTF_8), pageNanos);
        return table;
    }

    private static void row(Table table, String label, double nanos, double pageNanos) {
        table.row(label, Table.count(nanos), Table.percent(nanos / pageNanos));
    }
}
