package io.github.llamabatches;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.llamabatches.BatchesClient.UnreadableBatch;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.runtime.JsonLibrary;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A listing can continue without unreadable batches; each of them is reported. */
@Tag("wire")
@Tag("json")
@ParameterizedClass
@MethodSource("io.github.llamabatches.Pages#jsonLibraries")
class UnreadableBatchTest {

    private static final String BAD = "{\"id\": 7}";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @Parameter
    JsonLibrary json;

    private final List<UnreadableBatch> unreadable = Collections.synchronizedList(new ArrayList<>());

    static Stream<Arguments> unreadableBatches() {
        String batch = Pages.batch("bad");
        return Stream.of(
                Arguments.of(batch.replaceFirst("\\{", "{\"id\":\"other\","), "Duplicate field 'id'"),
                Arguments.of(batch.replace("\"bad\"", "7"), "$.id"),
                Arguments.of(batch.replace("\"bad\"", "null"), "$.id"),
                Arguments.of(batch.replaceFirst("\"id\"", "\"other\""), "'id'"),
                Arguments.of(batch.replace("\"PENDING\"", "{\"is\":\"PENDING\"}"), "$.status"),
                Arguments.of(batch.replace("\"PENDING\"", "null"), "$.status"),
                Arguments.of(batch.replaceFirst("\"parse_v2\"", "[]"), "$.config.job.type"),
                Arguments.of(batch.replaceFirst("\\{", "{\"created_at\":\"yesterday\","), "$.created_at"),
                Arguments.of(batch.replaceFirst("}$", ",\"results\":[{}]}"), "$.results[0]"),
                Arguments.of(batch.replaceFirst("}$", ",\"new\":" + "[".repeat(2000) + "]".repeat(2000) + "}"), "1000"),
                Arguments.of("  {\t\"id\" :\n\"\\u0062 } ] \\\" é €\" }  ", "'config'"),
                Arguments.of("{}", "'id'"),
                Arguments.of("null", "it is null"),
                Arguments.of("[" + Pages.batch("inner") + "]", ""),
                Arguments.of("\"] }, {\"", ""),
                Arguments.of("-7.5e3", ""),
                Arguments.of("true", ""));
    }

    @ParameterizedTest
    @MethodSource("unreadableBatches")
    void unreadableBatchIsOmittedAndReportedUnchanged(String bad, String problem) {
        answer(null, page("t2", Pages.batch("a"), bad, Pages.batch("b")));
        answer("t2", page(null, Pages.batch("c")));

        assertThat(client().list()).extracting(Batch::id).containsExactly("a", "b", "c");
        assertThat(unreadable).singleElement().satisfies(batch -> {
            assertThat(batch.json()).isEqualTo(bad.strip());
            assertThat(batch.index()).isEqualTo(1);
            assertThat(batch.pageNumber()).isEqualTo(1);
            assertThat(batch.query().pageToken()).isNull();
            assertThat(batch.problem()).contains(problem).doesNotContain("bad");
        });
        assertThat(SERVER.getAllServeEvents()).hasSize(2);
    }

    @Test
    void reportHasTheRequestOfThePage() {
        answer(null, page("t2", Pages.batch("a")));
        answer("t2", page(null, BAD, Pages.batch("b"), BAD));

        ListBatchesQuery query = ListBatchesQuery.builder().projectId("prj-1").build();
        client().list(query).forEach(batch -> {});

        assertThat(unreadable).extracting(UnreadableBatch::index).containsExactly(0, 2);
        assertThat(unreadable).allSatisfy(batch -> {
            assertThat(batch.pageNumber()).isEqualTo(2);
            assertThat(batch.query())
                    .isEqualTo(query.toBuilder().pageToken("t2").build());
        });
    }

    @Test
    void otherFieldsOfThePageAreUnchanged() {
        String page = page("t2", Pages.batch("a"), BAD);
        answer(null, page.replaceFirst("\\{", "{\"unknown\":[{}],\"total_size\":2,"));

        BatchPage read = client().page(ListBatchesQuery.builder().build());

        assertThat(read.totalSize()).isEqualTo(2);
        assertThat(read.nextPageToken()).isEqualTo("t2");
        assertThat(read.items()).extracting(Batch::id).containsExactly("a");
        assertThat(unreadable).singleElement().satisfies(batch -> {
            assertThat(batch.pageNumber()).isZero();
            assertThat(batch.index()).isEqualTo(1);
        });
    }

