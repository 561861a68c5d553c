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
    void theConstructorGetsTheServerOfTheTest(FakeBatchesServer ofTheTest) {
        assertThat(ofTheTest).isSameAs(server);
        eachTestHasAServerOfItsOwn(server);
    }

    /** The second time shows that nothing is left of the first. */
    @RepeatedTest(2)
    void eachTestHasAServerOfItsOwn(FakeBatchesServer server) {
        BatchesApi api = FeignRecords.configure(Feign.builder())
                .requestInterceptor(request -> request.header("Authorization", "Bearer " + server.apiKey()))
                .target(BatchesApi.class, server.baseUrl());

        assertThat(ListBatchesQuery.builder().build().call(api).items()).isEmpty();
        assertThat(server.requests()).hasSize(1);
        server.setBatches(SampleBatches.generate(3, 1));
    }
}
