package com.example.failures;

import feign.RequestInterceptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the company's own services want from all that call them. Spring Cloud gives it to every client that inherits.
 */
@Configuration(proxyBeanMethods = false)
class InternalServices {

    @Bean
    RequestInterceptor serviceIdentity() {
        return request -> request.header("Authorization", "Bearer internal").header("X-Service", "failures");
    }
}
