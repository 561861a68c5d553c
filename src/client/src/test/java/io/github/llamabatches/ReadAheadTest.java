package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.internal.call.Received;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.testing.SampleBatches;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The test controls a source of pages; with HTTP, the order of waiting threads would be unclear. */
@Tag("wire")
@Timeout(60)
class ReadAheadTest {

    private static final int PAGES = 20;

    /** Counts the requests, and returns as many pages as permitted. */
    private static final class GatedSource implements Function<ListBatchesQuery, BatchPage> {

        private final Semaphore permits;
        private final AtomicInteger requests = new AtomicInteger();
        private final AtomicInteger failures = new AtomicInteger(1);
        private volatile int failingPage = -1;

        GatedSource(int permits) {
            this.permits = new Semaphore(permits);
        }

        @Override
        public BatchPage apply(ListBatchesQuery query) {
            requests.incrementAndGet();
            try {
                permits.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TransportException("interrupted", e, Received.NONE);
            }
            int page = query.pageToken() == null ? 0 : Integer.parseInt(query.pageToken());
            if (page == failingPage && failures.getAndDecrement() > 0) {
                throw new PaginationException(PaginationException.Reason.PAGE_LIMIT, "planned", null);
            }
            return SampleBatches.page(
                    page + 1 < PAGES ? String.valueOf(page + 1) : null,
                    SampleBatches.batch("bat-" + page).build());
        }

        void awaitRequests(int count) {
            while (requests.get() < count) {
                Thread.onSpinWait();
            }
        }

        BatchListing listing() {
            return new BatchListing(
                    new ListingOptions(this), ListBatchesQuery.builder().build());
        }
    }

