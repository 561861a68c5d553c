package io.github.llamabatches.spring;

import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.ListingListener;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Adds a listener to each bean of type {@link BatchesClient}, including those that the application defines. A
 * post-processor receives the name of the bean. The listener is added with {@link BatchesClient#withListener}, so that
 * clients created with {@link BatchesClient#toBuilder} don't inherit it.
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
