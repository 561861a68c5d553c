package com.example.failures;

import feign.Feign;
import feign.RequestInterceptor;
import feign.Util;
import feign.codec.Decoder;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures another Feign client of the application, with beans for its parts. */
@Configuration(proxyBeanMethods = false)
class OwnersConfiguration {

    @Bean
    RequestInterceptor ownersToken(@Value("${owners.token}") String token) {
        return request -> request.header("Authorization", "Bearer " + token).header("X-Service", "failures");
    }

    @Bean
    Decoder ownersDecoder() {
        return (response, type) -> Util.toString(response.body().asReader(StandardCharsets.UTF_8))
                .replaceAll(".*\"display_name\":\"([^\"]*)\".*", "$1");
    }

    @Bean
    OwnersApi owners(RequestInterceptor interceptor, Decoder decoder, @Value("${owners.url}") String url) {
        return Feign.builder().requestInterceptor(interceptor).decoder(decoder).target(OwnersApi.class, url);
    }
}
