package io.github.llamabatches.spring;

import feign.Feign;
import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.ListingListener;
import io.github.llamabatches.api.BatchesApi;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Makes a {@link BatchesClient} of the properties {@code llamacloud.batches.*}, unless the application has one, and a
 * {@link BatchesClient.Builder} with all of them set for each that asks for one. Beans of the types
 * {@link BatchesClientCustomizer} and {@link ListingListener} take part in it.
 *
 * <p>The client is built with a {@link Feign.Builder} of its own. No type of Feign becomes a bean, because Spring Cloud
 * OpenFeign would use it for every client, and no interceptor, decoder or other Feign bean of the application is used.
 *
 * <p>An application that builds {@link BatchesApi} itself, with {@code @FeignClient} for example, and sets no key is
 * left alone.
 */
@AutoConfiguration(
        // Spring Boot 3 and 4 have them in different packages.
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
        })
@Conditional(BatchesAutoConfiguration.IsEnabled.class)
@EnableConfigurationProperties(BatchesProperties.class)
@Import(MicrometerConfiguration.class)
public class BatchesAutoConfiguration {

    /** Made by Spring. */
    BatchesAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    @Conditional(IsWanted.class)
    BatchesClient llamaCloudBatchesClient(BatchesClient.Builder builder, BatchesProperties properties) {
        return BatchesClientFactory.build(builder, properties);
    }

    /** For those who make their clients themselves, several perhaps, and want the properties in each. */
    @Bean
    @Scope("prototype")
    @ConditionalOnMissingBean
    BatchesClient.Builder llamaCloudBatchesClientBuilder(
            BatchesProperties properties,
            Environment environment,
            ObjectProvider<SslBundles> bundles,
            ObjectProvider<BatchesClientCustomizer> customizers,
            ObjectProvider<ListingListener> listeners) {
        return BatchesClientFactory.builder(
                properties,
                environment,
                bundles.getIfAvailable(),
                customizers.orderedStream(),
                listeners.orderedStream());
    }

    /** Every text that Spring reads as "false" turns it off; one that is neither true nor false fails when bound. */
    static final class IsEnabled implements Condition {

        private static final Set<String> NO = Set.of("false", "off", "no", "0");

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            String value = context.getEnvironment().getProperty(BatchesProperties.PREFIX + ".enabled", "true");
            return !NO.contains(value.strip().toLowerCase(Locale.ROOT));
        }
    }

    /** Whoever builds the API himself may not want a second client, but whoever gives a key does. */
    static final class IsWanted extends AnyNestedCondition {

        IsWanted() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @Conditional(CredentialsAreSet.class)
        static final class HasCredentials {}

        @ConditionalOnMissingBean(BatchesApi.class)
        static final class HasNoApi {}
    }

    /**
     * Not by ConditionalOnProperty, which a placeholder that nothing resolves makes fail without a word of the
     * property.
     */
    static final class CredentialsAreSet implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Stream.of(BatchesProperties.API_KEY, BatchesProperties.SESSION_COOKIE)
                    .anyMatch(property -> isSet(context.getEnvironment(), property));
        }

        private static boolean isSet(Environment environment, String property) {
            try {
                return StringUtils.hasText(environment.getProperty(property));
            } catch (IllegalArgumentException e) {
                return true;
            }
        }
    }
}
