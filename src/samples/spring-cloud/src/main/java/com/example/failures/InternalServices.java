package com.example.failures;

import feign.RequestInterceptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds the headers that the company's own services require. Spring Cloud gives them to every client that inherits. */
@Configuration(proxyBeanMethods = false)
class InternalServices {

    @Bean
    RequestInterceptor serviceIdentity() {
        return request -> request.header("Authorization", "Bearer internal").header("X-Service", "failures");
    }
}
