package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.testing.FakeBatchesExtension;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.FakeResponse;
import io.github.llamabatches.testing.RecordedRequest;
import io.github.llamabatches.testing.SampleBatches;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FakeBatchesExtension.class)
class PaginationTest {

    private FakeBatchesServer server;
    private BatchesClient client;

    @BeforeEach
    void connect(FakeBatchesServer server) {
        this.server = server;
        client = BatchesClient.builder()
                .baseUrl(server.baseUrl())
                .apiKey(server.apiKey())
                .retryPolicy(RetryPolicy.none())
                .build();
    }

    @Test
    void noRequestIsSentBeforeIteration() {
        BatchListing listing = client.list();
        listing.iterator();
        listing.pages().iterator();
        listing.stream();
        listing.readAhead(3).iterator();
        listing.readAhead(3).stream();

        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "10, 1", "11, 2", "95, 10", "1000, 100"})
    void sendsOneRequestPerPage(int batches, int requests) {
        server.setBatches(batches(batches));
        BatchListing listing =
                client.list(ListBatchesQuery.builder().pageSize(10).build());

        assertThat(listing.stream().toList()).isEqualTo(batches(batches));
        assertThat(server.requests()).hasSize(requests);
    }

    @Test
    void pageIsRequestedAfterThePreviousOneIsConsumed() {
        server.setPages(List.of(batches(2), batches(3)));
        Iterator<Batch> iterator = client.list().iterator();

        iterator.next();
        iterator.next();

        assertThat(server.requests()).hasSize(1);
        assertThat(iterator.hasNext()).isTrue();
        assertThat(iterator.hasNext()).isTrue();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void emptyPagesAreSkippedEverywhere() {
        server.setPages(List.of(List.of(), batches(0, 2), List.of(), List.of(), batches(2, 3), List.of()));

        assertThat(client.list()).containsExactlyElementsOf(batches(3));
        assertThat(server.requests()).hasSize(6);
        assertThat(client.list().pages()).hasSize(6);
    }

    @Test
    void emptyTokenEndsTheListing() {
        server.respondNext(FakeResponse.json(200, Pages.page("", "a")));

        assertThat(client.list()).hasSize(1);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void otherParametersAreKeptFromPageToPage() {
        server.setBatches(batches(9));
        client
                .list(ListBatchesQuery.builder()
                        .pageSize(4)
                        .status(BatchStatus.PENDING)
                        .projectId("prj-00000000-0000-0000-0000-000000000001")
                        .build())
                .stream()
                .toList();

        List<RecordedRequest> requests = server.requests();
        assertThat(requests).hasSize(3);
        assertThat(requests.get(0).query()).doesNotContainKey("page_token").hasSize(3);
        for (RecordedRequest request : requests.subList(1, 3)) {
            assertThat(request.query()).containsKey("page_token").hasSize(4);
            assertThat(request.query()).containsAllEntriesOf(requests.get(0).query());
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "4, 2", "5, 3"})
    void repeatedTokenIsAnErrorAfterTheBatchesBeforeIt(int pageNumber, int target) {
        server.setPages(IntStream.range(0, 6).mapToObj(i -> batches(i, i + 1)).toList());
        server.repeatToken(pageNumber, target);
        List<Batch> delivered = new ArrayList<>();

        PaginationException e = catchThrowableOfType(
                PaginationException.class, () -> client.list().maxPages(50).forEach(delivered::add));

        assertThat(delivered).isEqualTo(batches(pageNumber));
        assertThat(server.requests()).hasSize(pageNumber);
        String token = server.requests().get(target - 1).query().get("page_token");
        assertThat(e).hasMessageContaining("\"" + token + "\"").hasMessageContaining("page " + (pageNumber + 1));
        assertThat(e.reason()).isEqualTo(PaginationException.Reason.REPEATED_TOKEN);
        assertThatItCannotBeResumed(e);
    }

    private static void assertThatItCannotBeResumed(BatchesException e) {
        assertThat(e.isResumable()).isFalse();
        assertThat(e.resumeToken()).isNull();
        assertThat(e).hasMessageContaining("can't be resumed");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void endlessEmptyPagesAreAnError(int readAhead) {
        AtomicInteger requests = new AtomicInteger();
        BatchListing listing = BatchesClient.of(query -> SampleBatches.page("t" + requests.incrementAndGet()))
                .list()
                .readAhead(readAhead);
        Iterator<Batch> batches = listing.iterator();

        PaginationException e = catchThrowableOfType(PaginationException.class, batches::hasNext);

        assertThat(e.reason()).isEqualTo(PaginationException.Reason.EMPTY_PAGES);
        assertThat(e).hasMessageContaining("1000 consecutive pages").hasMessageContaining("\"t1000\"");
        assertThatItCannotBeResumed(e);
        assertThatThrownBy(batches::hasNext).hasMessage(e.getMessage());
        assertThat(requests).hasValue(1_000);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 1", "2, 3, 2", "3, 4, 3"})
    void repeatedPagesBeyondTheLimitAreAnError(int limit, int delivered, int pageSize) {
        server.setBatches(List.of());
        List<Batch> same = batches(pageSize);
        AtomicInteger requests = new AtomicInteger();
        BatchListing listing = BatchesClient.of(
                        query -> SampleBatches.page("t" + requests.incrementAndGet(), same.toArray(Batch[]::new)))
                .list()
                .maxRepeatedPages(limit);
        List<BatchPage> pages = new ArrayList<>();

        PaginationException e = catchThrowableOfType(
                PaginationException.class, () -> listing.pages().forEach(pages::add));

        assertThat(e.reason()).isEqualTo(PaginationException.Reason.REPEATED_PAGES);
        assertThat(e).hasMessageContaining("maxRepeatedPages");
        assertThatItCannotBeResumed(e);
        assertThat(pages).hasSize(delivered);
        assertThat(requests).hasValue(delivered);
    }

    @Test
    void repeatedPagesAreLimitedToThreeByDefault() {
        List<List<Batch>> pages =
                IntStream.range(0, 8).mapToObj(i -> batches(2)).toList();
        server.setPages(pages);

        assertThatThrownBy(() -> client.list().forEach(batch -> {})).isInstanceOf(PaginationException.class);
        assertThat(server.requests()).hasSize(4);
        assertThat(client.list().maxRepeatedPages(7)).hasSize(16);
        assertThat(client.list().maxRepeatedPages(Integer.MAX_VALUE)).hasSize(16);
    }

    @Test
    void differentPagesResetTheCountersOfEmptyAndRepeatedPages() {
        server.setPages(List.of(
                batches(2),
                batches(2),
                batches(2),
                List.of(),
                batches(2),
                batches(2),
                batches(2),
                batches(1),
                batches(2)));
        assertThat(client.list()).hasSize(15);

        server.setPages(List.of(List.of(), List.of(), batches(1), List.of(), List.of(), batches(1)));
        assertThat(client.list().maxEmptyPages(3)).hasSize(2);
        assertThatThrownBy(() -> client.list().maxEmptyPages(2).forEach(batch -> {}))
                .isInstanceOf(PaginationException.class)
                .hasMessageContaining("maxEmptyPages");
    }

    @Test
    void listingMayEndAtTheLimitOfEmptyAndRepeatedPages() {
        server.setPages(List.of(batches(1), List.of(), List.of()));
        assertThat(client.list().maxEmptyPages(2)).hasSize(1);

        server.setPages(List.of(batches(1), batches(1), batches(1), batches(1)));
        assertThat(client.list()).hasSize(4);
    }

    @Test
    void invalidLimitsAreRejected() {
        BatchListing listing = client.list();

        assertThatThrownBy(() -> listing.maxPages(0)).hasMessage("maxPages must be at least 1, not 0");
        assertThatThrownBy(() -> listing.maxEmptyPages(0)).hasMessage("maxEmptyPages must be at least 1, not 0");
        assertThatThrownBy(() -> listing.maxRepeatedPages(-1))
                .hasMessage("maxRepeatedPages must be at least 1, not -1");
        assertThatThrownBy(() -> listing.readAhead(-1)).hasMessage("readAhead must be at least 0, not -1");
    }

    @Test
    void listingOfGivenPagesNeedsNoServer() {
        BatchListing listing = BatchListing.of(List.of(
                SampleBatches.page(null, batches(0, 2).toArray(Batch[]::new)),
                SampleBatches.page("x"),
                SampleBatches.page("x", batches(2, 3).toArray(Batch[]::new))));

        assertThat(listing).containsExactlyElementsOf(batches(3));
        assertThat(listing.readAhead(2).stream()).hasSize(3);
        String second = listing.pages().iterator().next().nextPageToken();
        assertThat(listing.startingAt(second)).containsExactlyElementsOf(batches(2, 3));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void listingOfNoPagesIsEmpty() {
        BatchListing listing = BatchListing.of(List.of());

        assertThat(listing).isEmpty();
        assertThat(listing.pages()).isEmpty();
        assertThat(listing.readAhead(2).stream()).isEmpty();
        assertThatThrownBy(() -> listing.startingAt("1").iterator().hasNext())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the page token \"1\" isn't of these pages");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "2", "99999999999", " 1"})
    void listingOfGivenPagesRejectsATokenThatNoPageHas(String token) {
        BatchListing listing = BatchListing.of(List.of(SampleBatches.page("x"), SampleBatches.page(null)));

        assertThatThrownBy(() -> listing.startingAt(token).iterator().hasNext())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the page token \"" + token + "\" isn't of these pages: use a token of a page of this listing");
    }

    @Test
    void pageSizeOfZeroIsRejectedBeforeItIsSent() {
        ListBatchesQuery query = ListBatchesQuery.builder().pageSize(0).build();

        assertThatThrownBy(() -> client.list(query)).hasMessage("pageSize must be at least 1, not 0");
        assertThatThrownBy(() -> client.page(query)).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void pagesCanBeStreamed() {
        server.setPages(List.of(batches(0, 2), List.of(), batches(2, 3)));

        assertThat(client.list().pages().stream().map(page -> page.items().size()))
                .containsExactly(2, 0, 1);
        assertThat(client.list().pages().stream().limit(1)).hasSize(1);
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void startTokenThatIsReturnedAgainIsAnError() {
        server.respondNext(FakeResponse.json(200, Pages.page("t", "a")), FakeResponse.json(200, Pages.page("t", "b")));
        Iterator<Batch> iterator = client.list().startingAt("t").iterator();

        assertThat(iterator.next().id()).isEqualTo("a");
        assertThatThrownBy(iterator::hasNext).isInstanceOf(PaginationException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void resumingAfterAFailureDeliversExactlyTheRemainingPages(int failingPage) {
        server.setPages(
                IntStream.range(0, 6).mapToObj(i -> batches(i * 3, i * 3 + 3)).toList());
        List<Batch> delivered = new ArrayList<>();
        Iterator<BatchPage> pages = client.list().pages().iterator();
        for (int page = 1; page < failingPage; page++) {
            delivered.addAll(pages.next().items());
        }
        server.respondNext(FakeResponse.error(403, "no"));

        ApiErrorException e = catchThrowableOfType(ApiErrorException.class, pages::next);

        assertThat(e.pageNumber()).isEqualTo(failingPage);
        assertThat(e).hasMessageContaining("page " + failingPage);
        client.list().startingAt(e.resumeToken()).forEach(delivered::add);
        assertThat(delivered).isEqualTo(batches(18));
    }

    @Test
    void failedIteratorRequestsTheSamePageAgain() {
        server.setPages(List.of(batches(0, 2), batches(2, 4)));
        Iterator<Batch> iterator = client.list().iterator();
        iterator.next();
        iterator.next();
        server.respondNext(FakeResponse.error(500, "no"), FakeResponse.json(200, "{}"));

        assertThatThrownBy(iterator::hasNext).isInstanceOf(ApiErrorException.class);
        assertThatThrownBy(iterator::next).isInstanceOf(MalformedResponseException.class);

        assertThat(iterator.next().id()).isEqualTo("bat-2");
        assertThat(iterator.next().id()).isEqualTo("bat-3");
        assertThat(iterator.hasNext()).isFalse();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void unsendableTokenIsAnError() {
        server.respondNext(FakeResponse.json(200, Pages.page("t\\ud800x", "a")));
        Iterator<Batch> iterator = client.list().iterator();

        assertThat(iterator.next().id()).isEqualTo("a");
        PaginationException e = catchThrowableOfType(PaginationException.class, iterator::hasNext);
        assertThat(e.reason()).isEqualTo(PaginationException.Reason.UNSENDABLE_TOKEN);
        assertThatItCannotBeResumed(e);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void emptyStartTokenIsRejected() {
        BatchListing listing = client.list();
        ListBatchesQuery query = ListBatchesQuery.builder().pageToken("").build();

        assertThatThrownBy(() -> listing.startingAt("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.list(query)).isInstanceOf(IllegalArgumentException.class);
        // Otherwise a loop over pages would start again after the last one.
        assertThatThrownBy(() -> client.page(query)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nextPageTokenLeadsToTheNextPage() {
        server.setPages(List.of(batches(0, 2), batches(2, 4), batches(4, 6)));
        BatchPage first = client.page(ListBatchesQuery.builder().build());

        assertThat(client.list().startingAt(first.nextPageToken())).containsExactlyElementsOf(batches(2, 6));
        assertThat(client.list(ListBatchesQuery.builder()
                        .pageToken(first.nextPageToken())
                        .build()))
                .containsExactlyElementsOf(batches(2, 6));
        assertThat(client.list().startingAt("x").startingAt(null)).containsExactlyElementsOf(batches(6));
    }

    @Test
    void iteratorsAreIndependent() {
        server.setPages(List.of(batches(0, 2), batches(2, 4)));
        BatchListing listing = client.list();
        Iterator<Batch> first = listing.iterator();
        first.next();
        first.next();
        first.next();

        assertThat(listing.iterator().next().id()).isEqualTo("bat-0");
        assertThat(first.next().id()).isEqualTo("bat-3");
        assertThat(listing.stream().toList()).isEqualTo(batches(4));
    }

    @Test
    void pagesBeyondTheLimitAreAnError() {
        server.setPages(List.of(batches(0, 2), batches(2, 4), batches(4, 6)));
        List<Batch> delivered = new ArrayList<>();

        PaginationException e = catchThrowableOfType(
                PaginationException.class, () -> client.list().maxPages(2).forEach(delivered::add));

        assertThat(delivered).isEqualTo(batches(4));
        assertThat(server.requests()).hasSize(2);
        assertThat(e).hasMessageContaining("limit of 2");
        assertThat(e.reason()).isEqualTo(PaginationException.Reason.PAGE_LIMIT);
        assertThat(e.isResumable()).isTrue();
        client.list().maxPages(1).startingAt(e.resumeToken()).forEach(delivered::add);
        assertThat(delivered).isEqualTo(batches(6));
        assertThat(client.list().maxPages(3)).hasSize(6);
    }

    @Test
    void shortCircuitedStreamStopsRequesting() {
        server.setPages(List.of(batches(0, 2), batches(2, 4), batches(4, 6)));

        assertThat(client.list().stream().limit(3).toList()).isEqualTo(batches(3));
        assertThat(server.requests()).hasSize(2);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void everyBatchIsDeliveredOnceAndInOrderDespitePagingAndFailures(int readAhead) {
        Random random = new Random(20260101L + readAhead);
        for (int round = 0; round < 200; round++) {
            List<Batch> batches = batches(random.nextInt(40));
            List<List<Batch>> pages = partition(batches, random);
            server.setPages(pages);
            List<Batch> delivered = new ArrayList<>();
            Iterator<Batch> iterator = client.list().readAhead(readAhead).iterator();
            int failures = 0;
            while (true) {
                if (random.nextInt(20) == 0) {
                    failures++;
                    server.respondNext(FakeResponse.error(400 + random.nextInt(8), "planned"));
                }
                try {
                    if (!iterator.hasNext()) {
                        break;
                    }
                    delivered.add(iterator.next());
                } catch (ApiErrorException e) {
                    assertThat(e.detail()).isEqualTo("planned");
                    assertThat(--failures).isNotNegative();
                    if (random.nextBoolean()) {
                        // Everything before that page was delivered, and no batch of it.
                        iterator = client.list()
                                .readAhead(readAhead)
                                .startingAt(e.resumeToken())
                                .iterator();
                    }
                }
            }
            assertThat(delivered).as("round %s: %s", round, pages).isEqualTo(batches);
            while (failures-- > 0) {
                assertThatThrownBy(() -> client.page(ListBatchesQuery.builder().build()))
                        .isInstanceOf(ApiErrorException.class);
            }
        }
    }

    /** Splits a list at random positions, with random empty pages. */
    private static List<List<Batch>> partition(List<Batch> batches, Random random) {
        List<List<Batch>> pages = new ArrayList<>();
        int from = 0;
        while (from < batches.size() || pages.isEmpty() || random.nextInt(4) == 0) {
            int to = Math.min(batches.size(), from + random.nextInt(6));
            pages.add(batches.subList(from, to));
            from = to;
        }
        return pages;
    }

    private static List<Batch> batches(int count) {
        return batches(0, count);
    }

    private static List<Batch> batches(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> SampleBatches.batch("bat-" + i).build())
                .toList();
    }
}
