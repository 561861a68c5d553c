package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import feign.Request;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.internal.call.CallContext;
import io.github.llamabatches.internal.call.CallSettings;
import io.github.llamabatches.internal.call.Received;
import io.github.llamabatches.internal.http.Deadline;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.testing.SampleBatches;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Timeouts and interrupts of calls that would never end otherwise. */
@Tag("wire")
@Timeout(60)
@ParameterizedClass
@EnumSource
class DeadlineTest {

    private static final ListBatchesQuery ANY = ListBatchesQuery.builder().build();

    private static final CallSettings NONE = CallOptions.none().settings();

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch connectionEnded = new CountDownLatch(1);

    private RawServer.Handler answer = connection -> {
        arrived.countDown();
        try {
            // Fails if the client has disconnected.
            connection.write("HTTP/1.1 200 OK\r\n");
            connection.awaitEnd();
        } finally {
            connectionEnded.countDown();
        }
    };
    private final RawServer server;

    DeadlineTest(Scheme scheme) {
        server = scheme.server(connection -> answer.answer(connection));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void timedOutRequestAlsoClosesItsConnection() throws InterruptedException {
        Duration limit = Duration.ofMillis(50);
        // On a busy machine, a short timeout can expire before the request arrives.
        while (server.requests().isEmpty()) {
            limit = limit.multipliedBy(2);
            BatchesClient client = client().requestTimeout(limit).build();

            assertThatThrownBy(() -> client.page(ANY))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining(limit.toString())
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
        }
        assertThat(connectionEnded.await(30, TimeUnit.SECONDS)).isTrue();
    }

    /** Its own timeout is reduced to the same duration, so it sometimes expires first. */
    @Test
    void timeoutMessageHasTheLimitWhicheverSideDetectsIt() {
        Duration limit = Duration.ofMillis(2);
        BatchesClient client = client().requestTimeout(limit)
                .feignClient((request, options) -> {
                    long end = System.nanoTime() + limit.toNanos();
                    while (System.nanoTime() < end) {
                        Thread.onSpinWait();
                    }
                    throw new SocketTimeoutException("Read timed out");
                })
                .build();

        for (int i = 0; i < 200; i++) {
            assertThatThrownBy(() -> client.page(ANY))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("PT0.002S");
        }
    }

    @Test
    void interruptEndsABlockedCallAndStaysSet() throws Exception {
        BatchesClient client = client().retryPolicy(RetryPolicy.defaults()).build();

        InterruptedCall.assertEnds(arrived, () -> client.page(ANY));

        assertThat(connectionEnded.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void interruptedThreadSendsNothing() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> client().build().page(ANY)).isInstanceOf(TransportException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(server.requests()).isEmpty();
    }

    /** A response can be the cause, and a listing must report its position. */
    @Test
    void uncheckedTransportFailureIsTheCauseOfATransportException() {
        IllegalStateException open = new IllegalStateException("the circuit is open");

        TransportException e = catchThrowableOfType(
                TransportException.class,
                () -> client().retryPolicy(RetryPolicy.defaults())
                        .feignClient((request, options) -> {
                            throw open;
                        })
                        .build()
                        .list()
                        .startingAt("t7")
                        .forEach(Batch::id));

        assertThat(e).hasMessageContaining("the circuit is open").hasCause(open);
        assertThat(e.resumeToken()).isEqualTo("t7");
    }

    @Test
    void errorOfATransportIsThrownUnchanged() {
        AssertionError error = new AssertionError("a bug");

        assertThatThrownBy(() -> client().feignClient((request, options) -> {
                            throw error;
                        })
                        .build()
                        .page(ANY))
                .isSameAs(error);
    }

    @Test
    void transportTimeoutsAreLimitedByTheRequestTimeout() {
        List<Request.Options> seen = new ArrayList<>();
        BatchesClient client = client().requestTimeout(Duration.ofSeconds(2))
                .connectTimeout(Duration.ofSeconds(1))
                .readTimeout(Duration.ofSeconds(3))
                .feignClient((request, options) -> {
                    seen.add(options);
                    throw new IOException("enough");
                })
                .build();

        assertThatThrownBy(() -> client.page(ANY)).isInstanceOf(TransportException.class);

        assertThat(seen.get(0).connectTimeoutMillis()).isEqualTo(1000);
        assertThat(seen.get(0).readTimeoutMillis()).isEqualTo(2000);
    }

    @Test
    void transportIsCalledOnTheThreadOfTheCaller() {
        AtomicReference<Thread> worker = new AtomicReference<>();
        BatchesClient client = client().feignClient((request, options) -> {
                    worker.set(Thread.currentThread());
                    throw new IOException("enough");
                })
                .build();

        assertThatThrownBy(() -> client.page(ANY)).isInstanceOf(TransportException.class);

        assertThat(worker).hasValue(Thread.currentThread());
    }

    @Test
    void listingTimeoutEndsARequestAndReportsTheResumeToken() {
        RawServer.Handler stalling = answer;
        answer = connection -> {
            if (connection.pageToken() == null) {
                connection.answer("200 OK", Pages.page("t2", "a"));
            } else {
                stalling.answer(connection);
            }
        };
        List<String> delivered = new ArrayList<>();
        BatchListing listing =
                client().retryPolicy(RetryPolicy.defaults()).build().list();

        PaginationException e = catchThrowableOfType(
                PaginationException.class,
                () -> listing.timeout(Duration.ofSeconds(2)).forEach(batch -> delivered.add(batch.id())));

        assertThat(delivered).containsExactly("a");
        assertThat(e).hasMessageContaining("PT2S").hasCauseInstanceOf(TransportException.class);
        assertThat(e.resumeToken()).isEqualTo("t2");
        assertThat(e.pageNumber()).isEqualTo(2);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void listingTimeoutIncludesTheTimeOfTheCaller() {
        AtomicLong clock = new AtomicLong();
        List<String> requested = new ArrayList<>();
        ListingOptions options = withTimeout(query -> {
            requested.add(query.pageToken());
            return SampleBatches.page("t" + requested.size());
        });
        Iterator<PageResponse> pages = new PageIterator(options, ANY, 1, clock::get);
        clock.set(Duration.ofHours(1).toNanos());
        pages.next();
        clock.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
        pages.next();
        clock.addAndGet(1);

        assertThatThrownBy(pages::hasNext)
                .isInstanceOf(PaginationException.class)
                .hasMessageContaining("PT10S");
        assertThat(requested).hasSize(2);
    }

    @Test
    void deadlineAppliesOnlyToItsCallAndNestedCallsHaveTheirOwn() {
        Duration hour = Duration.ofHours(1);
        Deadline outer = new Deadline(Duration.ofMinutes(2), () -> 0);
        Deadline inner = new Deadline(Duration.ofMinutes(1), () -> 0);

        new CallContext(NONE, outer).call(() -> {
            new CallContext(NONE, inner)
                    .call(() -> assertThat(CallContext.current().cut(hour)).isEqualTo(Duration.ofMinutes(1)));
            new CallContext(NONE, null)
                    .call(() -> assertThat(CallContext.current().cut(hour)).isEqualTo(Duration.ofMinutes(2)));
            return assertThat(CallContext.current().cut(hour)).isEqualTo(Duration.ofMinutes(2));
        });

        assertThat(CallContext.current().cut(hour)).isEqualTo(hour);
    }

    @Test
    void otherErrorIsNotConvertedToATimeout() {
        AtomicLong clock = new AtomicLong();
        ListingOptions options = withTimeout(query -> {
            clock.set(Duration.ofHours(1).toNanos());
            throw new ApiErrorException("no", Received.status(403), null, null);
        });
        Iterator<PageResponse> pages = new PageIterator(options, ANY, 1, clock::get);

        assertThatThrownBy(pages::hasNext).isInstanceOf(ApiErrorException.class);
    }

    @Test
    void noRetryWaitExceedsTheListingTimeout() {
        answer = connection -> connection.answer("503 X\r\nRetry-After: 25", "");

        assertThatThrownBy(() -> client().retryPolicy(RetryPolicy.defaults())
                        .build()
                        .list()
                        .timeout(Duration.ofSeconds(20))
                        .forEach(Batch::id))
                .isInstanceOf(ApiErrorException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void invalidTimeoutIsRejected() {
        BatchListing listing = client().build().list();

        for (Duration timeout : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofDays(366))) {
            assertThatThrownBy(() -> listing.timeout(timeout)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private BatchesClient.Builder client() {
        return BatchesClient.builder()
                .baseUrl(server.uri().toString())
                .apiKey("llx-secret")
                .retryPolicy(RetryPolicy.none());
    }

    private static ListingOptions withTimeout(Function<ListBatchesQuery, BatchPage> source) {
        return new ListingOptions(source).with(options -> options.timeout = Duration.ofSeconds(10));
    }
}
