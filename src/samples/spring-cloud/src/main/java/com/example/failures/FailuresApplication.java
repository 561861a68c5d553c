package com.example.failures;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.openfeign.EnableFeignClients;

@SpringBootApplication
@EnableFeignClients(clients = OwnersClient.class)
class FailuresApplication {

    public static void main(String[] args) {
        SpringApplication.run(FailuresApplication.class, args);
    }
}