    /** Waits until no fetch is running. */
    private static void awaitRest() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().matches("llamacloud-batches-read-ahead-\\d+")) {
                // A daemon thread doesn't prevent the JVM from exiting.
                assertThat(thread.isDaemon()).isTrue();
                thread.join();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void readAheadIsBounded(int bound) throws InterruptedException {
        GatedSource source = new GatedSource(Integer.MAX_VALUE);
        Iterator<BatchPage> pages = source.listing().readAhead(bound).pages().iterator();

        for (int consumed = 1; consumed <= PAGES; consumed++) {
            pages.next();
            awaitRest();
            assertThat(source.requests.get()).isEqualTo(Math.min(consumed + bound, PAGES));
        }
        assertThat(pages.hasNext()).isFalse();
        assertThat(source.requests.get()).isEqualTo(PAGES);
    }

    @Test
    void nextPageIsFetchedInAdvance() throws InterruptedException {
        GatedSource source = new GatedSource(2);
        Iterator<Batch> batches = source.listing().readAhead(1).iterator();

        batches.next();
        awaitRest();

        assertThat(source.requests.get()).isEqualTo(2);
    }

    @Test
    void abandonedIterationLeavesNoThread() throws InterruptedException {
        GatedSource source = new GatedSource(Integer.MAX_VALUE);
        Iterator<Batch> batches = source.listing().readAhead(3).iterator();
        batches.next();
        awaitRest();
        WeakReference<Iterator<Batch>> abandoned = new WeakReference<>(batches);
        batches = null;

        assertThat(source.requests.get()).isEqualTo(4);
        for (int i = 0; i < 50 && abandoned.get() != null; i++) {
            System.gc();
        }
        assertThat(abandoned.get()).isNull();
    }

    @Test
    void failureIsThrownInOrderAndTheListingContinues() {
        GatedSource source = new GatedSource(Integer.MAX_VALUE);
        source.failingPage = 3;
        Iterator<Batch> batches = source.listing().readAhead(5).iterator();

        for (int i = 0; i < 3; i++) {
            assertThat(batches.next().id()).isEqualTo("bat-" + i);
        }
        PaginationException e = catchThrowableOfType(PaginationException.class, batches::hasNext);
        assertThat(e.resumeToken()).isEqualTo("3");
        assertThat(e.pageNumber()).isEqualTo(4);
        for (int i = 3; i < PAGES; i++) {
            assertThat(batches.next().id()).isEqualTo("bat-" + i);
        }
        assertThat(batches.hasNext()).isFalse();
    }

    /** The failure has not been thrown to the caller yet. */
    @Test
    void nothingIsFetchedAfterAFailureAndNoFailureIsThrownTwice() throws InterruptedException {
        GatedSource source = new GatedSource(Integer.MAX_VALUE);
        source.failingPage = 4;
        source.failures.set(1_000);
        Iterator<BatchPage> pages = source.listing().readAhead(3).pages().iterator();

        for (int i = 0; i < 4; i++) {
            pages.next();
            awaitRest();
        }
        assertThat(source.requests).hasValue(5);

        assertThatThrownBy(pages::hasNext).isInstanceOf(PaginationException.class);
        awaitRest();
        assertThat(source.requests).hasValue(5);

        source.failures.set(0);
        assertThat(pages.next().items().get(0).id()).isEqualTo("bat-4");
        assertThat(pages.next().items().get(0).id()).isEqualTo("bat-5");
    }

    /** For example MDC, a tenant or a trace. */
    @Test
    void contextIsPropagatedToTheReadAheadThread() {
        ThreadLocal<String> tenant = new ThreadLocal<>();
        List<String> seen = new CopyOnWriteArrayList<>();
        GatedSource source = new GatedSource(Integer.MAX_VALUE);
        BatchListing listing = BatchesClient.of(query -> {
                    seen.add(tenant.get());
                    return source.apply(query);
                })
                .list()
                .readAhead(2)
                .readAheadContext(task -> {
                    String callers = tenant.get();
                    return () -> {
                        tenant.set(callers);
                        task.run();
                    };
                });

        tenant.set("blue");
        assertThat(listing).hasSize(PAGES);

        assertThat(seen).hasSize(PAGES).containsOnly("blue");
    }

    @Test
    void misusedDecoratorIsReported() throws InterruptedException {
        GatedSource source = new GatedSource(Integer.MAX_VALUE);
        BatchListing listing = source.listing().readAhead(1);

        Iterator<Batch> forgotten = listing.readAheadContext(task -> () -> {}).iterator();
        assertThatThrownBy(forgotten::hasNext)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("readAheadContext");
        Iterator<Batch> failing = listing.readAheadContext(task -> () -> {
                    throw new IllegalArgumentException("planned");
                })
                .iterator();
        assertThatThrownBy(failing::hasNext).isInstanceOf(IllegalArgumentException.class);
        AtomicReference<Thread> elsewhere = new AtomicReference<>();
        AtomicReference<Throwable> refused = new AtomicReference<>();
        Iterator<Batch> moved = listing.readAheadContext(task -> () -> {
                    Thread other = new Thread(task);
                    other.setUncaughtExceptionHandler((thread, e) -> refused.set(e));
                    elsewhere.set(other);
                    other.start();
                })
                .iterator();
        assertThatThrownBy(moved::hasNext)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("readAheadContext");
        elsewhere.get().join();
        assertThat(refused.get()).isInstanceOf(IllegalStateException.class);
        assertThat(source.requests).hasValue(0);
        assertThatThrownBy(() -> listing.readAheadContext(task -> {
                            throw new IllegalArgumentException("planned");
                        })
                        .iterator()
                        .hasNext())
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Code in Kotlin throws such exceptions without a declaration. */
    @Test
    void checkedExceptionIsThrownToTheCaller() {
        GatedSource source = new GatedSource(Integer.MAX_VALUE);
        AtomicInteger calls = new AtomicInteger();
        Iterator<Batch> batches = BatchesClient.of(query -> {
                    if (calls.incrementAndGet() == 3) {
                        throw ReadAheadTest.<RuntimeException>undeclared(new IOException("planned"));
                    }
                    return source.apply(query);
                })
                .list()
                .readAhead(2)
                .iterator();

        assertThat(batches.next().id()).isEqualTo("bat-0");
        assertThat(batches.next().id()).isEqualTo("bat-1");
        assertThatThrownBy(batches::hasNext).isInstanceOf(IOException.class);
        assertThat(batches.next().id()).isEqualTo("bat-2");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E undeclared(Throwable cause) throws E {
        throw (E) cause;
    }

    /** The page before it was taken from the queue already. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void failingDecoratorLosesNoPage(boolean isError) {
        AtomicInteger calls = new AtomicInteger();
        GatedSource source = new GatedSource(Integer.MAX_VALUE);
        Iterator<Batch> batches = source.listing()
                .readAhead(1)
                .readAheadContext(task -> {
                    if (calls.incrementAndGet() % 2 == 0) {
                        throw ReadAheadTest.<RuntimeException>undeclared(
                                isError ? new LinkageError("planned") : new IllegalStateException("planned"));
                    }
                    return task;
                })
                .iterator();
        List<String> ids = new ArrayList<>();
        while (ids.size() < PAGES) {
            try {
                ids.add(batches.next().id());
            } catch (IllegalStateException | LinkageError e) {
                assertThat(e).hasMessage("planned");
            }
        }

        assertThat(ids)
                .containsExactlyElementsOf(
                        IntStream.range(0, PAGES).mapToObj(i -> "bat-" + i).toList());
    }

    @Test
    void closingAPageStreamAbortsARunningFetch() throws InterruptedException {
        GatedSource source = new GatedSource(1);
        try (Stream<BatchPage> pages = source.listing().readAhead(2).pages().stream()) {
            pages.iterator().next();
            source.awaitRequests(2);
        }
        awaitRest();

        assertThat(source.requests).hasValue(2);
    }

    @Test
    void closingTheStreamAbortsARunningFetch() throws InterruptedException {
        GatedSource source = new GatedSource(1);
        Stream<Batch> stream = source.listing().readAhead(2).stream();
        Iterator<Batch> batches = stream.iterator();
        batches.next();
        source.awaitRequests(2);

        stream.close();
        awaitRest();

        assertThat(source.requests.get()).isEqualTo(2);
        assertThatThrownBy(batches::hasNext)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    /** A closed stream differs from one that has ended. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 100})
    void closedStreamThrowsInsteadOfEnding(int bound) throws InterruptedException {
        GatedSource source = new GatedSource(Integer.MAX_VALUE);
        Stream<Batch> stream = source.listing().readAhead(bound).stream();
        Iterator<Batch> batches = stream.iterator();
        batches.next();
        awaitRest();

        stream.close();

        assertThatThrownBy(batches::hasNext).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(batches::next).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void interruptAfterTheLastPageIsIgnored(int bound) {
        GatedSource source = new GatedSource(Integer.MAX_VALUE);
        Iterator<BatchPage> pages = source.listing().readAhead(bound).pages().iterator();
        for (int i = 0; i < PAGES - 1; i++) {
            pages.next();
        }
        assertThat(pages.hasNext()).isTrue();

        Thread.currentThread().interrupt();
        try {
            pages.next();
            assertThat(pages.hasNext()).isFalse();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void missingThreadLosesNoPage() throws InterruptedException {
        AtomicInteger refusals = new AtomicInteger();
        InheritableThreadLocal<String> refusing = new InheritableThreadLocal<>() {
            @Override
            protected String childValue(String parent) {
                if (refusals.getAndDecrement() > 0) {
                    throw new OutOfMemoryError("planned");
                }
                return parent;
            }
        };
        refusing.set("anything");
        GatedSource source = new GatedSource(Integer.MAX_VALUE);
        Iterator<Batch> batches = source.listing().readAhead(1).iterator();
        assertThat(batches.hasNext()).isTrue();
        awaitRest();
        refusals.set(1);

        for (int i = 0; i < PAGES; i++) {
            assertThat(batches.next().id()).isEqualTo("bat-" + i);
        }

        assertThat(refusals.get()).isLessThan(1);
        assertThat(batches.hasNext()).isFalse();
        refusing.remove();
    }

    @Test
    void closingWakesAWaitingThread() throws Exception {
        GatedSource source = new GatedSource(0);
        Stream<Batch> stream = source.listing().readAhead(1).stream();
        Iterator<Batch> batches = stream.iterator();
        CountDownLatch started = new CountDownLatch(1);
        FutureTask<Boolean> waiting = new FutureTask<>(() -> {
            started.countDown();
            assertThatThrownBy(batches::hasNext).isInstanceOf(IllegalStateException.class);
            return true;
        });
        new Thread(waiting).start();
        started.await();

        stream.close();

        assertThat(get(waiting)).isTrue();
        source.permits.release(PAGES);
    }

    @Test
    void interruptEndsTheWaitForAPageAndStaysSet() throws Exception {
        GatedSource source = new GatedSource(0);
        Iterator<Batch> batches = source.listing().readAhead(1).iterator();
        CountDownLatch started = new CountDownLatch(1);
        FutureTask<Boolean> waiting = new FutureTask<>(() -> {
            started.countDown();
            assertThatThrownBy(batches::hasNext).isInstanceOf(TransportException.class);
            return Thread.currentThread().isInterrupted();
        });
        Thread consumer = new Thread(waiting);
        consumer.start();
        started.await();

        consumer.interrupt();

        assertThat(get(waiting)).isTrue();
        source.permits.release(PAGES);
        assertThat(batches.next().id()).isEqualTo("bat-0");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void interruptedListingReportsTheResumeToken(int pagesDelivered) {
        GatedSource source = new GatedSource(pagesDelivered);
        Iterator<BatchPage> pages =
                source.listing().startingAt("5").readAhead(1).pages().iterator();
        for (int i = 0; i < pagesDelivered; i++) {
            pages.next();
        }

        Thread.currentThread().interrupt();
        TransportException e = catchThrowableOfType(TransportException.class, pages::hasNext);

        assertThat(Thread.interrupted()).isTrue();
        // No thread may wait for a permit when the next test counts fetching threads.
        source.permits.release(PAGES);
        assertThat(e.resumeToken()).isEqualTo(String.valueOf(5 + pagesDelivered));
        assertThat(e.pageNumber()).isEqualTo(pagesDelivered + 1);
    }

    private static boolean get(FutureTask<Boolean> task) throws Exception {
        try {
            return task.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
