package io.github.llamabatches.spring;

import io.github.llamabatches.BatchesClient;

/**
 * A bean of this type takes part in the making of the auto-configured {@link BatchesClient}, after the properties and
 * in Spring's order: for what no property can say, such as another transport, an interceptor, or a key that changes.
 */
@FunctionalInterface
public interface BatchesClientCustomizer {

    /**
     * Changes what will be built.
     *
     * @param builder the builder, with all properties set
     */
    void customize(BatchesClient.Builder builder);
}
