package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.model.Batch;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Iterates over a very long listing on a server with random faults. Only {@code mvn -Pfull verify} runs this test. */
@Tag("soak")
@Timeout(1800)
class SoakTest {

    private static final int PAGES = 300_000;
    private static final double FAULTS_PER_REQUEST = 0.03;

    /** Faults that wait for a timeout are rarer, to leave time for the others. */
    private static final double SLOW_FAULTS_PER_REQUEST = 0.00005;

    private static final List<Fault> FAST_FAULTS =
            Arrays.stream(Fault.values()).filter(fault -> !fault.isSlow()).toList();
    private static final List<Fault> SLOW_FAULTS =
            Arrays.stream(Fault.values()).filter(Fault::isSlow).toList();

    @Test
    void everyBatchIsDeliveredOnceAndInOrderDespiteFailures() throws IOException {
        Random faultRandom = new Random(4711);
        Random wayRandom = new Random(4712);
        AtomicLong faults = new AtomicLong();
        try (RawServer server = new RawServer(connection -> {
            Fault fault = drawFault(faultRandom);
            if (fault != null) {
                faults.incrementAndGet();
                fault.happen(connection);
            } else {
                connection.answer("200 OK", page(number(connection.pageToken())));
            }
        })) {
            BatchListing listing = BatchesClient.builder()
                    .baseUrl(server.uri().toString())
                    .apiKey(FaultTest.KEY)
                    .maxResponseBytes(FaultTest.MAX_BYTES)
                    .requestTimeout(Duration.ofSeconds(2))
                    .retryPolicy(RetryPolicy.builder()
                            .initialBackoff(Duration.ZERO)
                            .maxRetryAfter(Duration.ZERO)
                            .build())
                    .build()
                    .list();
            Iterator<String> expected = IntStream.range(0, PAGES)
                    .boxed()
                    .flatMap(page -> ids(page).stream())
                    .iterator();
            Iterator<Batch> batches = listing.iterator();
            long failures = 0;
            long delivered = 0;
            while (true) {
                try {
                    if (!batches.hasNext()) {
                        break;
                    }
                    assertThat(batches.next().id()).isEqualTo(expected.next());
                    delivered++;
                } catch (BatchesException e) {
                    failures++;
                    // Continues with the same iterator, another one, or another one with read-ahead.
                    int way = wayRandom.nextInt(3);
                    if (way > 0 && e.isResumable()) {
                        batches = listing.startingAt(e.resumeToken())
                                .readAhead(way - 1)
                                .iterator();
                    }
                }
            }
            assertThat(expected.hasNext()).isFalse();
            assertThat(failures).isPositive();
            System.out.printf(
                    "%d batches on %d pages, %d requests, %d faults, %d of which reached the caller%n",
                    delivered, PAGES, server.requestCount(), faults.get(), failures);
        }
    }

    /** The n-th request always has the same fault. */
    private static @Nullable Fault drawFault(Random random) {
        double draw = random.nextDouble();
        if (draw < SLOW_FAULTS_PER_REQUEST) {
            return SLOW_FAULTS.get(random.nextInt(SLOW_FAULTS.size()));
        }
        return draw < FAULTS_PER_REQUEST ? FAST_FAULTS.get(random.nextInt(FAST_FAULTS.size())) : null;
    }

    private static int number(@Nullable String token) {
        return token == null ? 0 : Integer.parseInt(token);
    }

    private static String page(int number) {
        return Pages.page(
                number + 1 < PAGES ? String.valueOf(number + 1) : null,
                ids(number).toArray(new String[0]));
    }

    /** Returns zero to three batches, always the same for a page. */
    private static List<String> ids(int page) {
        return IntStream.range(0, (page * 31 + page / 7) % 4)
                .mapToObj(i -> page + "-" + i)
                .toList();
    }
}
