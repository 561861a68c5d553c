package com.example.overview;

import io.github.llamabatches.ApiErrorException;
import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.model.JobType;
import io.github.llamabatches.runtime.JsonLibrary;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.SampleBatches;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Lists all batches of a fake server over HTTP, and prints the number of batches for each status. */
public final class Overview {

    private Overview() {}

    /** Runs on the module path: {@code java -p overview-1.jar:lib -m com.example.overview}. */
    public static void main(String[] args) throws IOException {
        try (FakeBatchesServer server = FakeBatchesServer.start()) {
            server.setBatches(IntStream.range(0, 250).mapToObj(Overview::batch).toList());
            server.addEmptyPageAfter(1);

            System.out.println(Overview.class.getModule() + " with " + JsonLibrary.present());
            list(client(server, server.apiKey()));
            askWithAWrongKey(client(server, "llx-wrong"));
        }
        Files.exchange();
    }

    private static BatchesClient client(FakeBatchesServer server, String apiKey) {
        return BatchesClient.builder().baseUrl(server.baseUrl()).apiKey(apiKey).build();
    }

    private static void list(BatchesClient client) {
        ListBatchesQuery query = ListBatchesQuery.builder().pageSize(100).build();
        int pages = 0;
        Map<String, Integer> totals = new TreeMap<>();
        for (BatchPage page : client.list(query).pages()) {
            pages++;
            for (Batch batch : page.items()) {
                String unlisted = batch.status().isKnown() ? "" : " (unlisted)";
                totals.merge(batch.status().value() + unlisted, 1, Integer::sum);
            }
        }
        System.out.println(pages + " pages");
        totals.forEach((status, batches) -> System.out.println(status + ": " + batches));

        Batch first = client.page(query).items().get(0);
        System.out.println(
                first.id() + " is of type " + first.config().job().type() + " and has results: " + first.results());
    }

    private static void askWithAWrongKey(BatchesClient client) {
        try {
            client.list().forEach(batch -> {});
        } catch (ApiErrorException e) {
            System.out.println("refused with " + e.status() + ": " + e.detail());
        }
    }

    private static Batch batch(int number) {
        return SampleBatches.batch("bat-" + number)
                .status(number % 10 == 9 ? BatchStatus.of("REHYDRATING") : BatchStatus.COMPLETED)
                .results(List.of(SampleBatches.result("dfl-" + number, "pjb-" + number, JobType.PARSE_V2)))
                .build();
    }
}
