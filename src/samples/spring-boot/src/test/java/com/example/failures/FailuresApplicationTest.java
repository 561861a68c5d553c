package com.example.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Capability;
import feign.Client;
import feign.Contract;
import feign.Feign;
import feign.RequestInterceptor;
import feign.Retryer;
import feign.codec.Decoder;
import feign.codec.ErrorDecoder;
import io.github.llamabatches.ApiErrorException;
import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.MalformedResponseException;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.testing.FakeBatchesExtension;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.FakeResponse;
import io.github.llamabatches.testing.SampleBatches;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith({FakeBatchesExtension.class, OutputCaptureExtension.class})
class FailuresApplicationTest {

    /** The JSON library of this Spring Boot version. */
    private static final String JACKSON = System.getProperty("expected.jackson");

    private FakeBatchesServer llamaCloud;
    private OwnersServer owners;
    private ConfigurableApplicationContext service;

    @BeforeEach
    void startAll(FakeBatchesServer server) throws IOException {
        llamaCloud = server;
        owners = new OwnersServer();
        service = startService(
                "--llamacloud.batches.base-url=" + llamaCloud.baseUrl(),
                "--llamacloud.batches.api-key=" + llamaCloud.apiKey());
    }

    @AfterEach
    void stopAll() {
        service.close();
        owners.close();
    }

    @Test
    void countsTheFailuresOfAllPagesIncludingAfterAnEmptyOne() {
        listFourPages();

        assertThat(llamaCloud.requests())
                .as("pages of 100, 0, 100 and 50")
                .hasSize(4)
                .allSatisfy(request -> assertThat(request.query()).containsEntry("status", "FAILED"));
    }

    @Test
    void clientsShareNoHeaders() {
        listFourPages();

        assertThat(llamaCloud.requests()).allSatisfy(request -> {
            assertThat(request.header("Authorization")).containsExactly("Bearer " + llamaCloud.apiKey());
            assertThat(request.header("X-Service")).isEmpty();
        });
        assertThat(owners.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request).containsEntry("Authorization", List.of("Bearer owners-token"));
            assertThat(request).containsEntry("X-Service", List.of("failures"));
            assertThat(request.toString()).doesNotContain(llamaCloud.apiKey(), "llamacloud", "Cookie");
        });
    }

    @Test
    void applicationHasNoOtherFeignBeans() {
        assertThat(service.getBeansOfType(RequestInterceptor.class)).containsOnlyKeys("ownersToken");
        assertThat(service.getBeansOfType(Decoder.class)).containsOnlyKeys("ownersDecoder");
        assertThat(List.of(
                        Feign.Builder.class,
                        Contract.class,
                        Client.class,
                        ErrorDecoder.class,
                        Retryer.class,
                        Capability.class))
                .allSatisfy(type -> assertThat(service.getBeansOfType(type)).isEmpty());
    }

    @Test
    void requestsAreObservedAndPagesCounted() {
        llamaCloud.respondNext(FakeResponse.error(503, "try again").withHeader("Retry-After-Ms", "1"));
        MeterRegistry meters = service.getBean(MeterRegistry.class);

        listFourPages();

        assertThat(meters.get("llamacloud.batches.requests")
                        .tag("client", "llamaCloudBatchesClient")
                        .tag("status", "200")
                        .timer()
                        .count())
                .isEqualTo(4);
        assertThat(meters.get("llamacloud.batches.pages").counter().count()).isEqualTo(4);
        assertThat(meters.get("llamacloud.batches.items").counter().count()).isEqualTo(250);
        assertThat(meters.get("llamacloud.batches.retries")
                        .tag("error", "503")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("llamacloud.batches.waits").timer().count()).isEqualTo(1);
        assertThat(meters.find("http.client.requests").meters()).isEmpty();
    }

    @Test
    void singleMeterCanBeDisabled() {
        service.close();
        service = startService(
                "--llamacloud.batches.base-url=" + llamaCloud.baseUrl(),
                "--llamacloud.batches.api-key=" + llamaCloud.apiKey(),
                "--management.metrics.enable.llamacloud.batches.waits=false");
        MeterRegistry meters = service.getBean(MeterRegistry.class);

        listFourPages();

        assertThat(meters.find("llamacloud.batches.waits").meters()).isEmpty();
        assertThat(meters.get("llamacloud.batches.pages").counter().count()).isEqualTo(4);
    }

    @Test
    void onlyJacksonOnTheClassPathReadsStrictly() {
        llamaCloud.respondNext(FakeResponse.json(200, "{\"items\":[],\"items\":[]}"));

        assertThat(isThere("com.fasterxml.jackson.databind.ObjectMapper")).isEqualTo(JACKSON.equals("JACKSON_2"));
        assertThat(isThere("tools.jackson.databind.ObjectMapper")).isEqualTo(JACKSON.equals("JACKSON_3"));
        assertThatThrownBy(() -> batches().page(ListBatchesQuery.builder().build()))
                .isInstanceOf(MalformedResponseException.class);
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
    void permanentErrorIsReported() {
        llamaCloud.respondNext(FakeResponse.error(403, "no access to this project"));

        assertThatThrownBy(() -> batches().list().stream().count())
                .isInstanceOfSatisfying(ApiErrorException.class, e -> {
                    assertThat(e.status()).isEqualTo(403);
                    assertThat(e.detail()).isEqualTo("no access to this project");
                });
    }

    @Test
    void startupWithoutKeyFailsWithARemedy(CapturedOutput output) {
        assertThatThrownBy(() -> startService());

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains(
                        "The property 'llamacloud.batches.api-key' is empty. It was set to ${LLAMA_CLOUD_API_KEY:} in class path")
                .contains("Set it to a value; if it refers to an environment variable, set that variable.");
    }

    @Test
    void invalidPropertyIsNamed(CapturedOutput output) {
        assertThatThrownBy(() -> startService("--llamacloud.batches.api-key=k", "--llamacloud.batches.page-size=0"));

        assertThat(output)
                .contains(
                        "The property 'llamacloud.batches.page-size' cannot be used: pageSize must be at least 1, not 0.");
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private ConfigurableApplicationContext startService(String... arguments) {
        return new SpringApplicationBuilder(FailuresApplication.class)
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--owners.url=" + owners.url(),
                                        "--owners.token=owners-token"),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private void listFourPages() {
        llamaCloud.setBatches(IntStream.range(0, 300)
                .mapToObj(FailuresApplicationTest::failedUnlessSixth)
                .toList());
        llamaCloud.addEmptyPageAfter(1);

        assertThat(service.getBean(FailuresController.class).failuresByOwner())
                .isEqualTo(Map.of("owner of dir-a", 150, "owner of dir-b", 100));
    }

    private BatchesClient batches() {
        return service.getBean(BatchesClient.class);
    }

    private static Batch failedUnlessSixth(int number) {
        return SampleBatches.batch("bat-" + number)
                .sourceDirectoryId(number % 2 == 0 ? "dir-a" : "dir-b")
                .status(number % 6 == 5 ? BatchStatus.COMPLETED : BatchStatus.FAILED)
                .build();
    }
}
