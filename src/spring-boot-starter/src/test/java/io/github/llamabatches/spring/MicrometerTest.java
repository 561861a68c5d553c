package io.github.llamabatches.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.micrometer.MicrometerObservationCapability;
import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.TransportException;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.testing.FakeBatchesExtension;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.SampleBatches;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.SenderContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@org.junit.jupiter.api.Tag("spring")
@ExtendWith(FakeBatchesExtension.class)
class MicrometerTest {

    private static final ListBatchesQuery ANY = ListBatchesQuery.builder().build();

    private final FakeBatchesServer server;
    private final ApplicationContextRunner application;
    private final List<Observation.Context> observed = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    MicrometerTest(FakeBatchesServer server) {
        this.server = server;
        this.application = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(BatchesAutoConfiguration.class))
                .withPropertyValues(
                        "llamacloud.batches.api-key=" + server.apiKey(),
                        "llamacloud.batches.base-url=" + server.baseUrl(),
                        "llamacloud.batches.page-size=3");
    }

    @Test
    void eachRequestIsObservedWithAnObservationRegistry() {
        application
                .withBean(ObservationRegistry.class, this::observations)
                .withBean(MeterRegistry.class, () -> meters)
                .run(this::listTwoPages);

        assertThat(observed)
                .hasSize(2)
                .extracting(Observation.Context::getName)
                .containsOnly("llamacloud.batches.requests");
        assertThat(observed.get(0).getLowCardinalityKeyValues())
                .containsExactlyInAnyOrder(
                        KeyValue.of("client", "llamaCloudBatchesClient"),
                        KeyValue.of("method", "GET"),
                        KeyValue.of("status", "200"));
        assertThat(observed.toString()).doesNotContain(server.apiKey());
        assertThat(meters.find("llamacloud.batches.requests").meter()).isNull();
    }

    /** Sets the headers like a bridge to a tracer. */
    @Test
    void noTraceHeaderOrBaggageIsSent() {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new ObservationHandler<SenderContext<Object>>() {
            @Override
            public void onStart(SenderContext<Object> context) {
                context.getSetter().set(context.getCarrier(), "baggage", "customer-id=ACME");
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return context instanceof SenderContext;
            }
        });

        application.withBean(ObservationRegistry.class, () -> registry).run(this::listTwoPages);

        assertThat(server.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.header("baggage")).isEmpty();
            assertThat(request.header("Authorization")).containsExactly("Bearer " + server.apiKey());
        });
    }

    @Test
    void eachRequestIsTimedWithAMeterRegistryAlone() {
        application.withBean(MeterRegistry.class, () -> meters).run(this::listTwoPages);

        Timer timer = meters.get("llamacloud.batches.requests").timer();
        assertThat(timer.count()).isEqualTo(2);
        assertThat(timer.getId().getTags())
                .containsExactlyInAnyOrder(
                        Tag.of("client", "llamaCloudBatchesClient"),
                        Tag.of("error", "none"),
                        Tag.of("method", "GET"),
                        Tag.of("status", "200"));
    }

    @Test
    void requestsAreTaggedWithTheBeanNameOfTheirClient() {
        application
                .withBean(ObservationRegistry.class, this::observations)
                .withUserConfiguration(TwoClients.class)
                .run(context -> {
                    context.getBean("second", BatchesClient.class).page(ANY);
                    context.getBean("first", BatchesClient.class).page(ANY);
                    context.getBean(BatchesClient.Builder.class).build().page(ANY);
                });

        assertThat(observed)
                .extracting(context -> context.getLowCardinalityKeyValue("client"))
                .containsExactly(
                        KeyValue.of("client", "second"), KeyValue.of("client", "first"), KeyValue.of("client", "none"));
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoClients {

        @Bean
        BatchesClient first(BatchesClient.Builder builder) {
            return builder.build();
        }

        /** Inherits the capabilities of the first client. */
        @Bean
        BatchesClient second(BatchesClient first) {
            return first.toBuilder().build();
        }
    }

    @Test
    void requestWithoutResponseIsObserved() {
        server.close();
        application
                .withPropertyValues("llamacloud.batches.retry.max-attempts=1")
                .withBean(ObservationRegistry.class, this::observations)
                .run(context -> assertThatThrownBy(() -> context.getBean(BatchesClient.class)
                                .list()
                                .iterator()
                                .hasNext())
                        .isInstanceOf(TransportException.class));

        assertThat(observed.get(0).getLowCardinalityKeyValues()).contains(KeyValue.of("status", "NO_ANSWER"));
        assertThat(observed.get(0).getError()).isNotNull();
    }

    @Test
    void observationsCanBeDisabled() {
        application
                .withPropertyValues("llamacloud.batches.metrics-enabled=false")
                .withBean(ObservationRegistry.class, this::observations)
                .run(this::listTwoPages);

        assertThat(observed).isEmpty();
    }

    @Test
    void nothingIsObservedWithoutARegistry() {
        application.run(this::listTwoPages);

        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void clientIsCreatedWithoutFeignMicrometer() {
        application
                .withClassLoader(new FilteredClassLoader(MicrometerObservationCapability.class))
                .withBean(ObservationRegistry.class, this::observations)
                .run(context -> {
                    listTwoPages(context);
                    assertThat(context).doesNotHaveBean(BatchesClientCustomizer.class);
                });

        assertThat(observed).isEmpty();
    }

    private void listTwoPages(ApplicationContext context) {
        server.setBatches(SampleBatches.generate(5, 1));

        assertThat(context.getBean(BatchesClient.class).list().stream()).hasSize(5);
    }

    private ObservationRegistry observations() {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStop(Observation.Context context) {
                observed.add(context);
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        return registry;
    }
}
