package io.github.llamabatches.bench;

import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.bench.rivals.Rival;
import io.github.llamabatches.runtime.JsonLibrary;
import io.github.llamabatches.model.BatchPage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that lists a million batches and now and then, in the middle of the listing, prints how many bytes of the
 * heap are still in use after a full garbage collection: {@code json-library read-ahead base-url}.
 */
final class LiveHeap {

    private static final int PAGES = 10_000;
    private static final List<Integer> STOPS = List.of(100, 1_000, 2_500, 5_000, 7_500, PAGES);

    private LiveHeap() {}

    static Table table(String baseUrl) throws IOException {
        List<String> columns = new ArrayList<>(List.of("kB in use after page"));
        STOPS.forEach(page -> columns.add(Table.count(page)));
        Table table = new Table(columns.toArray(String[]::new));
        row(table, "Jackson 2", JsonLibrary.JACKSON_2, 0, baseUrl);
        row(table, "Jackson 2, `readAhead(2)`", JsonLibrary.JACKSON_2, 2, baseUrl);
        row(table, "Jackson 3", JsonLibrary.JACKSON_3, 0, baseUrl);
        return table;
    }

    private static void row(Table table, String label, JsonLibrary json, int readAhead, String baseUrl)
            throws IOException {
        List<Object> cells = new ArrayList<>(List.of(label));
        try (JavaProcess process = JavaProcess.start(LiveHeap.class, json.name(), String.valueOf(readAhead), baseUrl)) {
            process.readAll().forEach(bytes -> cells.add(Table.count(Long.parseLong(bytes) / 1024.0)));
        }
        table.row(cells.toArray());
    }

    public static void main(String[] args) {
        BatchesClient client = BatchesClient.builder()
                .baseUrl(args[2])
                .apiKey(Rival.KEY)
                .jsonLibrary(JsonLibrary.valueOf(args[0]))
                .build();
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        int number = 0;
        for (BatchPage page : client.list()
                .startingAt(PageToken.first(PAGES, 0))
                .readAhead(Integer.parseInt(args[1]))
                .pages()) {
            number++;
            if (page.items().size() != BenchPages.BATCHES_PER_PAGE) {
                throw new IllegalStateException("batches are missing");
            }
            if (STOPS.contains(number)) {
                memory.gc();
                System.out.println(memory.getHeapMemoryUsage().getUsed());
            }
        }
    }
}
