package com.example.failures;

import io.github.llamabatches.BatchesClient;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Configures the client with {@code @FeignClient}. */
@Configuration(proxyBeanMethods = false)
@EnableFeignClients(clients = LlamaCloudBatches.class)
@Profile("!built-client")
class AnnotatedClientConfiguration {

    @Bean
    BatchesClient batchesClient(LlamaCloudBatches api) {
        return BatchesClient.of(api);
    }
}
