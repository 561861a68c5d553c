package io.github.llamabatches.bench;

import io.github.llamabatches.SafeguardBenchmark.Part;
import io.github.llamabatches.bench.DecodingBenchmark.Reader;
import io.github.llamabatches.bench.GuardBenchmark.Guard;

/** What each safeguard costs of the time of a page. */
final class Safeguards {

    private Safeguards() {}

    /**
     * The parts, each measured alone in memory.
     *
     * @param pageNanos the time of a page, listed over loopback
     */
    static Table parts(Comparison parts, Comparison decoding, double pageNanos) {
        double utf8 = parts.nanos(Part.UTF_8);
        double redaction = parts.nanos(Part.REDACTION);
        double buffering = parts.nanos(Part.BUFFERING);
        double rest = parts.nanos(Part.GUARD) - redaction - buffering;
        double plain = decoding.nanos(Reader.NOT_STRICT) * BenchPages.BATCHES_PER_PAGE;
        double strictness =
                plain * (decoding.time(Reader.THIS, Reader.NOT_STRICT).median() - 1) - utf8;
        Table table = new Table("safeguard", "ns per page", "share of a page");
        row(table, Part.BUFFERING.label(), buffering, pageNanos);
        row(table, Part.REDACTION.label(), redaction, pageNanos);
        row(table, Part.UTF_8.label(), utf8, pageNanos);
        row(
                table,
                "strictness, but for fields that come twice: the decoder beside one that isn't strict, less the row above",
                strictness,
                pageNanos);
        row(
                table,
                "the deadline, with its second thread, and the headers: the whole guard around a transport of the"
                        + " user's that answers at once, less buffering and search",
                rest,
                pageNanos);
        return table;
    }

    /** All of them, one more in each row, over loopback. */
    static Table ladder(Comparison guards) {
        return guards.table("what is switched on", "batch", new Comparison.Base(Guard.NOTHING, "none"));
    }

    private static void row(Table table, String label, double nanos, double pageNanos) {
        table.row(label, Table.count(nanos), Table.percent(nanos / pageNanos));
    }
}