    @Test
    void everyViewOfAListingReportsUnreadableBatches() {
        answer(null, page("t2", BAD, Pages.batch("a")));
        answer("t2", page(null, Pages.batch("b"), BAD));
        BatchListing listing = client().list();

        assertThat(listing.stream()).hasSize(2);
        assertThat(listing.pages().stream().map(page -> page.items().size())).containsExactly(1, 1);
        assertThat(StreamSupport.stream(listing.responses().spliterator(), false)
                        .map(response -> response.page().items().size()))
                .containsExactly(1, 1);
        assertThat(listing.readAhead(2)).hasSize(2);
        assertThat(unreadable).extracting(UnreadableBatch::pageNumber).containsExactly(1, 2, 1, 2, 1, 2, 1, 2);
    }

    @Test
    void unreadableBatchFailsThePageByDefault() {
        answer(null, page(null, Pages.batch("a"), BAD));
        BatchesClient client = builder().build();
        BatchesClient unwilling = client().toBuilder().onUnreadableBatch(null).build();

        for (BatchesClient each : List.of(client, unwilling)) {
            assertThatThrownBy(() -> each.list().forEach(batch -> {}))
                    .isInstanceOf(MalformedResponseException.class)
                    .hasMessageContaining("$.items[1].id");
        }
        assertThat(client().toBuilder().build().list()).hasSize(1);
        assertThat(unreadable).hasSize(1);
    }

    /** Tests the recipe of docs/errors-and-retries.md. */
    @Test
    void listingContinuesAndTheBatchIsStoredSeparately() {
        answer(null, page("t2", Pages.batch("a")));
        answer("t2", page(null, BAD, Pages.batch("b")));
        BatchesClient client = builder().build();
        DeadLetters deadLetters = new DeadLetters(new ArrayList<>());

        BatchesClient lenient = client.toBuilder()
                .onUnreadableBatch(batch -> deadLetters.add(batch.query().pageToken(), batch.index(), batch.json()))
                .build();

        assertThat(lenient.list()).extracting(Batch::id).containsExactly("a", "b");
        assertThat(deadLetters.all()).containsExactly("t2/0: " + BAD);
    }

    private record DeadLetters(List<String> all) {
        void add(@Nullable String pageToken, int index, String json) {
            all.add(pageToken + "/" + index + ": " + json);
        }
    }

    static Stream<String> unreadablePages() {
        String page = page("t2", Pages.batch("a"), BAD);
        return Stream.of(
                page.substring(0, page.length() - 1),
                page + "}",
                page.replace(BAD, "{\"id\":}"),
                page.replace(BAD, "{\"id\":7"),
                page.replace(BAD, BAD + ","),
                page.replace("\"t2\"", "7"),
                page.replaceFirst("}$", ",\"next_page_token\":\"t3\"}"),
                page.replaceFirst("}$", ",\"items\":[]}"),
                page.replaceFirst("}$", ",\"items\":[" + BAD + "]}"),
                page.replaceFirst("\\{", "{\"items\":[],"),
                page.replace("\"items\":[", "\"items\":{\"x\":[").replace("]", "]}"),
                page.replace("\"items\"", "\"entries\""),
                "{\"items\":" + BAD + "}",
                "{\"items\":null}",
                "{\"detail\":[" + BAD + "]}",
                "[" + BAD + "]",
                "null",
                "<html>",
                "");
    }

    @ParameterizedTest
    @MethodSource("unreadablePages")
    void pageWithOtherInvalidFieldsFails(String body) {
        answer(null, body);

        assertThatThrownBy(() -> client().list().forEach(batch -> {}))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessage(catchThrowableOfType(
                                MalformedResponseException.class,
                                () -> builder().build().list().forEach(batch -> {}))
                        .getMessage());
        assertThat(unreadable).isEmpty();
    }

    @Test
    void pageThatIsNotUtf8Fails() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String page = page(null, BAD.replace("7", "\"^\""));
        body.writeBytes(page.substring(0, page.indexOf('^')).getBytes(StandardCharsets.UTF_8));
        body.write(0xff);
        body.writeBytes(page.substring(page.indexOf('^') + 1).getBytes(StandardCharsets.UTF_8));
        SERVER.stubFor(get(urlPathEqualTo(Pages.PATH)).willReturn(aResponse().withBody(body.toByteArray())));

