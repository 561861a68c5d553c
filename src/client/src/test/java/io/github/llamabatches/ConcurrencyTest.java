package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.model.Batch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many threads use one client and one listing concurrently. */
@Tag("wire")
@Timeout(60)
class ConcurrencyTest {

    /** More than the number of carriers of virtual threads. */
    private static final int THREADS = 400;

    /** Java 17 has only platform threads. */
    static List<ExecutorService> executors() {
        List<ExecutorService> executors = new ArrayList<>();
        executors.add(Executors.newFixedThreadPool(THREADS));
        try {
            executors.add((ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
        } catch (NoSuchMethodException e) {
            // Before Java 21.
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        return executors;
    }

    @ParameterizedTest
    @MethodSource("executors")
    void concurrentCallsDoNotWaitForEachOther(ExecutorService executor) throws Exception {
        // The server responds only after all requests have arrived, so a call that waits for another one would never
        // end.
        CountDownLatch asked = new CountDownLatch(THREADS);
        try (RawServer server = new RawServer(connection -> {
            if (connection.pageToken() == null) {
                asked.countDown();
                await(asked);
                connection.answer("200 OK", Pages.page("t2", "a", "b"));
            } else {
                connection.answer("200 OK", Pages.page(null, "c"));
            }
        })) {
            BatchListing listing = BatchesClient.builder()
                    .baseUrl(server.uri().toString())
                    .apiKey("llx-secret")
                    .build()
                    .list();
            List<Future<List<String>>> lists = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                BatchListing mine = i % 2 == 0 ? listing : listing.readAhead(1);
                lists.add(executor.submit(() -> mine.stream().map(Batch::id).toList()));
            }
            for (Future<List<String>> list : lists) {
                assertThat(list.get()).containsExactly("a", "b", "c");
            }
            assertThat(server.requests()).hasSize(2 * THREADS);
        } finally {
            executor.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IOException("not all requests arrived");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
