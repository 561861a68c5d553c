package io.github.llamabatches.spring.example;

import io.github.llamabatches.spring.BatchesClientCustomizer;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeyThatChanges {

    @Bean
    BatchesClientCustomizer keyOfTheVault(Supplier<String> vault) {
        return builder -> builder.apiKey(vault);
    }
}
