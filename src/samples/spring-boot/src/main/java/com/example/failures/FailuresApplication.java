package com.example.failures;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class FailuresApplication {

    public static void main(String[] args) {
        SpringApplication.run(FailuresApplication.class, args);
    }
}
