package io.github.llamabatches.bench;

import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.bench.rivals.Rival;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.runtime.JsonLibrary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that lists a million batches and prints at intervals the heap in use after a full garbage collection, in
 * bytes: {@code json-library read-ahead base-url}.
 */
final class LiveHeap {

    private static final int PAGES = 10_000;
    private static final List<Integer> STOPS = List.of(100, 1_000, 2_500, 5_000, 7_500, PAGES);
    private static final Pattern COLLECTION = Pattern.compile(" Pause .*->(\\d+)M\\(");

    private LiveHeap() {}

    static Table table(String baseUrl) throws IOException {
        List<String> columns = new ArrayList<>(List.of("kB in use after page"));
        STOPS.forEach(page -> columns.add(Table.count(page)));
        columns.add("maximum after a collection, MB");
        Table table = new Table(columns.toArray(String[]::new));
        row(table, "Jackson 2", JsonLibrary.JACKSON_2, 0, baseUrl);
        row(table, "Jackson 2, `readAhead(2)`", JsonLibrary.JACKSON_2, 2, baseUrl);
        row(table, "Jackson 3", JsonLibrary.JACKSON_3, 0, baseUrl);
        return table;
    }

    private static void row(Table table, String label, JsonLibrary json, int readAhead, String baseUrl)
            throws IOException {
        List<Object> cells = new ArrayList<>(List.of(label));
        int most = 0;
        try (JavaProcess process = JavaProcess.start(
                System.getProperty("java.class.path"),
                List.of("-Xmx64m", "-Xlog:gc"),
                LiveHeap.class,
                json.name(),
                String.valueOf(readAhead),
                baseUrl)) {
            for (String line : process.readAll()) {
                Matcher collection = COLLECTION.matcher(line);
                if (collection.find()) {
                    most = Math.max(most, Integer.parseInt(collection.group(1)));
                } else if (line.matches("\\d+")) {
                    cells.add(Table.count(Long.parseLong(line) / 1024.0));
                }
            }
        }
        cells.add(most);
        table.row(cells.toArray());
    }

    public static void main(String[] args) {
        BatchesClient client = BatchesClient.builder()
                .baseUrl(args[2])
                .apiKey(Rival.KEY)
                .jsonLibrary(JsonLibrary.valueOf(args[0]))
                .build();
        int number = 0;
        for (BatchPage page : client.list()
                .startingAt(PageToken.first(PAGES, 0))
                // All pages are identical.
                .maxRepeatedPages(Integer.MAX_VALUE)
                .readAhead(Integer.parseInt(args[1]))
                .pages()) {
            number++;
            if (page.items().size() != BenchPages.BATCHES_PER_PAGE) {
                throw new IllegalStateException("batches are missing");
            }
            if (STOPS.contains(number)) {
                System.out.println(Usage.heapAfterCollection());
            }
        }
    }
}
