package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Client;
import feign.Feign;
import io.github.llamabatches.api.BatchesApi;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.testing.FakeBatchesExtension;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.FakeResponse;
import io.github.llamabatches.testing.SampleBatches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
@ExtendWith(FakeBatchesExtension.class)
class ListingListenerTest {

    private static final ListBatchesQuery TWO_PAGES =
            ListBatchesQuery.builder().pageSize(3).build();

    private FakeBatchesServer server;
    private final Recorder recorder = new Recorder();

    @BeforeEach
    void fill(FakeBatchesServer server) {
        this.server = server;
        server.setBatches(SampleBatches.generate(5, 1));
    }

    @Test
    void requestsAndPagesAreReportedInOrder() {
        client().list(TWO_PAGES).listener(recorder).forEach(batch -> {});

        assertThat(recorder.events).containsExactly("request 1.1", "page 1: 3", "request 2.1", "page 2: 2");
    }

    @Test
    void emptyPageIsReported() {
        server.respondNext(FakeResponse.json(200, Pages.page("t")));
        server.respondNext(FakeResponse.json(200, Pages.page(null, "a")));

        client().list().listener(recorder).forEach(batch -> {});

        assertThat(recorder.events).containsExactly("request 1.1", "page 1: 0", "request 2.1", "page 2: 1");
    }

    @Test
    void retryIsReportedBeforeItsWaitAndItsRequest() {
        server.respondNext(FakeResponse.error(503, "busy").withHeader("Retry-After-Ms", "1"));

        client().list(TWO_PAGES).listener(recorder).forEach(batch -> {});

        assertThat(recorder.events)
                .containsExactly(
                        "request 1.1",
                        "retry 1.1 after PT0.001S: 503",
                        "request 1.2",
                        "page 1: 3",
                        "request 2.1",
                        "page 2: 2");
    }

    @Test
    void failureOfTheCallerIsReported() {
        Iterator<Batch> batches = client().list(TWO_PAGES).listener(recorder).iterator();
        for (int i = 0; i < 3; i++) {
            batches.next();
        }
        server.respondNext(FakeResponse.error(403, "no"));

        Throwable thrown = catchThrowable(batches::hasNext);

        assertThat(thrown).isSameAs(recorder.failure);
        assertThat(recorder.events).containsExactly("request 1.1", "page 1: 3", "request 2.1", "failure 2: 403");
        assertThat(recorder.failure.pageNumber()).isEqualTo(2);
        assertThat(recorder.failure.resumeToken()).isNotNull();
    }

    @Test
    void clientListenerReceivesAllListingsAndSinglePages() {
        BatchesClient client = builder().listener(recorder).build();

        client.list(TWO_PAGES).forEach(batch -> {});
        client.page(TWO_PAGES);

        assertThat(recorder.events)
                .containsExactly("request 1.1", "page 1: 3", "request 2.1", "page 2: 2", "request 0.1", "page 0: 3");
    }

    @Test
    void failureOfASinglePageIsReported() {
        server.respondNext(FakeResponse.error(404, "no"));
        BatchesClient client = builder().listener(recorder).build();

        assertThatThrownBy(() -> client.page(TWO_PAGES)).isInstanceOf(ApiErrorException.class);
        assertThat(recorder.events).containsExactly("request 0.1", "failure 0: 404");
    }

    @Test
    void listenersAreCalledInTheOrderOfAdding() {
        List<String> told = new ArrayList<>();
        builder()
                .listener(named("client", told))
                .build()
                .list()
                .listener(named("first", told))
                .listener(named("second", told))
                .forEach(batch -> {});

        assertThat(told).containsExactly("client", "first", "second");
    }

