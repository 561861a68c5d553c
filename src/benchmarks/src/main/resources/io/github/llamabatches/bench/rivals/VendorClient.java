package io.github.llamabatches.bench.rivals;

import ai.llamaindex.llamacloud.client.LlamaCloudClient;
import ai.llamaindex.llamacloud.client.okhttp.LlamaCloudOkHttpClient;
import ai.llamaindex.llamacloud.models.batches.BatchListPage;
import ai.llamaindex.llamacloud.models.batches.BatchListParams;
import ai.llamaindex.llamacloud.models.batches.BatchListResponse;

/** The vendor's client, used as in its README. Compiled only by runs of the suite with that client, never by the build. */
public final class VendorClient implements Rival {

    @Override
    public Lister connect(String baseUrl) {
        LlamaCloudClient client =
                LlamaCloudOkHttpClient.builder().baseUrl(baseUrl).apiKey(KEY).build();
        return (firstToken, afterPage) -> {
            long sum = 0;
            BatchListParams first = BatchListParams.builder()
                    .pageSize((long) PAGE_SIZE)
                    .pageToken(firstToken)
                    .build();
            for (BatchListPage page = client.batches().list(first); page != null; ) {
                for (BatchListResponse batch : page.items()) {
                    sum += batch.id().length()
                            + batch.status().asString().length()
                            + batch.createdAt().orElseThrow().getNano()
                            + batch.config().job().type().asString().length();
                }
                afterPage.run();
                page = page.hasNextPage() ? page.nextPage() : null;
            }
            return sum;
        };
    }
}
