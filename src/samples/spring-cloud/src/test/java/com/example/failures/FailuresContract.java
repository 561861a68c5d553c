package com.example.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llamabatches.ApiErrorException;
import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.MalformedResponseException;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.FakeResponse;
import io.github.llamabatches.testing.RecordedRequest;
import io.github.llamabatches.testing.SampleBatches;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Tests the service with each configuration of its client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FailuresContract {

    private final String profile;
    private final List<String> settings;
    private FakeBatchesServer llamaCloud;
    private OwnersServer owners;
    private ConfigurableApplicationContext service;
    private int requestsBefore;

    FailuresContract(String profile, String... settings) {
        this.profile = profile;
        this.settings = List.of(settings);
    }

    @BeforeAll
    void startAll() throws IOException {
        llamaCloud = FakeBatchesServer.start();
        owners = new OwnersServer();
        service = startService(
                "--llamacloud.batches.base-url=" + llamaCloud.baseUrl(),
                "--llamacloud.batches.api-key=" + llamaCloud.apiKey());
    }

    @AfterAll
    void stopAll() {
        service.close();
        owners.close();
        llamaCloud.close();
    }

    @BeforeEach
    void forgetRequests() {
        requestsBefore = llamaCloud.requests().size();
        owners.requests().clear();
    }

    @Test
    void countsTheFailuresOfAllPagesIncludingAfterAnEmptyOne() {
        llamaCloud.setBatches(IntStream.range(0, 300)
                .mapToObj(FailuresContract::failedUnlessSixth)
                .toList());
        llamaCloud.addEmptyPageAfter(1);

        assertThat(failuresByOwner()).isEqualTo(Map.of("owner of dir-a", 150, "owner of dir-b", 100));

        assertThat(requests())
                .as("pages of 100, 0, 100 and 50")
                .hasSize(4)
                .allSatisfy(request -> assertThat(request.query()).containsEntry("status", "FAILED"));
    }

    @Test
    void clientsShareNoHeaders() {
        llamaCloud.setBatches(List.of(failedUnlessSixth(0)));

        failuresByOwner();

        assertThat(requests()).singleElement().satisfies(request -> {
            assertThat(request.header("Authorization")).containsExactly("Bearer " + llamaCloud.apiKey());
            assertThat(request.header("Accept")).containsExactly("application/json");
            assertThat(request.headers()).doesNotContainKeys("X-owners-token", "X-service", "X-tenant");
        });
        assertThat(owners.requests()).singleElement().satisfies(request -> {
            assertThat(request).containsEntry("X-Owners-Token", List.of("owners-token"));
            assertThat(request).containsEntry("Authorization", List.of("Bearer internal"));
            assertThat(request).containsEntry("X-Service", List.of("failures"));
            assertThat(request).containsEntry("X-Tenant", List.of("acme"));
            assertThat(request.toString()).doesNotContain(llamaCloud.apiKey(), "llamacloud", "Cookie");
        });
    }

    @Test
    void filtersAreSentUnchanged() {
        batches()
                .page(ListBatchesQuery.builder()
                        .createdAtOnOrAfter(Instant.parse("2026-03-01T00:00:00.5Z"))
                        .organizationId("a+b & c=d;e/f?g#h%2B")
                        .projectId("Größe 東京 😀")
                        .build());

        assertThat(requests()).singleElement().satisfies(request -> {
            assertThat(request.query())
                    .containsOnly(
                            Map.entry("created_at_on_or_after", "2026-03-01T00:00:00.500Z"),
                            Map.entry("organization_id", "a+b & c=d;e/f?g#h%2B"),
                            Map.entry("project_id", "Größe 東京 😀"));
            assertThat(request.rawQuery()).contains("a%2Bb%20%26%20c%3Dd%3Be", "%252B");
        });
    }

    @Test
    void unknownStatusIsKept() {
        llamaCloud.setBatches(List.of(SampleBatches.batch("bat-1")
                .status(BatchStatus.of("REHYDRATING"))
                .build()));

        assertThat(batches().list().stream().map(batch -> batch.status().value()))
                .containsExactly("REHYDRATING");
    }

    @Test
    void ambiguousResponseIsRejected() {
        llamaCloud.respondNext(FakeResponse.json(200, "{\"items\":[],\"items\":[]}"));

        assertThatThrownBy(() -> batches().page(ListBatchesQuery.builder().build()))
                .isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void transientErrorIsRetried() {
        llamaCloud.setBatches(List.of(failedUnlessSixth(0)));
        llamaCloud.respondNext(FakeResponse.error(503, "try again").withHeader("Retry-After", "0"));

        assertThat(batches().list().stream()).hasSize(1);

        assertThat(requests()).hasSize(2);
    }

    @Test
    void customizersSettingsApply() {
        for (int attempt = 1; attempt < 5; attempt++) {
            llamaCloud.respondNext(FakeResponse.error(503, "try again").withHeader("Retry-After-Ms", "1"));
        }

        batches().page(ListBatchesQuery.builder().build());

        assertThat(requests())
                .hasSize(5)
                .allSatisfy(request ->
                        assertThat(request.header("User-Agent").get(0)).startsWith("failures/1 "));
    }

    @Test
    void onlyStarterPropertiesReadByTheServiceApply() {
        try (ConfigurableApplicationContext other = startService(
                "--llamacloud.batches.base-url=" + llamaCloud.baseUrl(),
                "--llamacloud.batches.api-key=" + llamaCloud.apiKey(),
                "--llamacloud.batches.page-size=7",
                "--llamacloud.batches.user-agent=other/2",
                "--llamacloud.batches.retry.max-attempts=1")) {
            llamaCloud.respondNext(FakeResponse.error(503, "try again").withHeader("Retry-After-Ms", "1"));

            other.getBean(BatchesClient.class).page(ListBatchesQuery.builder().build());
        }

        assertThat(requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.query()).isEmpty();
            assertThat(request.header("User-Agent").get(0)).startsWith("failures/1 ");
        });
    }

    @Test
    void meterTagsContainNoQueryTemplate() {
        batches().page(ListBatchesQuery.builder().build());

        assertThat(service.getBean(MeterRegistry.class)
                        .get("http.client.requests")
                        .meters())
                .extracting(meter -> meter.getId().getTag("http.url"))
                .contains("/api/v2/batches")
                .noneMatch(url -> url.contains("page_size"));
    }

    @Test
    void permanentErrorIsReported() {
        llamaCloud.respondNext(FakeResponse.error(403, "no access to this project"));

        assertThatThrownBy(() -> batches().list().stream().count())
                .isInstanceOfSatisfying(ApiErrorException.class, e -> {
                    assertThat(e.status()).isEqualTo(403);
                    assertThat(e.detail()).isEqualTo("no access to this project");
                });
    }

    @Test
    void startupWithoutKeyFailsAndNamesTheProperty() {
        assertThatThrownBy(() -> startService()).hasStackTraceContaining("llamacloud.batches.api-key");
        assertThatThrownBy(() -> startService("--llamacloud.batches.api-key="))
                .hasStackTraceContaining("llamacloud.batches.api-key");
    }

    private ConfigurableApplicationContext startService(String... further) {
        List<String> arguments = new ArrayList<>(settings);
        arguments.addAll(List.of("--server.port=0", "--owners.url=" + owners.url(), "--owners.token=owners-token"));
        arguments.addAll(List.of(further));
        return new SpringApplicationBuilder(FailuresApplication.class)
                .profiles(profile)
                .run(arguments.toArray(String[]::new));
    }

    private Map<String, Integer> failuresByOwner() {
        return service.getBean(FailuresController.class).failuresByOwner();
    }

    private BatchesClient batches() {
        return service.getBean(BatchesClient.class);
    }

    private List<RecordedRequest> requests() {
        List<RecordedRequest> all = llamaCloud.requests();
        return all.subList(requestsBefore, all.size());
    }

    private static Batch failedUnlessSixth(int number) {
        return SampleBatches.batch("bat-" + number)
                .sourceDirectoryId(number % 2 == 0 ? "dir-a" : "dir-b")
                .status(number % 6 == 5 ? BatchStatus.COMPLETED : BatchStatus.FAILED)
                .build();
    }
}
