package io.github.llamabatches.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.micrometer.MicrometerObservationCapability;
import io.github.llamabatches.ApiErrorException;
import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.ListingListener;
import io.github.llamabatches.TransportException;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.FakeResponse;
import io.github.llamabatches.testing.SampleBatches;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@org.junit.jupiter.api.Tag("spring")
class BatchesMetersTest {

    private static final String ALONE = "llamaCloudBatchesClient";

    private final FakeBatchesServer server = FakeBatchesServer.start();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ApplicationContextRunner withoutMeters = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(BatchesAutoConfiguration.class))
            .withClassLoader(new FilteredClassLoader(MicrometerObservationCapability.class))
            .withPropertyValues(
                    "llamacloud.batches.api-key=" + server.apiKey(),
                    "llamacloud.batches.base-url=" + server.baseUrl(),
                    "llamacloud.batches.page-size=3");
    private final ApplicationContextRunner application =
            withoutMeters.withBean("registry", MeterRegistry.class, () -> meters);

    @BeforeEach
    void fill() {
        server.setBatches(SampleBatches.generate(5, 1));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pagesItemsRetriesFailuresAndWaitsAreMeasured() {
        application.run(context -> {
            everythingOnce(context.getBean(BatchesClient.class));

            assertThat(count("pages", ALONE)).isEqualTo(2);
            assertThat(count("items", ALONE)).isEqualTo(5);
            assertThat(meters.get("llamacloud.batches.retries")
                            .tag("error", "503")
                            .counter()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("llamacloud.batches.failures")
                            .tag("error", "403")
                            .counter()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("llamacloud.batches.waits").timer().count()).isEqualTo(1);
            assertThat(meters.get("llamacloud.batches.waits").timer().totalTime(TimeUnit.MILLISECONDS))
                    .isEqualTo(7);
        });
    }

    @Test
    void requestWithoutResponseIsTaggedWithItsException() {
        server.close();
        application
                .withPropertyValues("llamacloud.batches.retry.max-attempts=1")
                .run(context -> {
                    BatchesClient client = context.getBean(BatchesClient.class);

                    assertThatThrownBy(() -> client.list().stream().count()).isInstanceOf(TransportException.class);
                    assertThat(meters.get("llamacloud.batches.failures")
                                    .tag("error", "TransportException")
                                    .counter()
                                    .count())
                            .isEqualTo(1);
                });
    }

    @Test
    void countersExistBeforeTheFirstListing() {
        application.run(context -> {
            assertThat(count("pages", ALONE)).isZero();
            assertThat(count("items", ALONE)).isZero();
            assertThat(server.requests()).isEmpty();
        });
    }

    @Test
    void documentationListsAllMeters() throws IOException {
        Path page = Path.of(System.getProperty("project.root"), "docs", "spring-boot.md");
        application.run(context -> everythingOnce(context.getBean(BatchesClient.class)));

        assertThat(Files.readAllLines(page))
                .filteredOn(line -> line.startsWith("| `llamacloud.batches."))
                .containsExactlyInAnyOrderElementsOf(meters.getMeters().stream()
                        .map(Meter::getId)
                        .map(id -> "| `" + id.getName() + "` | "
                                + id.getType().name().toLowerCase(Locale.ROOT) + " | " + id.getBaseUnit() + " | "
                                + id.getTags().stream()
                                        .map(tag -> '`' + tag.getKey() + '`')
                                        .collect(Collectors.joining(", "))
                                + " | " + id.getDescription() + " |")
                        .toList());
    }

    @Test
    void tagsContainNoPartOfQueryTokenOrResponse() {
        server.respondNext(FakeResponse.error(503, "secret of the server").withHeader("Retry-After-Ms", "7"));
        application.run(context -> context.getBean(BatchesClient.class)
                .list(ListBatchesQuery.builder()
                        .organizationId("secret-organization")
                        .projectId("secret-project")
                        .build())
                .forEach(batch -> {}));

        assertThat(meters.getMeters())
                .isNotEmpty()
                .flatExtracting(meter -> meter.getId().getTags())
                .extracting(Tag::getValue)
                .containsOnly(ALONE, "503");
    }

    @Test
    void clientsAreTaggedWithTheirBeanNames() {
        application.withUserConfiguration(ThreeClients.class).run(context -> {
            context.getBean("nightly", BatchesClient.class).list().forEach(batch -> {});
            context.getBean("byHand", BatchesClient.class).page(query(1));

            assertThat(count("items", "nightly")).isEqualTo(5);
            assertThat(count("items", "byHand")).isEqualTo(1);
            assertThat(count("items", "another")).isZero();
        });
    }

    @Test
    void clientDerivedFromABeanIsNotCountedForThatBean() {
        application.withUserConfiguration(ThreeClients.class).run(context -> {
            context.getBean("another", BatchesClient.class).page(query(2));

            assertThat(count("items", "another")).isEqualTo(2);
            assertThat(count("items", "nightly")).isZero();
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class ThreeClients {

        @Bean
        BatchesClient nightly(BatchesClient.Builder builder) {
            return builder.build();
        }

        @Bean
        BatchesClient another(BatchesClient nightly) {
            return nightly.toBuilder().pageSize(5).build();
        }

        @Bean
        BatchesClient byHand() {
            return BatchesClient.of(query -> SampleBatches.page(
                    null, SampleBatches.generate(query.pageSize(), 1).toArray(Batch[]::new)));
        }
    }

    @Test
    void metersCanBeAddedToAClientWithoutSpring() throws IOException {
        BatchesClient.builder()
                .baseUrl(server.baseUrl())
                .apiKey(server.apiKey())
                .listener(new BatchesMeters(meters, "tenant-a"))
                .build()
                .list()
                .forEach(batch -> {});

        assertThat(count("items", "tenant-a")).isEqualTo(5);
        assertThat(Files.readString(Path.of(
                        System.getProperty("project.root"),
                        "src/spring-boot-starter/src/main/java/io/github/llamabatches/spring/BatchesMeters.java")))
                .doesNotContain("springframework");
    }

    @Test
    void applicationsListenersAreCalledToo() {
        List<Integer> pages = new ArrayList<>();
        application
                .withBean(ListingListener.class, () -> new ListingListener() {
                    @Override
                    public void onPage(int pageNumber, BatchPage page) {
                        pages.add(pageNumber);
                    }
                })
                .run(context ->
                        context.getBean(BatchesClient.class).list().stream().count());

        assertThat(pages).containsExactly(1, 2);
        assertThat(count("pages", ALONE)).isEqualTo(2);
    }

    @Test
    void metersCanBeDisabled() {
        application
                .withPropertyValues("llamacloud.batches.metrics-enabled=off")
                .run(context ->
                        context.getBean(BatchesClient.class).list().stream().count());

        assertThat(meters.getMeters()).isEmpty();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void clientIsCreatedWithoutMicrometerOrAUniqueRegistry() {
        ApplicationContextRunner withoutMicrometer =
                withoutMeters.withClassLoader(new FilteredClassLoader("io.micrometer.core", "feign.micrometer"));
        ApplicationContextRunner withTwo =
                application.withBean("second", MeterRegistry.class, SimpleMeterRegistry::new);
        for (ApplicationContextRunner runner : List.of(withoutMicrometer, withoutMeters, withTwo)) {
            runner.run(context -> {
                assertThat(context).doesNotHaveBean(ClientListeners.class);
                assertThat(context.getBean(BatchesClient.class).list().stream()).hasSize(5);
            });
        }
        assertThat(meters.getMeters()).isEmpty();
    }

    /** Lists two pages after one retry, then fails once. */
    private void everythingOnce(BatchesClient client) {
        server.respondNext(FakeResponse.error(503, "busy").withHeader("Retry-After-Ms", "7"));
        client.list().forEach(batch -> {});
        server.respondNext(FakeResponse.error(403, "no"));
        assertThatThrownBy(() -> client.page(query(1))).isInstanceOf(ApiErrorException.class);
    }

    private double count(String meter, String client) {
        Counter counter =
                meters.get("llamacloud.batches." + meter).tag("client", client).counter();
        return counter.count();
    }

    private static ListBatchesQuery query(int pageSize) {
        return ListBatchesQuery.builder().pageSize(pageSize).build();
    }
}
