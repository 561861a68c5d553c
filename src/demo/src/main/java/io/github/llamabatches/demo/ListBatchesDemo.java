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
 * Lists batches on the command line, over real HTTP: those of an account if the environment names a key, else those of
 * a {@link FakeBatchesServer} that pages slowly and has an empty page in the middle.
 */
public final class ListBatchesDemo {

    private static final int BATCHES = 380;
    private static final int SEED = 2026;
    private static final int EMPTY_PAGE_AFTER = 4;
    private static final Duration PAGE_DELAY = Duration.ofMillis(60);
    private static final String ROW = "%-40s  %-10s  %-10s  %-24s  %s%n";

    private final PrintStream out;
    private final PrintStream progress;

    private ListBatchesDemo(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    /**
     * Runs the demonstration and ends the process: with 0 after a listing, 1 if the listing failed, 2 if the arguments
     * or the environment make no sense.
     *
     * @param args the options; {@code --help} lists them
     */
    public static void main(String[] args) {
        boolean account = isSet(System.getProperty("llamacloud.apiKey")) || isSet(System.getenv("LLAMA_CLOUD_API_KEY"));
        System.exit(run(account, System.out, System.err, args));
    }

    static int run(boolean account, PrintStream out, PrintStream err, String... args) {
        try {
            DemoOptions options = DemoOptions.parse(args);
            ListBatchesDemo demo = new ListBatchesDemo(out, err);
            if (options.help()) {
                out.println(DemoOptions.USAGE);
            } else if (account) {
                demo.list(BatchesClient.fromEnvironment(), options);
            } else {
                demo.listFakes(options);
            }
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        } catch (BatchesException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private void listFakes(DemoOptions options) {
        try (FakeBatchesServer server = FakeBatchesServer.start()) {
            List<Batch> batches = SampleBatches.generate(BATCHES, SEED);
            batches.forEach(batch -> server.setOrganization(batch.projectId(), "org-demo"));
            server.setBatches(batches);
            server.addEmptyPageAfter(EMPTY_PAGE_AFTER);
            server.setDelay(PAGE_DELAY);
            out.println("No LLAMA_CLOUD_API_KEY is set, so this lists " + BATCHES
                    + " made-up batches of a fake server at " + server.baseUrl());
            BatchesClient client = BatchesClient.builder()
                    .baseUrl(server.baseUrl())
                    .apiKey(server.apiKey())
                    .build();
            list(client, options);
        }
    }

    private void list(BatchesClient client, DemoOptions options) {
        Map<String, Integer> totals = new TreeMap<>();
        int pages = 0;
        int batches = 0;
        for (BatchPage page : client.list(options.query()).readAhead(1).pages()) {
            if (++pages == 1) {
                out.println();
                out.printf(ROW, "ID", "STATUS", "JOB TYPE", "CREATED", "RESULTS");
            }
            for (Batch batch : page.items()) {
                batches++;
                totals.merge(describe(batch.status()), 1, Integer::sum);
                if (batches <= options.rows()) {
                    printRow(batch);
                }
            }
            progress.println("  page " + pages + ": " + page.items().size() + " batches, " + batches + " so far"
                    + (page.totalSize() == null ? "" : " of " + page.totalSize()));
        }
        if (batches > options.rows()) {
            out.println("… and " + (batches - options.rows()) + " more (--rows shows more)");
        }
        out.println();
        out.println(batches + " batches on " + pages + " pages");
        totals.forEach((status, count) -> out.printf("  %-24s %5d%n", status, count));
    }

    private void printRow(Batch batch) {
        out.printf(
                ROW,
                batch.id(),
                batch.status(),
                batch.config().job().type(),
                batch.createdAt() == null ? "-" : batch.createdAt(),
                batch.results() == null ? "-" : batch.results().size());
    }

    private static String describe(BatchStatus status) {
        return status.isKnown() ? status + (status.isTerminal() ? "" : " (not yet done)") : status + " (unknown)";
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
