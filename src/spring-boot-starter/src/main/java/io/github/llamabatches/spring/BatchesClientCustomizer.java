package io.github.llamabatches.spring;

import io.github.llamabatches.BatchesClient;

/**
 * Customizes the auto-configured {@link BatchesClient.Builder} where properties don't suffice: another transport, an
 * interceptor, or a rotating API key. Beans of this type are called after the properties are applied, in Spring's
 * order.
 */
@FunctionalInterface
public interface BatchesClientCustomizer {

    /**
     * Customizes the builder.
     *
     * @param builder the builder, with all properties set
     */
    void customize(BatchesClient.Builder builder);
}
