package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.llamabatches.model.Batch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests each {@link Fault} on the first page, on an empty one and on the last: the delivered batches, the exception,
 * the resume token and the number of requests.
 */
@Tag("wire")
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class FaultTest {

    static final int MAX_BYTES = 100_000;
    static final String KEY = "llx-key-of-the-fault-test";

    /** The target of redirects, which must not receive requests. */
    static final RawServer ELSEWHERE = new RawServer(connection -> connection.answer("200 OK", Pages.page(null, "x")));

    static final List<List<String>> PAGES =
            List.of(List.of("a", "b"), List.of("c"), List.of(), List.of("d", "e"), List.of("f"));
    private static final List<Integer> POSITIONS = List.of(1, 3, 5);

    @AfterAll
    static void stop() throws IOException {
        ELSEWHERE.close();
    }

    static Stream<Arguments> faultsAndPositions() {
        return Arrays.stream(Fault.values())
                .flatMap(fault -> POSITIONS.stream().map(position -> Arguments.of(fault, position)));
    }

    @ParameterizedTest
    @MethodSource("faultsAndPositions")
    void faultLosesAndRepeatsNothing(Fault fault, int pageNumber) throws IOException {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (RawServer server = server(fault, pageNumber, broken::get)) {
            BatchListing listing =
                    client(server, RetryPolicy.none(), fault.requestTimeout()).list();
            Iterator<Batch> iterator = listing.iterator();
            List<String> delivered = new ArrayList<>();

            BatchesException e = catchThrowableOfType(
                    BatchesException.class, () -> iterator.forEachRemaining(batch -> delivered.add(batch.id())));

            List<String> before = ids(1, pageNumber - 1);
            List<String> after = ids(pageNumber, PAGES.size());
            assertThat(delivered).isEqualTo(before);
            assertThat(e).isExactlyInstanceOf(fault.expected);
            assertThat(e.pageNumber()).isEqualTo(pageNumber);
            assertThat(e.resumeToken()).isEqualTo(token(pageNumber));
            assertThat(e.requestId()).isEqualTo(fault.requestId());
            assertThat(e).hasMessageNotContaining(KEY).hasMessageContaining("page " + pageNumber);
            assertThat(server.requests()).hasSizeBetween(pageNumber, pageNumber + (fault.causesAnotherRequest ? 1 : 0));
            assertThat(ELSEWHERE.requests()).isEmpty();

            broken.set(false);
            assertThat(listing.startingAt(e.resumeToken()))
                    .extracting(Batch::id)
                    .isEqualTo(after);
            iterator.forEachRemaining(batch -> delivered.add(batch.id()));
            assertThat(delivered).isEqualTo(ids(1, PAGES.size()));
        }
    }

    @ParameterizedTest
    @MethodSource("faultsAndPositions")
    void temporaryFaultIsRetriedOnlyIfUseful(Fault fault, int pageNumber) throws IOException {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (RawServer server = server(fault, pageNumber, () -> broken.getAndSet(false))) {
            BatchListing retrying = client(
                            server,
                            RetryPolicy.builder().initialBackoff(Duration.ZERO).build(),
                            fault.requestTimeout())
                    .list();
            if (fault.isWorthRepeating()) {
                assertThat(retrying).extracting(Batch::id).isEqualTo(ids(1, PAGES.size()));
                int most = PAGES.size() + 1 + (fault.causesAnotherRequest ? 1 : 0);
                assertThat(server.requests()).hasSizeBetween(PAGES.size() + 1, most);
            } else {
                assertThat(catchThrowableOfType(fault.expected, () -> retrying.forEach(batch -> {})))
                        .isNotNull();
                assertThat(server.requests()).hasSize(pageNumber);
            }
        }
    }

    /** A page token leads to its page; a repeated one would make the listing endless. */
    @ParameterizedTest
    @CsvSource({"2, 2", "3, 2", "3, 3", "4, 3", "5, 2", "5, 5"})
    void repeatedTokenIsAnErrorAfterItsPage(int pageNumber, int target) throws IOException {
        try (RawServer server = new RawServer(connection -> {
            int page = pageNumber(connection.pageToken());
            String next = page == pageNumber ? token(target) : token(page + 1);
            connection.answer("200 OK", Pages.page(next, PAGES.get(page - 1).toArray(new String[0])));
        })) {
            Iterator<Batch> iterator = client(server, RetryPolicy.defaults(), Duration.ofSeconds(30))
                    .list()
                    .iterator();
            List<String> delivered = new ArrayList<>();

            PaginationException e = catchThrowableOfType(PaginationException.class, () -> {
                while (iterator.hasNext() && delivered.size() < 100) {
                    delivered.add(iterator.next().id());
                }
            });

            assertThat(delivered).isEqualTo(ids(1, pageNumber));
            assertThat(e).hasMessageContaining("\"" + token(target) + "\"");
            assertThat(e.resumeToken()).isNull();
            assertThat(e.isResumable()).isFalse();
            assertThat(e.pageNumber()).isEqualTo(pageNumber + 1);
            assertThat(server.requests()).hasSize(pageNumber);
        }
    }

    private static RawServer server(Fault fault, int pageNumber, BooleanSupplier broken) {
        return new RawServer(answer(fault, pageNumber, broken));
    }

    /** Serves all pages in order, except a page that fails for a given number of requests. */
    static RawServer.Handler answer(Fault fault, int pageNumber, BooleanSupplier broken) {
        return connection -> {
            int page = pageNumber(connection.pageToken());
            if (page == pageNumber && broken.getAsBoolean()) {
                fault.happen(connection);
            } else {
                connection.answer("200 OK", json(page));
            }
        };
    }

    static BatchesClient client(RawServer server, RetryPolicy retryPolicy, Duration requestTimeout) {
        return BatchesClient.builder()
                .baseUrl(server.uri().toString())
                .apiKey(KEY)
                .requestTimeout(requestTimeout)
                .maxResponseBytes(MAX_BYTES)
                .retryPolicy(retryPolicy)
                .build();
    }

    private static String json(int pageNumber) {
        return Pages.page(token(pageNumber + 1), PAGES.get(pageNumber - 1).toArray(new String[0]));
    }

    /** Returns null for the first page and after the last one. */
    private static @Nullable String token(int pageNumber) {
        return pageNumber == 1 || pageNumber > PAGES.size() ? null : "t" + pageNumber;
    }

    private static int pageNumber(@Nullable String token) {
        return token == null ? 1 : Integer.parseInt(token.substring(1));
    }

    static List<String> ids(int firstPage, int lastPage) {
        return PAGES.subList(firstPage - 1, lastPage).stream()
                .flatMap(List::stream)
                .toList();
    }
}
