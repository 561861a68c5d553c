package io.github.llamabatches.demo;

import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.BatchesException;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.SampleBatches;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lists batches on the command line over HTTP: those of an account if the environment variable for the key is set,
 * otherwise those of a {@link FakeBatchesServer} with a delay and an empty page.
 */
public final class ListBatchesDemo {

    private static final int BATCHES = 380;
    private static final int SEED = 2026;
    private static final int EMPTY_PAGE_AFTER = 4;
    private static final Duration PAGE_DELAY = Duration.ofMillis(60);
    private static final int DEFAULT_TABLE_ROWS = 20;

    private final PrintStream out;
    private final Terminal terminal;

    private ListBatchesDemo(PrintStream out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * Lists batches and exits with 0 after a listing, 1 if the listing failed, or 2 if the options or the environment
     * are invalid.
     *
     * @param args the options; {@code --help} lists them
     */
    public static void main(String[] args) {
        boolean account = isSet(System.getProperty("llamacloud.apiKey")) || isSet(System.getenv("LLAMA_CLOUD_API_KEY"));
        boolean interactive = Terminal.isInteractive();
        Terminal terminal = new Terminal(System.err, interactive, interactive && !isSet(System.getenv("NO_COLOR")));
        System.exit(run(account, System.out, terminal, args));
    }

    static int run(boolean account, PrintStream out, Terminal terminal, String... args) {
        try {
            DemoOptions options = DemoOptions.parse(args);
            ListBatchesDemo demo = new ListBatchesDemo(out, withColors(terminal, options.color()));
            if (options.help()) {
                out.println(DemoOptions.USAGE);
            } else if (account) {
                demo.list(BatchesClient.fromEnvironment(), options);
            } else {
                demo.listFakes(options);
            }
            return 0;
        } catch (IllegalArgumentException e) {
            terminal.progress().println(e.getMessage());
            return 2;
        } catch (BatchesException e) {
            terminal.eraseProgress();
            terminal.progress().println(e.getMessage());
            return 1;
        }
    }

    private static Terminal withColors(Terminal terminal, DemoOptions.Color color) {
        return switch (color) {
            case AUTO -> terminal;
            case ALWAYS -> new Terminal(terminal.progress(), terminal.showsProgress(), true);
            case NEVER -> new Terminal(terminal.progress(), terminal.showsProgress(), false);
        };
    }

    private void listFakes(DemoOptions options) {
        try (FakeBatchesServer server = FakeBatchesServer.start()) {
            List<Batch> batches = SampleBatches.generate(BATCHES, SEED);
            batches.forEach(batch -> server.setOrganization(batch.projectId(), "org-demo"));
            server.setBatches(batches);
            server.addEmptyPageAfter(EMPTY_PAGE_AFTER);
            server.setDelay(PAGE_DELAY);
            terminal.progress()
                    .println("No LLAMA_CLOUD_API_KEY is set: listing " + BATCHES
                            + " made-up batches of a fake server at " + server.baseUrl());
            BatchesClient client = BatchesClient.builder()
                    .baseUrl(server.baseUrl())
                    .apiKey(server.apiKey())
                    .build();
            list(client, options);
        }
    }

    private void list(BatchesClient client, DemoOptions options) {
        boolean table = options.format() == DemoOptions.Format.TABLE;
        BatchOutput output = output(options.format());
        int rows = options.rows() != null ? options.rows() : table ? DEFAULT_TABLE_ROWS : Integer.MAX_VALUE;
        Map<String, Integer> totals = new TreeMap<>();
        int pages = 0;
        int batches = 0;
        terminal.showProgress("fetching page 1");
        for (BatchPage page : client.list(options.query()).readAhead(1).pages()) {
            terminal.eraseProgress();
            if (++pages == 1) {
                output.start();
            }
            for (Batch batch : page.items()) {
                batches++;
                totals.merge(describe(batch.status()), 1, Integer::sum);
                if (batches <= rows) {
                    output.print(batch);
                }
            }
            if (out.checkError()) {
                // The reader of the pipe has exited, like "head".
                return;
            }
            terminal.showProgress(plural(pages, "page") + ", " + plural(batches, "batch")
                    + (page.totalSize() == null ? "" : " of " + page.totalSize()));
        }
        terminal.eraseProgress();
        output.end();
        if (table) {
            printSummary(pages, batches, rows, totals);
        }
    }

    private BatchOutput output(DemoOptions.Format format) {
        return switch (format) {
            case TABLE -> new TableOutput(out, terminal);
            case CSV -> new CsvOutput(out);
            case JSON -> new JsonOutput(out);
        };
    }

    private void printSummary(int pages, int batches, int rows, Map<String, Integer> totals) {
        if (batches > rows) {
            out.println("… and " + (batches - rows) + " more (--rows prints more)");
        }
        out.println();
        out.println(plural(batches, "batch") + " on " + plural(pages, "page"));
        totals.forEach((status, count) -> out.printf("  %-24s %5d%n", status, count));
    }

    private static String plural(int count, String noun) {
        return count + " " + (count == 1 ? noun : noun.equals("batch") ? "batches" : noun + "s");
    }

    private static String describe(BatchStatus status) {
        return status.isKnown() ? status + (status.isTerminal() ? "" : " (not yet done)") : status + " (unknown)";
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
