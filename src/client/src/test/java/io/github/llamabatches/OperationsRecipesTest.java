package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Logger;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.testing.FakeBatchesExtension;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.FakeResponse;
import io.github.llamabatches.testing.SampleBatches;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the recipes of docs/operations.md and docs/errors-and-retries.md that need only a server. */
@Tag("wire")
@ExtendWith(FakeBatchesExtension.class)
class OperationsRecipesTest {

    private final FakeBatchesServer server;
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    OperationsRecipesTest(FakeBatchesServer server) {
        this.server = server;
    }

    /** Redraws a single progress line; for one listing at a time. */
    static final class ProgressLine implements ListingListener {

        private final PrintStream out;
        private long items;

        ProgressLine(PrintStream out) {
            this.out = out;
        }

        @Override
        public void onPage(int pageNumber, BatchPage page) {
            items += page.items().size();
            String total = page.totalSize() == null ? "" : " of about " + page.totalSize();
            out.print("\rpage " + pageNumber + ", " + items + total + " batches");
        }

        @Override
        public void onRetry(int pageNumber, int attempt, Duration delay, BatchesException reason) {
            out.print("\rpage " + pageNumber + " again in " + delay.toMillis() + " ms");
        }
    }

    @Test
    void progressShowsTheTotalIfTheServerSendsIt() {
        server.respondNext(FakeResponse.json(200, Pages.page("t", "a", "b").replaceFirst("\\{", "{\"total_size\":3,")));
        server.respondNext(FakeResponse.error(503, "busy").withHeader("Retry-After-Ms", "1"));
        server.respondNext(FakeResponse.json(200, Pages.page(null, "c")));

        builder()
                .build()
                .list()
                .listener(new ProgressLine(new PrintStream(console, true)))
                .forEach(batch -> {});

        assertThat(console.toString(StandardCharsets.UTF_8))
                .isEqualTo("\rpage 1, 2 of about 3 batches\rpage 2 again in 1 ms\rpage 2, 3 batches");
    }

    private static @Nullable String list(
            BatchesClient client, @Nullable String checkpoint, Consumer<Batch> work, Consumer<String> log) {
        try {
            client.list().startingAt(checkpoint).forEach(work);
            return null;
        } catch (BatchesException e) {
            log.accept("page " + e.pageNumber() + ", request " + e.requestId() + ": " + e.getMessage());
            if (!e.isResumable()) {
                throw e; // the page tokens form a cycle: a resumed listing would never end
            }
            return e.resumeToken();
        }
    }

    @Test
    void errorHasRequestIdPageAndResumeToken() {
        server.respondNext(FakeResponse.json(200, Pages.page("tok-2", "a")));
        server.respondNext(FakeResponse.error(403, "no access").withHeader("X-Request-Id", "req-7"));
        List<String> log = new ArrayList<>();
        List<String> seen = new ArrayList<>();

        String checkpoint = list(builder().build(), null, batch -> seen.add(batch.id()), log::add);

        assertThat(checkpoint).isEqualTo("tok-2");
        assertThat(log)
                .containsExactly("page 2, request req-7: the server responded with status 403: no access"
                        + " (request id req-7) [page 2 of the listing; resume with startingAt(\"tok-2\")]");

        server.respondNext(FakeResponse.json(200, Pages.page(null, "b")));
        assertThat(list(builder().build(), checkpoint, batch -> seen.add(batch.id()), log::add))
                .isNull();
        assertThat(seen).containsExactly("a", "b");
    }

    private static void listAll(BatchesClient client, int maxFailures, Consumer<Batch> work) {
        String checkpoint = null;
        for (int failures = 0; ; failures++) {
            try {
                client.list().startingAt(checkpoint).forEach(work);
                return;
            } catch (BatchesException e) {
                if (!e.isResumable() || failures == maxFailures) {
                    throw e;
                }
                checkpoint = e.resumeToken(); // all previous pages were delivered, and no batch of this one
            }
        }
    }

    @Test
    void resumedListingDeliversEveryBatchOnce() {
        server.setPages(IntStream.range(0, 3)
                .mapToObj(page -> List.of(SampleBatches.batch("b" + page).build()))
                .toList());
        server.respondNext(FakeResponse.error(403, "no"), FakeResponse.json(200, "<html>"));
        List<String> seen = new ArrayList<>();

        listAll(builder().build(), 2, batch -> seen.add(batch.id()));

        assertThat(seen).containsExactly("b0", "b1", "b2");
    }

    static CompletableFuture<List<Batch>> listAsync(BatchesClient client, ListBatchesQuery query, Executor executor) {
        return CompletableFuture.supplyAsync(() -> client.list(query).stream().toList(), executor);
    }

    @Test
    void listingCanBeAFuture() {
        server.setBatches(SampleBatches.generate(3, 1));

        assertThat(listAsync(builder().build(), ListBatchesQuery.builder().build(), Runnable::run))
                .isCompletedWithValueMatching(batches -> batches.size() == 3);
    }

