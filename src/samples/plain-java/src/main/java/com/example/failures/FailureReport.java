package com.example.failures;

import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts the failed batches of each owner. */
final class FailureReport {

    private static final ListBatchesQuery FAILED =
            ListBatchesQuery.builder().status(BatchStatus.FAILED).pageSize(100).build();

    private final BatchesClient batches;
    private final OwnersApi owners;

    FailureReport(BatchesClient batches, OwnersApi owners) {
        this.batches = batches;
        this.owners = owners;
    }

    Map<String, Integer> failuresByOwner() {
        Map<String, String> ownerOfDirectory = new HashMap<>();
        Map<String, Integer> failures = new TreeMap<>();
        for (Batch batch : batches.list(FAILED)) {
            String owner = ownerOfDirectory.computeIfAbsent(
                    batch.sourceDirectoryId(),
                    directory -> owners.ownerOf(directory).name());
            failures.merge(owner, 1, Integer::sum);
        }
        return failures;
    }
}
