package io.github.llamabatches.bench.rivals;

import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.runtime.JsonLibrary;

/** This client with Jackson 2. */
public final class ThisClient implements Rival {

    @Override
    public Lister connect(String baseUrl) {
        return lister(client(baseUrl, JsonLibrary.JACKSON_2));
    }

    static BatchesClient client(String baseUrl, JsonLibrary jsonLibrary) {
        return BatchesClient.builder()
                .baseUrl(baseUrl)
                .apiKey(KEY)
                .jsonLibrary(jsonLibrary)
                .build();
    }

    static Lister lister(BatchesClient client) {
        ListBatchesQuery query = ListBatchesQuery.builder().pageSize(PAGE_SIZE).build();
        return (firstToken, afterPage) -> {
            long sum = 0;
            for (BatchPage page : client.list(query)
                    .startingAt(firstToken)
                    .maxRepeatedPages(Integer.MAX_VALUE)
                    .pages()) {
                for (Batch batch : page.items()) {
                    sum += batch.id().length()
                            + batch.status().value().length()
                            + batch.createdAt().getNano()
                            + batch.config().job().type().value().length();
                }
                afterPage.run();
            }
            return sum;
        };
    }
}
