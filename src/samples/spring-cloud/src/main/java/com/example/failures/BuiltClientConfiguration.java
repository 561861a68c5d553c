package com.example.failures;

import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.api.BatchesApi;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.openfeign.FeignClientBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Configures the client with {@code FeignClientBuilder}, without a separate interface. */
@Configuration(proxyBeanMethods = false)
@Profile("built-client")
class BuiltClientConfiguration {

    @Bean
    BatchesClient batchesClient(
            ApplicationContext context,
            @Value("${llamacloud.batches.base-url:https://api.cloud.llamaindex.ai}") String baseUrl,
            @Value("${llamacloud.batches.api-key}") String apiKey) {
        BatchesApi api = new FeignClientBuilder(context)
                .forType(BatchesApi.class, "llamacloud")
                .url(baseUrl)
                .customize(new LlamaCloudCustomizer(apiKey))
                .build();
        return BatchesClient.of(api);
    }
}