        assertThatThrownBy(() -> client().list().forEach(batch -> {})).hasMessageContaining("not UTF-8");
        assertThat(unreadable).isEmpty();
    }

    @Test
    void batchWithARejectedUnknownStatusIsUnreadable() {
        answer(null, page(null, Pages.batch("a").replace("PENDING", "REHYDRATING"), Pages.batch("b")));

        BatchesClient client =
                client().toBuilder().failOnUnknownEnumValues(true).build();

        assertThat(client.list()).extracting(Batch::id).containsExactly("b");
        assertThat(unreadable).extracting(UnreadableBatch::index).containsExactly(0);
    }

    @Test
    void pagesWithoutAReadableBatchCountAsEmpty() {
        answer(null, page("t2", BAD));
        answer("t2", page("t3", BAD, "null"));
        answer("t3", page(null, Pages.batch("a")));
        BatchListing listing = client().list();

        assertThat(listing).extracting(Batch::id).containsExactly("a");
        assertThat(unreadable).hasSize(3);
        PaginationException e = catchThrowableOfType(
                PaginationException.class, () -> listing.maxEmptyPages(2).forEach(batch -> {}));
        assertThat(e.reason()).isEqualTo(PaginationException.Reason.EMPTY_PAGES);
    }

    @Test
    void repeatedPageIsDetectedByItsReadableBatches() {
        String[] tokens = {null, "t1", "t2", "t3", "t4"};
        for (int i = 0; i < 4; i++) {
            answer(tokens[i], page(tokens[i + 1], Pages.batch("a"), BAD.replace("7", "1" + i)));
        }

        PaginationException e = catchThrowableOfType(
                PaginationException.class, () -> client().list().forEach(batch -> {}));

        assertThat(e.reason()).isEqualTo(PaginationException.Reason.REPEATED_PAGES);
    }

    @Test
    void listingResumesAfterAPageWithOmittedBatches() {
        answer(null, page("t2", BAD, Pages.batch("a")));
        SERVER.stubFor(get(urlPathEqualTo(Pages.PATH))
                .withQueryParam("page_token", equalTo("t2"))
                .willReturn(aResponse().withStatus(403)));

        BatchesException e = catchThrowableOfType(
                BatchesException.class, () -> client().list().forEach(batch -> {}));

        assertThat(e.pageNumber()).isEqualTo(2);
        assertThat(e.resumeToken()).isEqualTo("t2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void failingListenerReceivesTheSameBatchAgain(int readAhead) {
        answer(null, page("t2", BAD, Pages.batch("a"), "null"));
        answer("t2", page(null, Pages.batch("b")));
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        Iterator<BatchPage> pages = client(batch -> {
                    told.add(batch.json());
                    if (told.size() < 3) {
                        throw new IllegalStateException("listener");
                    }
                })
                .list()
                .readAhead(readAhead)
                .pages()
                .iterator();

        assertThatThrownBy(pages::hasNext).hasMessage("listener");
        assertThatThrownBy(pages::next).hasMessage("listener");
        assertThat(pages.next().items()).hasSize(1);
        assertThat(told).containsExactly(BAD, BAD, BAD, "null");
        assertThat(pages.next().items()).hasSize(1);
        assertThat(pages.hasNext()).isFalse();
        assertThat(SERVER.getAllServeEvents()).hasSize(2);
    }

    @Test
    void failingListenerFailsASingleCall() {
        answer(null, page(null, BAD));
        BatchesClient client = client(batch -> {
            throw new IllegalStateException("listener");
        });

        assertThatThrownBy(() -> client.page(ListBatchesQuery.builder().build()))
                .hasMessage("listener");
    }

    @Test
    void listenersReceiveThePageWithoutUnreadableBatches() {
        answer(null, page(null, BAD, Pages.batch("a")));
        List<String> events = new ArrayList<>();
        client(batch -> events.add("batch " + batch.index())).toBuilder()
                .listener(new ListingListener() {
                    @Override
                    public void onPage(int pageNumber, BatchPage page) {
                        events.add("page of " + page.items().size());
                    }
                })
                .build()
                .list()
                .forEach(batch -> events.add(batch.id()));

        assertThat(events).containsExactly("page of 1", "batch 0", "a");
    }

    private static String page(@Nullable String token, String... batches) {
        return Pages.page(token).replace("[]", "[" + String.join(",", batches) + "]");
    }

    private static void answer(@Nullable String token, String body) {
        SERVER.stubFor(get(urlPathEqualTo(Pages.PATH))
                .withQueryParam("page_token", token == null ? absent() : equalTo(token))
                .willReturn(aResponse().withBody(body)));
    }

    private BatchesClient client() {
        return client(unreadable::add);
    }

    private BatchesClient client(Consumer<UnreadableBatch> listener) {
        return builder().onUnreadableBatch(listener).build();
    }

    private BatchesClient.Builder builder() {
        return BatchesClient.builder()
                .baseUrl(SERVER.baseUrl())
                .apiKey("llx-secret")
                .jsonLibrary(json)
                .retryPolicy(RetryPolicy.none());
    }
}
