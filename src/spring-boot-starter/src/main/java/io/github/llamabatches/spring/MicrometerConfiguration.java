package io.github.llamabatches.spring;

import feign.micrometer.MicrometerObservationCapability;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Records metrics and observations of the clients if Micrometer is present. */
@Configuration(proxyBeanMethods = false)
class MicrometerConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnSingleCandidate(MeterRegistry.class)
    static class Metering {

        @Bean
        static ClientListeners llamaCloudBatchesMeters(
                ObjectProvider<BatchesProperties> properties, ObjectProvider<MeterRegistry> meters) {
            return new ClientListeners(
                    () -> properties.getObject().metricsEnabled(), name -> new BatchesMeters(meters.getObject(), name));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({MicrometerObservationCapability.class, MeterRegistry.class})
    static class Observing {

        @Bean
        static ClientListeners llamaCloudBatchesObservedClients(
                ObjectProvider<BatchesProperties> properties,
                ObjectProvider<ObservationRegistry> observations,
                ObjectProvider<MeterRegistry> meters) {
            return new ClientListeners(
                    () -> registry(properties.getObject(), observations, meters) != null, Observations::nameOfClient);
        }

        @Bean
        BatchesClientCustomizer llamaCloudBatchesMicrometerCustomizer(
                BatchesProperties properties,
                ObjectProvider<ObservationRegistry> observations,
                ObjectProvider<MeterRegistry> meters) {
            return builder -> {
                ObservationRegistry registry = registry(properties, observations, meters);
                if (registry != null) {
                    builder.capability(Observations.capability(registry));
                }
            };
        }

        /** Without an observation registry, records the same meter in the meter registry alone. */
        private static @Nullable ObservationRegistry registry(
                BatchesProperties properties,
                ObjectProvider<ObservationRegistry> observations,
                ObjectProvider<MeterRegistry> meters) {
            ObservationRegistry given = observations.getIfUnique();
            MeterRegistry meterRegistry = meters.getIfUnique();
            if (!properties.metricsEnabled()) {
                return null;
            }
            if (given != null || meterRegistry == null) {
                return given;
            }
            ObservationRegistry registry = ObservationRegistry.create();
            registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meterRegistry));
            return registry;
        }
    }
}
