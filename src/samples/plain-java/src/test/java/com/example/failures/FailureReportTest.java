package com.example.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.net.httpserver.Headers;
import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.testing.FakeBatchesExtension;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.RecordedRequest;
import io.github.llamabatches.testing.SampleBatches;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeBatchesExtension.class)
class FailureReportTest {

    private FakeBatchesServer llamaCloud;
    private OwnersServer owners;

    @BeforeEach
    void fill(FakeBatchesServer server) throws IOException {
        llamaCloud = server;
        owners = new OwnersServer();
        llamaCloud.setBatches(IntStream.range(0, 300)
                .mapToObj(FailureReportTest::failedUnlessSixth)
                .toList());
        llamaCloud.addEmptyPageAfter(1);
    }

    @AfterEach
    void stop() {
        owners.close();
    }

    @Test
    void countsTheFailuresOfAllPagesIncludingAfterAnEmptyOne() {
        assertEquals(Map.of("owner of dir-a", 150, "owner of dir-b", 100), report());

        assertEquals(
                List.of("FAILED", "FAILED", "FAILED", "FAILED"),
                llamaCloud.requests().stream()
                        .map(request -> request.query().get("status"))
                        .toList(),
                "pages of 100, 0, 100 and 50");
    }

    @Test
    void clientsShareNoHeaders() {
        report();

        for (RecordedRequest request : llamaCloud.requests()) {
            assertEquals(List.of("Bearer " + llamaCloud.apiKey()), request.header("Authorization"));
            assertEquals(List.of("application/json"), request.header("Accept"));
            assertEquals(List.of(), request.header("X-Owners-Token"));
        }
        assertEquals(2, owners.requests().size());
        for (Headers request : owners.requests()) {
            assertEquals(List.of("owners-token"), request.get("X-Owners-Token"));
            assertEquals(List.of("text/plain"), request.get("Accept"));
            assertFalse(request.containsKey("Authorization") || request.containsKey("Cookie"), request::toString);
            assertFalse(request.getFirst("User-Agent").contains("llamacloud"), request::toString);
        }
    }

    private Map<String, Integer> report() {
        BatchesClient batches = BatchesClient.builder()
                .baseUrl(llamaCloud.baseUrl())
                .apiKey(llamaCloud.apiKey())
                .build();
        return new FailureReport(batches, OwnersApi.connect(owners.url(), "owners-token")).failuresByOwner();
    }

    private static Batch failedUnlessSixth(int number) {
        return SampleBatches.batch("bat-" + number)
                .sourceDirectoryId(number % 2 == 0 ? "dir-a" : "dir-b")
                .status(number % 6 == 5 ? BatchStatus.COMPLETED : BatchStatus.FAILED)
                .build();
    }
}
