package com.example.failures;

import feign.Client;
import feign.Feign;
import io.github.llamabatches.BatchesFeign;
import org.springframework.cloud.openfeign.FeignBuilderCustomizer;
import org.springframework.util.Assert;

/** Makes a Feign client one for LlamaCloud, whatever the application has set up for its other clients. */
final class LlamaCloudCustomizer implements FeignBuilderCustomizer {

    private final Client client;

    LlamaCloudCustomizer(String apiKey) {
        Assert.hasText(apiKey, "llamacloud.batches.api-key is empty");
        client = BatchesFeign.clientBuilder().apiKey(apiKey).build();
    }

    @Override
    public void customize(Feign.Builder builder) {
        BatchesFeign.configure(builder, client);
    }
}
