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
 * Auto-configures a {@link BatchesClient} from the properties {@code llamacloud.batches.*}, unless the application
 * defines one, and a {@link BatchesClient.Builder} with the same settings for each injection point. Applies beans of
 * the types {@link BatchesClientCustomizer} and {@link ListingListener}.
 *
 * <p>The client is built with a separate {@link Feign.Builder}. No bean has a Feign type, because Spring Cloud
 * OpenFeign would use it for every client, and the application's interceptors, decoders and other Feign beans aren't
 * used.
 *
 * <p>Backs off if the application has a bean of type {@link BatchesApi}, for example from {@code @FeignClient}, and
 * sets no credentials.
 */
@AutoConfiguration(
        // The packages differ between Spring Boot 3 and 4.
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

    /** Created by Spring. */
    BatchesAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    @Conditional(IsWanted.class)
    BatchesClient llamaCloudBatchesClient(BatchesClient.Builder builder, BatchesProperties properties) {
        return BatchesClientFactory.build(builder, properties);
    }

    /** Lets applications build several clients from the same properties. */
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

    /** Matches unless Spring converts the property's value to false. Binding rejects values that aren't booleans. */
    static final class IsEnabled implements Condition {

        private static final Set<String> NO = Set.of("false", "off", "no", "0");

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            String value = context.getEnvironment().getProperty(BatchesProperties.PREFIX + ".enabled", "true");
            return !NO.contains(value.strip().toLowerCase(Locale.ROOT));
        }
    }

    /** An application with its own {@link BatchesApi} gets a client only if it sets credentials. */
    static final class IsWanted extends AnyNestedCondition {

        IsWanted() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @Conditional(CredentialsAreSet.class)
        static final class HasCredentials {}

        @ConditionalOnMissingBean(BatchesApi.class)
        static final class HasNoApi {}
    }

    /** Used instead of ConditionalOnProperty, whose error for an unresolved placeholder doesn't name the property. */
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
