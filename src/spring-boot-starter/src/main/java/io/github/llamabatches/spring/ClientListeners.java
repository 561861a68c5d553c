package io.github.llamabatches.spring;

import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.ListingListener;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Adds a listener to each bean of type {@link BatchesClient}, including those that the application defines. A
 * post-processor is needed for the name of the bean, and {@link BatchesClient#withListener} because clients created
 * with {@link BatchesClient#toBuilder} must not inherit the listener.
 */
final class ClientListeners implements BeanPostProcessor {

    private final BooleanSupplier wanted;
    private final Function<String, ListingListener> listenerOfName;

    ClientListeners(BooleanSupplier wanted, Function<String, ListingListener> listenerOfName) {
        this.wanted = wanted;
        this.listenerOfName = listenerOfName;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof BatchesClient client && wanted.getAsBoolean()
                ? client.withListener(listenerOfName.apply(beanName))
                : bean;
    }
}
