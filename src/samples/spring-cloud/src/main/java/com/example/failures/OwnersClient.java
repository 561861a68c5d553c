package com.example.failures;

import feign.RequestInterceptor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Another service, which returns the owner of a directory: an ordinary Spring Cloud client. */
@FeignClient(name = "owners", url = "${owners.url}", configuration = OwnersClient.Configuration.class)
interface OwnersClient {

    @GetMapping("/owner")
    Owner ownerOf(@RequestParam("directory") String directoryId);

    record Owner(String displayName) {}

    class Configuration {

        @Bean
        RequestInterceptor ownersToken(@Value("${owners.token}") String token) {
            return request -> request.header("X-Owners-Token", token);
        }
    }
}
