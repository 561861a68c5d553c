package io.github.llamabatches.bench;

import io.github.llamabatches.SafeguardBenchmark;
import io.github.llamabatches.bench.Comparison.Base;
import io.github.llamabatches.bench.rivals.Floor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Measures everything and writes the page about it: {@code rounds file target-folder}. */
final class BenchmarkPage {

    private static final String SOURCES = "../src/benchmarks/src/main/java/io/github/llamabatches/bench/rivals/";
    private static final Turns.Length LONG = new Turns.Length(9, 15, 120, 12);
    private static final Turns.Length SHORT = new Turns.Length(8, 15, 80, 12);

    private final int rounds;
    private final ClassPaths classPaths;
    private final Instant start = Instant.now();

    private BenchmarkPage(int rounds, ClassPaths classPaths) {
        this.rounds = rounds;
        this.classPaths = classPaths;
    }

    public static void main(String[] args) throws Exception {
        BenchmarkPage page = new BenchmarkPage(Integer.parseInt(args[0]), ClassPaths.of(Path.of(args[2])));
        String text;
        try (JavaProcess server = JavaProcess.start(PageServer.class)) {
            text = page.write(server.readLine());
        }
        Files.writeString(Path.of(args[1]), text);
        System.out.println(text);
    }

    private String write(String baseUrl) throws Exception {
        // Else whoever is first would meet a server that isn't compiled yet.
        new Floor().connect(baseUrl).list(PageToken.first(10_000, 0));
        say("cold start, memory, latency");
        ColdStart coldStart = ColdStart.measure(classPaths, baseUrl, rounds);
        Table memory = PeakMemory.table(classPaths, baseUrl);
        Table heap = LiveHeap.table(baseUrl);
        LatencyHiding latency = LatencyHiding.measure(baseUrl, rounds);
        say("listing");
        Comparison listing = compare(ListingBenchmark.class, Contender.values(), baseUrl, LONG);
        say("decoding and encoding");
        Comparison decoding = compare(DecodingBenchmark.class, DecodingBenchmark.Reader.values(), "", SHORT);
        Comparison encoding = compare(EncodingBenchmark.class, EncodingBenchmark.Encoder.values(), "", SHORT);
        say("safeguards");
        Comparison guards = compare(GuardBenchmark.class, GuardBenchmark.Guard.values(), baseUrl, LONG);
        double pageNanos = guards.nanos(GuardBenchmark.Guard.EVERYTHING) * BenchPages.BATCHES_PER_PAGE;
        Comparison safeguards = compare(SafeguardBenchmark.class, SafeguardBenchmark.Part.values(), "", SHORT);
        Table parts = Safeguards.parts(safeguards, decoding, pageNanos);

        StringBuilder page = new StringBuilder(heading());
        section(page, "Targets", "", Targets.table(listing, coldStart, classPaths, latency));
        section(
                page,
                "Listing",
                Words.LISTING,
                listing.table(
                        "client",
                        "batch",
                        new Base(Contender.FLOOR, "the floor"),
                        new Base(Contender.STOCK_FEIGN, "stock Feign")));
        section(
                page,
                "Decoding",
                Words.DECODING,
                decoding.table(
                        "reader", "batch", new Base(DecodingBenchmark.Reader.HAND_PARSER, "the parser by hand")));
        section(
                page,
                "Encoding a query",
                Words.ENCODING,
                encoding.table("client", "call", new Base(EncodingBenchmark.Encoder.STOCK_FEIGN, "stock Feign")));
        section(page, "Cold start", Words.COLD_START, coldStart);
        section(page, "Memory", Words.PEAK_MEMORY, memory);
        page.append(Words.LIVE_HEAP).append(heap);
        section(page, "Class path", Words.CLASS_PATH, classPathTable());
        section(page, "Latency", LatencyHiding.conditions(), latency);
        section(page, "What the safeguards cost", Words.SAFEGUARD_PARTS, parts);
        page.append(Words.SAFEGUARD_LADDER).append(Safeguards.ladder(guards));
        section(page, "Who takes part", Words.RIVALS, rivals());
        page.append(Words.NOT_CLAIMED);
        return page.toString();
    }

    private Comparison compare(
            Class<? extends Paired> benchmark, Variant[] variants, String baseUrl, Turns.Length length)
            throws IOException, RunnerException {
        return Comparison.of(benchmark, variants, baseUrl, rounds, length);
    }

    private String heading() throws IOException {
        return "# Performance\n\nWritten by `" + command() + "` on " + LocalDate.now(ZoneOffset.UTC) + " in "
                + Duration.between(start, Instant.now()).toMinutes() + " minutes.\n\n- Machine: "
                + Machine.description() + ".\n- Versions: " + Versions.of(classPaths) + ".\n- " + rounds
                + " rounds. " + Words.METHOD;
    }

    private String command() {
        boolean otherJava = !System.getProperty("java.home").equals(System.getProperty("bench.build.java"));
        return "mvn -Pbench" + (rounds == 10 ? "" : " -Dbench.rounds=" + rounds)
                + (otherJava ? " -Dbench.java=/path/to/jdk-" + Runtime.version().feature() : "");
    }

    private Table classPathTable() throws IOException {
        Table table = new Table("client", "jars", "bytes");
        for (Contender contender : Contender.values()) {
            List<Path> jars = classPaths.jars(contender);
            table.row(contender.label(), jars.size(), Table.count(classPaths.size(contender)));
        }
        return table;
    }

    private static Table rivals() {
        Table table = new Table("client", "set up", "source");
        for (Contender contender : Contender.values()) {
            String source = contender.rival().getSimpleName();
            table.row(contender.label(), contender.setUp(), "[" + source + "](" + SOURCES + source + ".java)");
        }
        return table;
    }

    private static void section(StringBuilder page, String title, String words, Object table) {
        page.append("## ").append(title).append("\n\n").append(words).append(table);
    }

    private void say(String what) {
        System.out.println(Duration.between(start, Instant.now()).truncatedTo(ChronoUnit.SECONDS) + " " + what);
    }
}
