package io.github.llamabatches.bench;

import io.github.llamabatches.bench.Comparison.Base;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Writes the page with the results. */
final class BenchmarkPage {

    private static final String SOURCES = "../src/benchmarks/src/main/";
    private static final Base FLOOR = new Base(Contender.FLOOR, "the floor");
    private static final Base STOCK_FEIGN = new Base(Contender.STOCK_FEIGN, "stock Feign");
    private static final Base HTTP_CLIENT = new Base(Contender.JDK_HTTP_CLIENT, "JDK HttpClient");

    private final StringBuilder page = new StringBuilder();

    private BenchmarkPage() {}

    /** Runs the benchmarks and writes the page and a chart: {@code rounds file target-folder}. */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[1]);
        Path picture = file.resolveSibling(file.getFileName().toString().replaceFirst("[.]md$", "") + ".svg");
        Instant start = Instant.now();
        ClassPaths classPaths = ClassPaths.of(Path.of(args[2]));
        QuietMachine machine = QuietMachine.expect(System.getProperty("bench.load", ""));
        Measurements all = Measurements.take(classPaths, new Effort(Integer.parseInt(args[0])), machine);
        BenchmarkPage page = new BenchmarkPage();
        page.heading(all, classPaths, machine, start, picture);
        page.sections(all, classPaths);
        Files.writeString(picture, picture(all));
        Files.writeString(file, page.page);
        System.out.println(page.page);
    }

    private static String picture(Measurements all) {
        return Chart.of(
                "Time per batch over TLS, ratio to a hand-written parser",
                "One listing, pages of 100 batches, Java " + Runtime.version().feature()
                        + "; median of the rounds, with minimum and maximum in parentheses. Less is better.",
                Contender.present(),
                contender -> all.listing().time(contender, Contender.FLOOR));
    }

    private void heading(Measurements all, ClassPaths classPaths, QuietMachine machine, Instant start, Path picture)
            throws IOException {
        Effort effort = all.effort();
        page.append("# Performance\n\nWritten by `").append(command(effort)).append("` on ");
        page.append(LocalDate.now(ZoneOffset.UTC)).append(" in ");
        page.append(Duration.between(start, Instant.now()).toMinutes()).append(" minutes.");
        page.append(
                effort.isTrial() ? " **A trial of one round with a short warm-up: the figures aren't valid.**" : "");
        page.append("\n\n![Time per batch of each client over TLS](")
                .append(picture.getFileName())
                .append(")\n\n");
        page.append("- Machine: ")
                .append(Machine.description())
                .append(". ")
                .append(machine)
                .append('\n');
        page.append("- Versions: ").append(Versions.of(classPaths)).append(".\n");
        page.append("- The server used ").append(Table.count(all.serverNanosPerPage() / 1e3));
        page.append(" µs of processor time per page; the wall time of the floor per page is ");
        page.append(Table.count(all.floorNanosPerPage() / 1e3)).append(" µs.\n");
        page.append("- ").append(effort.rounds()).append(" rounds, ").append(effort.passes());
        page.append(" with many listings at once. ").append(Words.method(effort));
    }

    private void sections(Measurements all, ClassPaths classPaths) throws IOException {
        section("Targets", "", Targets.table(all.listing(), all.many(), all.coldStart(), classPaths));
        section(
                "Listing",
                Words.LISTING,
                all.listing().tableWithConnections("client", "batch", FLOOR, STOCK_FEIGN, HTTP_CLIENT));
        page.append(Words.DELAY).append(all.delayed().tableWithConnections("client", "batch", FLOOR));
        page.append(Words.FRESH).append(all.fresh().tableWithConnections("client", "batch", FLOOR));
        page.append(Words.PLAIN).append(all.plain().tableWithConnections("client", "batch", FLOOR));
        section("Many listings at once", Words.MANY, ManyTables.all(all.many()));
        section("Cold start", Words.COLD_START, all.coldStart());
        section("Memory", Words.peakMemory(all.effort().memoryPages()), all.peakMemory());
        page.append(Words.LIVE_HEAP).append(all.liveHeap());
        section("Class path", Words.CLASS_PATH, classPathTable(classPaths));
        section("Reading ahead", LatencyHiding.conditions(), all.latency());
        section(
                "Decoding",
                Words.DECODING,
                all.decoding()
                        .table(
                                "reader",
                                "batch",
                                new Base(DecodingBenchmark.Reader.HAND_PARSER, "the hand-written parser")));
        section(
                "Encoding a query",
                Words.ENCODING,
                all.encoding().table("client", "call", new Base(EncodingBenchmark.Encoder.STOCK_FEIGN, "stock Feign")));
        section(
                "Cost of the safeguards",
                Words.SAFEGUARDS,
                Safeguards.table(
                        all.safeguards(),
                        all.decoding(),
                        all.listing().nanos(Contender.THIS) * BenchPages.BATCHES_PER_PAGE));
        section("Clients", Words.RIVALS, rivals());
        page.append(Vendor.isPresent() ? "" : Words.NO_VENDOR).append(Words.NOT_CLAIMED);
    }

    private static String command(Effort effort) {
        boolean otherJava = !System.getProperty("java.home").equals(System.getProperty("bench.build.java"));
        return "mvn -Pbench" + (effort.rounds() == Effort.DEFAULT_ROUNDS ? "" : " -Dbench.rounds=" + effort.rounds())
                + (otherJava ? " -Dbench.java=/path/to/jdk-" + Runtime.version().feature() : "")
                + (Vendor.isPresent() ? " -Dbench.vendor=/path/to/jars" : "");
    }

    private static Table classPathTable(ClassPaths classPaths) throws IOException {
        Table table = new Table("client", "jars", "bytes");
        for (Contender contender : Contender.present()) {
            table.row(contender.label(), classPaths.jars(contender).size(), Table.count(classPaths.size(contender)));
        }
        return table;
    }

    private static Table rivals() {
        Table table = new Table("client", "set up", "source");
        for (Contender contender : Contender.present()) {
            table.row(
                    contender.label(),
                    contender.setUp(),
                    "[" + contender.rival() + "](" + SOURCES + contender.source() + ")");
        }
        return table;
    }

    private void section(String title, String words, Object table) {
        page.append("## ").append(title).append("\n\n").append(words).append(table);
    }
}
