package io.github.llamabatches.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import feign.Feign;
import feign.FeignException;
import feign.Retryer;
import io.github.llamabatches.api.BatchesApi;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.model.JobType;
import io.github.llamabatches.runtime.ErrorResponseException;
import io.github.llamabatches.runtime.FeignRecords;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FakeBatchesExtension.class)
class FakeBatchesServerTest {

    private static final ListBatchesQuery ANY = ListBatchesQuery.builder().build();

    private FakeBatchesServer server;
    private BatchesApi api;

    @BeforeEach
    void connect(FakeBatchesServer server) {
        this.server = server;
        api = FeignRecords.configure(Feign.builder())
                .retryer(Retryer.NEVER_RETRY)
                .requestInterceptor(request -> request.header("Authorization", "Bearer " + server.apiKey()))
                .target(BatchesApi.class, server.baseUrl());
    }

    @Test
    void answerForAPageIsSentOnlyForThatPage() {
        server.setPages(List.of(List.of(), List.of(), List.of()));
        server.respondToPage(2, FakeResponse.error(503, "once"));

        String second = ANY.call(api).nextPageToken();
        ListBatchesQuery query = ANY.toBuilder().pageToken(second).build();

        assertThat(catchThrowableOfType(ErrorResponseException.class, () -> query.call(api))
                        .status())
                .isEqualTo(503);
        assertThat(query.call(api).nextPageToken()).isNotNull();
        assertThatThrownBy(() -> server.respondToPage(0, FakeResponse.disconnect()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void conditionalAnswerIsSentToTheFirstMatchingRequest() {
        server.respondWhen(request -> request.query().containsKey("status"), FakeResponse.error(418, "a"));

        assertThat(ANY.call(api).items()).isEmpty();
        ListBatchesQuery query =
                ListBatchesQuery.builder().status(BatchStatus.FAILED).build();
        assertThat(catchThrowableOfType(ErrorResponseException.class, () -> query.call(api))
                        .status())
                .isEqualTo(418);
        assertThat(query.call(api).items()).isEmpty();
    }

    /** For example, the first page has no page token. */
    @Test
    void failingConditionIsReported() {
        server.respondWhen(
                request -> request.query().get("page_token").isEmpty(), FakeResponse.error(503, "not reached"));

        ErrorResponseException e = catchThrowableOfType(ErrorResponseException.class, () -> ANY.call(api));

        assertThat(e.status()).isEqualTo(400);
        assertThat(e).hasMessageContaining("respondWhen").hasMessageContaining("NullPointerException");
    }

    @Test
    void declaredParameterIsAcceptedAndRecorded() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/api/v2/batches?expand=results"))
                .header("Authorization", "Bearer " + server.apiKey())
                .build();
        HttpClient http = HttpClient.newHttpClient();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(422);

        server.acceptParameter("expand");

        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        assertThat(server.requests())
                .last()
                .satisfies(recorded -> assertThat(recorded.query()).containsEntry("expand", "results"));
    }

    @Test
    void bodyCanBeTruncatedOrSlow() {
        String page = FakeJson.write(SampleBatches.page(null));
        server.respondNext(
                FakeResponse.json(200, page).truncatedAfter(5),
                FakeResponse.json(200, page).dripping(Duration.ofMillis(1)).withDelay(Duration.ofMillis(1)));

        assertThatThrownBy(() -> ANY.call(api)).isInstanceOf(FeignException.class);
        assertThat(ANY.call(api).items()).isEmpty();
        assertThatThrownBy(() -> FakeResponse.json(200, page).truncatedAfter(page.length()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void invalidArgumentsAreRejected() {
        assertThatThrownBy(() -> server.addEmptyPageAfter(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> server.repeatToken(1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> server.setDelay(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> server.setApiKey(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FakeResponse.disconnect().withDelay(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listensOnTheGivenPort() {
        int port = URI.create(server.baseUrl()).getPort();
        assertThatThrownBy(() -> FakeBatchesServer.start(port))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("port " + port);
        server.close();

        try (FakeBatchesServer next = FakeBatchesServer.start(port)) {
            assertThat(next.baseUrl()).endsWith(":" + port);
        }
    }

    @Test
    void resetRestoresTheInitialState() {
        server.setBatches(SampleBatches.generate(120, 1));
        server.addEmptyPageAfter(1);
        server.repeatToken(2, 2);
        server.setApiKey("other");
        server.respondNext(FakeResponse.error(400, "left over"));

        server.reset();

        assertThat(list(ANY)).isEmpty();
        assertThat(server.requests()).hasSize(1);
        server.setBatches(SampleBatches.generate(120, 1));
        assertThat(list(ANY)).hasSize(120);
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void randomQueriesGetTheBatchesOfANaiveFilter() {
        Random random = new Random(7);
        List<Batch> batches = new ArrayList<>(SampleBatches.generate(60, 11));
        if (isOptional("createdAt")) {
            batches.add(SampleBatches.batch("bat-undated").createdAt(null).build());
        }
        batches.add(SampleBatches.batch("bat \"\\\n\u0001é😀").build());
        server.setBatches(batches);
        String project = batches.get(0).projectId();
        server.setOrganization(project, "org-1");
        int nonEmpty = 0;
        for (int i = 0; i < 400; i++) {
            ListBatchesQuery query = randomQuery(random, batches);
            List<Batch> expected = batches.stream()
                    .filter(batch -> matches(batch, query, project))
                    .toList();

            assertThat(list(query)).as("%s", query).containsExactlyElementsOf(expected);

            int pageSize = query.pageSize() == null ? 50 : query.pageSize();
            BatchPage first = page(query);
            assertThat(first.items()).isEqualTo(expected.subList(0, Math.min(pageSize, expected.size())));
            assertThat(first.totalSize()).isEqualTo(expected.size());
            assertThat(first.nextPageToken() == null).isEqualTo(expected.size() <= pageSize);
            nonEmpty += expected.isEmpty() ? 0 : 1;
        }
        assertThat(nonEmpty).isBetween(50, 390);
    }

    private static boolean isOptional(String field) {
        return Stream.of(Batch.class.getRecordComponents())
                .anyMatch(component -> component.getName().equals(field)
                        && component.getAnnotatedType().isAnnotationPresent(Nullable.class));
    }

    /** Implements the contract as simply as possible. */
    private static boolean matches(Batch batch, ListBatchesQuery query, String projectOfOrganization) {
        if (query.status() != null && !query.status().equals(batch.status())) {
            return false;
        }
        if (query.projectId() != null && !query.projectId().equals(batch.projectId())) {
            return false;
        }
        if (query.organizationId() != null) {
            if (!query.organizationId().equals("org-1") || !batch.projectId().equals(projectOfOrganization)) {
                return false;
            }
        }
        if (query.sourceDirectoryId() != null && !query.sourceDirectoryId().equals(batch.sourceDirectoryId())) {
            return false;
        }
        if (query.createdAtOnOrAfter() != null
                && (batch.createdAt() == null || batch.createdAt().compareTo(query.createdAtOnOrAfter()) < 0)) {
            return false;
        }
        return query.createdAtOnOrBefore() == null
                || (batch.createdAt() != null && batch.createdAt().compareTo(query.createdAtOnOrBefore()) <= 0);
    }

    /** Bounds often equal a batch's creation time, to detect off-by-one errors. */
    private static ListBatchesQuery randomQuery(Random random, List<Batch> batches) {
        ListBatchesQuery.Builder query = ListBatchesQuery.builder();
        Batch some = batches.get(random.nextInt(batches.size()));
        if (random.nextInt(3) == 0) {
            query.status(some.status());
        }
        if (random.nextInt(3) == 0) {
            query.projectId(random.nextInt(5) == 0 ? "prj-nobody" : some.projectId());
        }
        if (random.nextInt(4) == 0) {
            query.organizationId(random.nextInt(3) == 0 ? "org-2" : "org-1");
        }
        if (random.nextInt(4) == 0) {
            query.sourceDirectoryId(some.sourceDirectoryId());
        }
        if (random.nextInt(3) == 0) {
            query.createdAtOnOrAfter(bound(random, some));
        }
        if (random.nextInt(3) == 0) {
            query.createdAtOnOrBefore(bound(random, batches.get(random.nextInt(batches.size()))));
        }
        if (random.nextBoolean()) {
            query.pageSize(1 + random.nextInt(20));
        }
        return query.build();
    }

    private static Instant bound(Random random, Batch batch) {
        Instant time = batch.createdAt() == null ? Instant.EPOCH : batch.createdAt();
        return time.plusMillis(random.nextInt(3) - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page_size=0",
                "page_size=x",
                "status=NOPE",
                "created_at_on_or_after=2026-01-01",
                "created_at_on_or_before=x",
                "page_token=x"
            })
    void invalidValueIsRejectedWithTheNameOfItsParameter(String query) throws Exception {
        HttpResponse<String> response = get("/api/v2/batches?" + query, server.apiKey());

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("\"loc\":[\"query\",\"" + query.substring(0, query.indexOf('=')) + "\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner=me", "Status=FAILED", "status%5B%5D=FAILED", "x", "page_size=2&owner=me"})
    void unknownParameterIsRejectedWithItsName(String query) throws Exception {
        server.setPages(List.of(List.of()));
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> response = get("/api/v2/batches?" + query, server.apiKey());

            String name = query.substring(query.indexOf('&') + 1)
                    .replaceAll("=.*", "")
                    .replace("%5B%5D", "[]");
            assertThat(response.statusCode()).isEqualTo(422);
            assertThat(response.body())
                    .contains("\"loc\":[\"query\",\"" + name + "\"]")
                    .contains("unknown parameter \\\"" + name + "\\\"; this fake server filters by ")
                    .contains("page_size", "source_directory_id");
            server.setBatches(List.of());
        }
    }

    @Test
    void unknownHeadersAndCookiesAreAccepted() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/api/v2/batches"))
                .header("Cookie", "colour=red; session=" + server.apiKey())
                .header("X-Trace", "t")
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void pageTokenIsValidOnlyForItsQuery() {
        server.setBatches(SampleBatches.generate(20, 1));
        String token = page(ListBatchesQuery.builder().pageSize(5).build()).nextPageToken();

        ErrorResponseException e = catchThrowableOfType(
                ErrorResponseException.class,
                () -> page(ListBatchesQuery.builder()
                        .pageToken(token)
                        .status(BatchStatus.FAILED)
                        .build()));

        assertThat(e.status()).isEqualTo(422);
        assertThat(e.detail()).contains("page_token");
        assertThat(page(ListBatchesQuery.builder().pageToken(token).pageSize(7).build())
                        .items())
                .hasSize(7);
    }

    @Test
    void checksKeyPathAndMethod() throws Exception {
        assertThat(get("/api/v2/batches", "wrong").statusCode()).isEqualTo(401);
        assertThat(get("/api/v2/other", server.apiKey()).statusCode()).isEqualTo(404);
        HttpRequest post = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/api/v2/batches"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(post, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void emptyPagesAndPreparedAnswersAreSentWhereRequested() {
        server.setBatches(SampleBatches.generate(10, 1));
        server.addEmptyPageAfter(1, 3);
        ListBatchesQuery query = ListBatchesQuery.builder().pageSize(4).build();

        assertThat(pages(query)).extracting(page -> page.items().size()).containsExactly(4, 0, 4, 0, 2);
        server.respondNext(FakeResponse.error(418, "teapot"));
        assertThatThrownBy(() -> page(query)).hasMessageContaining("teapot");
        assertThat(page(query).items()).hasSize(4);
        assertThatThrownBy(() -> server.repeatToken(1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sameSeedGivesTheSameBatches() {
        assertThat(SampleBatches.generate(380, 2026)).isEqualTo(SampleBatches.generate(380, 2026));
        List<Batch> batches = SampleBatches.generate(380, 2026);
        assertThat(batches).extracting(Batch::id).doesNotHaveDuplicates();
        assertThat(batches).extracting(batch -> batch.status().known()).contains(BatchStatus.Known.values());
        assertThat(batches)
                .extracting(batch -> batch.config().job().type())
                .contains(JobType.PARSE_V2, JobType.EXTRACT_V2);
        assertThat(batches).anyMatch(batch -> batch.results() == null).anyMatch(batch -> batch.results() != null);
    }

    private BatchPage page(ListBatchesQuery query) {
        return query.call(api);
    }

    private List<BatchPage> pages(ListBatchesQuery query) {
        List<BatchPage> pages = new ArrayList<>();
        String token = null;
        do {
            pages.add(page(query.toBuilder().pageToken(token).build()));
            token = pages.get(pages.size() - 1).nextPageToken();
        } while (token != null);
        return pages;
    }

    private List<Batch> list(ListBatchesQuery query) {
        return pages(query).stream().flatMap(page -> page.items().stream()).toList();
    }

    private HttpResponse<String> get(String path, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
                .header("Authorization", "Bearer " + key)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
