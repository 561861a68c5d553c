package com.example.failures;

import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Counts the failed batches of each owner. */
@RestController
class FailuresController {

    private static final ListBatchesQuery FAILED =
            ListBatchesQuery.builder().status(BatchStatus.FAILED).pageSize(100).build();

    private final BatchesClient batches;
    private final OwnersClient owners;

    FailuresController(BatchesClient batches, OwnersClient owners) {
        this.batches = batches;
        this.owners = owners;
    }

    @GetMapping("/failures")
    Map<String, Integer> failuresByOwner() {
        Map<String, String> ownerOfDirectory = new HashMap<>();
        Map<String, Integer> failures = new TreeMap<>();
        for (Batch batch : batches.list(FAILED)) {
            String owner = ownerOfDirectory.computeIfAbsent(
                    batch.sourceDirectoryId(),
                    directory -> owners.ownerOf(directory).displayName());
            failures.merge(owner, 1, Integer::sum);
        }
        return failures;
    }
}
