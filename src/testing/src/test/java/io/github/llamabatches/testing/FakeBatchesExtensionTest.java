package io.github.llamabatches.testing;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Feign;
import io.github.llamabatches.api.BatchesApi;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.runtime.FeignRecords;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeBatchesExtension.class)
class FakeBatchesExtensionTest {

    private final FakeBatchesServer server;

    FakeBatchesExtensionTest(FakeBatchesServer server) {
        this.server = server;
    }

    @RepeatedTest(2)
    void constructorGetsTheServerOfItsTest(FakeBatchesServer ofTheTest) {
        assertThat(ofTheTest).isSameAs(server);
        eachTestHasItsOwnServer(server);
    }

    /** The second repetition would see the first one's batches if the server were shared. */
    @RepeatedTest(2)
    void eachTestHasItsOwnServer(FakeBatchesServer server) {
        BatchesApi api = FeignRecords.configure(Feign.builder())
                .requestInterceptor(request -> request.header("Authorization", "Bearer " + server.apiKey()))
                .target(BatchesApi.class, server.baseUrl());

        assertThat(ListBatchesQuery.builder().build().call(api).items()).isEmpty();
        assertThat(server.requests()).hasSize(1);
        server.setBatches(SampleBatches.generate(3, 1));
    }
}