    static BatchListing withTenant(BatchListing listing, ThreadLocal<String> tenant) {
        return listing.readAheadContext(task -> {
            String ofTheCaller = tenant.get();
            return () -> {
                tenant.set(ofTheCaller);
                task.run();
            };
        });
    }

    @Test
    void readAheadThreadHasTheContextOfTheCaller() {
        server.setBatches(SampleBatches.generate(3, 1));
        ThreadLocal<String> tenant = new ThreadLocal<>();
        tenant.set("blue");
        List<String> seen = new CopyOnWriteArrayList<>();
        BatchesClient client =
                builder().requestInterceptor(template -> seen.add(tenant.get())).build();

        assertThat(withTenant(client.list(), tenant).readAhead(1)).hasSize(3);
        assertThat(seen).containsOnly("blue");
    }

    private static Stream<Batch> withoutRepeats(BatchListing listing) {
        Set<String> seen = new HashSet<>();
        return listing.stream().filter(batch -> seen.add(batch.id()));
    }

    @Test
    void batchRepeatedOnTheNextPageCanBeDropped() {
        server.respondNext(
                FakeResponse.json(200, Pages.page("t", "a", "b")), FakeResponse.json(200, Pages.page(null, "b", "c")));

        assertThat(withoutRepeats(builder().build().list()))
                .extracting(Batch::id)
                .containsExactly("a", "b", "c");
    }

    /** Otherwise it would list the same pages forever. */
    @ParameterizedTest
    @ValueSource(strings = {"a token that comes back", "empty pages", "repeated pages"})
    void cyclicListingIsNotResumed(String circle) {
        AtomicInteger requests = new AtomicInteger();
        BatchesClient client = BatchesClient.of(query -> {
            int request = requests.incrementAndGet();
            Batch batch = SampleBatches.batch("b" + (circle.startsWith("a token") ? request : 0))
                    .build();
            String token = "t" + (circle.startsWith("a token") ? request % 3 : request);
            return circle.startsWith("empty") ? SampleBatches.page(token) : SampleBatches.page(token, batch);
        });
        List<String> seen = new ArrayList<>();

        assertThatThrownBy(() -> listAll(client, 100, batch -> seen.add(batch.id())))
                .isInstanceOf(PaginationException.class);
        assertThat(requests).hasValue(circle.startsWith("empty") ? 1_000 : 4);
        assertThat(seen).hasSize(circle.startsWith("empty") ? 0 : 4);

        requests.set(0);
        assertThatThrownBy(() -> list(client, null, batch -> {}, line -> {})).isInstanceOf(PaginationException.class);
    }

    private static Logger toSystemLogger(System.Logger target) {
        return new Logger() {
            @Override
            protected void log(String configKey, String format, Object... args) {
                target.log(System.Logger.Level.DEBUG, () -> methodTag(configKey) + String.format(format, args));
            }
        };
    }

    @Test
    void requestsAreLoggedWithoutTheKey() {
        server.setBatches(SampleBatches.generate(1, 1));
        List<String> lines = new ArrayList<>();
        java.util.logging.Logger jul = java.util.logging.Logger.getLogger("llamacloud");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        jul.setLevel(Level.FINE);
        jul.setUseParentHandlers(false);
        jul.addHandler(handler);
        try {
            for (Logger.Level level : List.of(Logger.Level.BASIC, Logger.Level.FULL)) {
                builder()
                        .logger(toSystemLogger(System.getLogger("llamacloud")), level)
                        .build()
                        .list()
                        .forEach(batch -> {});
            }
        } finally {
            jul.removeHandler(handler);
        }

        assertThat(lines).anyMatch(line -> line.contains("---> GET " + server.baseUrl()));
        assertThat(lines).noneMatch(line -> line.contains(server.apiKey()));
    }

    @Test
    void newKeyIsUsedFromTheNextAttempt() {
        AtomicReference<String> key = new AtomicReference<>("llx-old-key");
        BatchesClient client = BatchesClient.builder()
                .baseUrl(server.baseUrl())
                .apiKey(key::get)
                .listener(new ListingListener() {
                    @Override
                    public void onRetry(int pageNumber, int attempt, Duration delay, BatchesException reason) {
                        key.set("llx-new-key");
                    }
                })
                .build();
        server.respondNext(FakeResponse.error(503, "busy").withHeader("Retry-After-Ms", "1"));
        server.respondNext(FakeResponse.json(200, Pages.page(null, "a")));

        client.list().forEach(batch -> {});

        assertThat(server.requests())
                .flatExtracting(request -> request.header("Authorization"))
                .containsExactly("Bearer llx-old-key", "Bearer llx-new-key");
    }

    private BatchesClient.Builder builder() {
        return BatchesClient.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey());
    }
}
