package io.github.llamabatches.bench.rivals;

import org.openapitools.client.ApiClient;
import org.openapitools.client.api.BatchesApi;
import org.openapitools.client.model.Batch;
import org.openapitools.client.model.BatchPage;

/**
 * The client that {@code openapi-generator generate -g java --library feign} generates from this specification, used as
 * in the generated README, and a loop.
 */
public final class StockGenerator implements Rival {

    @Override
    public Lister connect(String baseUrl) {
        ApiClient client = new ApiClient("bearerAuth").setBasePath(baseUrl);
        client.setBearerToken(KEY);
        BatchesApi api = client.buildClient(BatchesApi.class);
        return (firstToken, afterPage) -> {
            long sum = 0;
            for (String token = firstToken; token != null; ) {
                BatchPage page = api.listBatches(null, null, null, PAGE_SIZE, token, null, null, null);
                for (Batch batch : page.getItems()) {
                    sum += batch.getId().length()
                            + batch.getStatus().getValue().length()
                            + batch.getCreatedAt().getNano()
                            + batch.getConfig().getJob().getType().getValue().length();
                }
                afterPage.run();
                token = page.getNextPageToken();
            }
            return sum;
        };
    }
}
