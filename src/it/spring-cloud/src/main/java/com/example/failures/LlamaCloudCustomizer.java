package com.example.failures;

import feign.Contract;
import feign.Feign;
import feign.Request;
import io.github.llamabatches.BatchesFeign;
import io.github.llamabatches.RetryPolicy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.cloud.openfeign.FeignBuilderCustomizer;
import org.springframework.util.Assert;

/** Makes a Feign client one for LlamaCloud, whatever the application has set up for its other clients. */
final class LlamaCloudCustomizer implements FeignBuilderCustomizer {

    private final String apiKey;

    LlamaCloudCustomizer(String apiKey) {
        Assert.hasText(apiKey, "llamacloud.batches.api-key is empty");
        this.apiKey = apiKey;
    }

    @Override
    public void customize(Feign.Builder builder) {
        builder.contract(new Contract.Default())
                .client(BatchesFeign.client(() -> apiKey))
                .decoder(BatchesFeign.decoder())
                .errorDecoder(BatchesFeign.errorDecoder())
                .retryer(BatchesFeign.retryer(RetryPolicy.defaults()))
                .options(new Request.Options(10, TimeUnit.SECONDS, 30, TimeUnit.SECONDS, false))
                .requestInterceptors(List.of())
                .responseInterceptors(List.of());
    }
}
