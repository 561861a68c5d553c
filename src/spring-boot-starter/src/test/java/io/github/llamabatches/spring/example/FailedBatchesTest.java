package io.github.llamabatches.spring.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.spring.BatchesAutoConfiguration;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.SampleBatches;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = FailedBatches.class)
@ImportAutoConfiguration(BatchesAutoConfiguration.class)
class FailedBatchesTest {

    private static final FakeBatchesServer SERVER = FakeBatchesServer.start();

    @DynamicPropertySource
    static void useFakeServer(DynamicPropertyRegistry properties) {
        properties.add("llamacloud.batches.base-url", SERVER::baseUrl);
        properties.add("llamacloud.batches.api-key", SERVER::apiKey);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void onlyFailedBatchesAreListed(@Autowired FailedBatches failedBatches) {
        SERVER.setBatches(List.of(
                SampleBatches.batch("bat-1").build(),
                SampleBatches.batch("bat-2").status(BatchStatus.FAILED).build()));

        assertEquals(
                List.of("bat-2"), failedBatches.all().stream().map(Batch::id).toList());
    }
}
