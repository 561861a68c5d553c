package com.example.failures;

import io.micrometer.core.instrument.config.MeterFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MeterConfiguration {

    @Bean
    MeterFilter pathsWithoutQueries() {
        return MeterFilter.replaceTagValues("http.url", template -> template.replaceFirst("[?].*", ""));
    }
}
