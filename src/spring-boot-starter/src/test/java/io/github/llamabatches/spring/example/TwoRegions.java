package io.github.llamabatches.spring.example;

import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.Region;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
class TwoRegions {

    @Bean
    @Primary
    BatchesClient northAmerica(BatchesClient.Builder builder, @Value("${keys.na}") String key) {
        return builder.apiKey(key).build();
    }

    @Bean
    BatchesClient europe(BatchesClient.Builder builder, @Value("${keys.eu}") String key) {
        return builder.apiKey(key).region(Region.EU).build();
    }
}
