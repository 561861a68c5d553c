package io.github.llamabatches.spring;

import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.ListingListener;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Adds a listener to each bean that is a client, whoever made it. Only here the name of the bean is known, and only a
 * listener that is no setting doesn't go on to the clients that {@link BatchesClient#toBuilder} makes of a bean.
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
