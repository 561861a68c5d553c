package com.example.failures;

import feign.Client;
import feign.Feign;
import feign.Request;
import io.github.llamabatches.BatchesFeign;
import io.github.llamabatches.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.cloud.openfeign.FeignBuilderCustomizer;
import org.springframework.util.Assert;

/** Configures a Feign client for LlamaCloud, independently of the application's other clients. */
final class LlamaCloudCustomizer implements FeignBuilderCustomizer {

    private final Client client;

    LlamaCloudCustomizer(String apiKey) {
        Assert.hasText(apiKey, "llamacloud.batches.api-key is empty");
        client = BatchesFeign.clientBuilder()
                .apiKey(apiKey)
                .userAgent("failures/1")
                .requestTimeout(Duration.ofSeconds(20))
                .build();
    }

    @Override
    public void customize(Feign.Builder builder) {
        BatchesFeign.configure(builder, client)
                .options(new Request.Options(5, TimeUnit.SECONDS, 10, TimeUnit.SECONDS, false))
                .retryer(BatchesFeign.retryer(
                        RetryPolicy.builder().maxAttempts(5).build()));
    }
}
