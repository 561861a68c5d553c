package io.github.llamabatches.spring.example;

import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchStatus;
import java.util.List;
import org.springframework.stereotype.Service;

@Service
class FailedBatches {

    private static final ListBatchesQuery FAILED =
            ListBatchesQuery.builder().status(BatchStatus.FAILED).build();

    private final BatchesClient client;

    FailedBatches(BatchesClient client) {
        this.client = client;
    }

    List<Batch> all() {
        return client.list(FAILED).stream().toList();
    }
}