    @Test
    void listenerAddedToAClientIsCalledLastAndIsNotASetting() {
        List<String> told = new ArrayList<>();
        BatchesClient original = builder().listener(named("first", told)).build();
        BatchesClient more = original.withListener(named("second", told));

        more.list().forEach(batch -> {});
        more.page(TWO_PAGES);
        assertThat(told).containsExactly("first", "second", "first", "second");

        told.clear();
        original.list().forEach(batch -> {});
        more.toBuilder().build().list().forEach(batch -> {});
        assertThat(told).containsExactly("first", "first");
    }

    @Test
    void listenerCanBeAddedToAnExternallyBuiltApi() {
        BatchesClient.of(query ->
                        SampleBatches.page(null, SampleBatches.generate(2, 1).toArray(Batch[]::new)))
                .withListener(recorder)
                .list()
                .forEach(batch -> {});

        assertThat(recorder.events).containsExactly("page 1: 2");
    }

    @Test
    void readAheadReportsTheSameInTheSameOrder() {
        client().list(TWO_PAGES).listener(recorder).readAhead(2).forEach(batch -> {});

        assertThat(recorder.events).containsExactly("request 1.1", "page 1: 3", "request 2.1", "page 2: 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void failingListenerCausesNoLostPageOrExtraRequest(int readAhead) {
        Iterator<BatchPage> pages = client().list(TWO_PAGES)
                .listener(new ListingListener() {
                    @Override
                    public void onPage(int pageNumber, BatchPage page) {
                        throw new IllegalStateException("listener");
                    }
                })
                .readAhead(readAhead)
                .pages()
                .iterator();

        assertThatThrownBy(pages::hasNext).hasMessage("listener");
        assertThat(pages.next().items()).hasSize(3);
        assertThatThrownBy(pages::hasNext).hasMessage("listener");
        assertThat(pages.next().items()).hasSize(2);
        assertThat(pages.hasNext()).isFalse();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void requestsOfAnApiBuiltFromPartsAreReported() {
        Client transport = BatchesFeign.clientBuilder()
                .delegate(new Client.Default(null, null))
                .apiKey(server.apiKey())
                .build();
        BatchesApi api = BatchesFeign.configure(Feign.builder(), transport).target(BatchesApi.class, server.baseUrl());

        BatchesClient.of(api).list(TWO_PAGES).listener(recorder).forEach(batch -> {});

        assertThat(recorder.events).containsExactly("request 1.1", "page 1: 3", "request 2.1", "page 2: 2");
    }

    @Test
    void nestedListingOfAnInterceptorIsNotReported() {
        BatchesClient inner = client();
        BatchesClient outer =
                builder().requestInterceptor(template -> inner.page(TWO_PAGES)).build();

        outer.list(TWO_PAGES).listener(recorder).forEach(batch -> {});

        assertThat(server.requests()).hasSize(4);
        assertThat(recorder.events).containsExactly("request 1.1", "page 1: 3", "request 2.1", "page 2: 2");
    }

    private BatchesClient client() {
        return builder().build();
    }

    private BatchesClient.Builder builder() {
        return BatchesClient.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey());
    }

    private static ListingListener named(String name, List<String> told) {
        return new ListingListener() {
            @Override
            public void onPage(int pageNumber, BatchPage page) {
                told.add(name);
            }
        };
    }

    private static final class Recorder implements ListingListener {

        private final List<String> events = Collections.synchronizedList(new ArrayList<>());
        private BatchesException failure;

        @Override
        public void onRequest(int pageNumber, int attempt) {
            events.add("request " + pageNumber + "." + attempt);
        }

        @Override
        public void onRetry(int pageNumber, int attempt, Duration delay, BatchesException reason) {
            int status = ((ApiErrorException) reason).status();
            events.add("retry " + pageNumber + "." + attempt + " after " + delay + ": " + status);
        }

        @Override
        public void onPage(int pageNumber, BatchPage page) {
            events.add("page " + pageNumber + ": " + page.items().size());
        }

        @Override
        public void onFailure(int pageNumber, BatchesException failure) {
            this.failure = failure;
            events.add("failure " + pageNumber + ": " + ((ApiErrorException) failure).status());
        }
    }
}
