package com.example.failures;

import feign.Feign;
import io.github.llamabatches.api.BatchesApi;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.cloud.openfeign.clientconfig.FeignClientConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;

@FeignClient(
        name = "llamacloud",
        url = "${llamacloud.batches.base-url:https://api.cloud.llamaindex.ai}",
        configuration = LlamaCloudBatches.Configuration.class)
interface LlamaCloudBatches extends BatchesApi {

    /** Not annotated, so that component scans don't find it: its beans are for this client only. */
    class Configuration {

        @Bean
        LlamaCloudCustomizer llamaCloudCustomizer(@Value("${llamacloud.batches.api-key}") String apiKey) {
            return new LlamaCloudCustomizer(apiKey);
        }

        @Bean
        @Scope("prototype")
        Feign.Builder builderWithoutCircuitBreaker() {
            return Feign.builder();
        }

        @Bean
        FeignClientConfigurer nothingOfTheApplication() {
            return new FeignClientConfigurer() {
                @Override
                public boolean inheritParentConfiguration() {
                    return false;
                }
            };
        }
    }
}
