package com.example.failures;

import feign.RequestInterceptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds headers that internal services require. Spring Cloud applies them to every client that inherits beans. */
@Configuration(proxyBeanMethods = false)
class InternalServices {

    @Bean
    RequestInterceptor serviceIdentity() {
        return request -> request.header("Authorization", "Bearer internal").header("X-Service", "failures");
    }
}
